"""Publishing freezes the files of a document with their hashes and the figures they print."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, transaction

from salford_css.core import activity
from salford_css.core.documents import formats
from salford_css.core.documents.tree import Paragraph, runs
from salford_css.core.models import ActivityLog, Job, Publication, PublicationFile, User
from salford_css.core.services.publishing import NOT_YOURS, publish, publish_document
from tests.core.documents.notices import DAY, built, exempt, notice, notices, registered

__all__ = ["notices"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def published(by: User, **facts: Any) -> Publication:
    row = notice(**facts)
    made = publish(subject=row, kind="notice", as_at=DAY, by=by)
    assert isinstance(made, Publication)
    return made


def test_a_director_publishes_page_word_and_pdf(dora: User):
    files = published(dora).files.order_by("format")
    assert [file.name for file in files] == [f"a-notice-2004-06-01.{suffix}" for suffix in ("docx", "html", "pdf")]
    assert bytes(files[2].content).startswith(b"%PDF-1.7")


def test_the_hash_and_the_size_are_those_of_the_bytes(dora: User):
    for file in published(dora).files.all():
        content = bytes(file.content)
        assert (file.sha256, file.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_the_publication_says_what_as_at_when_and_by_which_post(dora: User):
    made = published(dora)
    assert (made.title, made.kind, made.as_at, made.part) == ("A notice", "notice", DAY, "open")
    assert str(made.published_by) == "Director"
    logged = ActivityLog.objects.filter(deed="document-published").values_list("actor", flat=True)
    assert set(logged) == {activity.actor_name(dora)}


def test_the_figures_it_prints_are_kept_with_their_versions(dora: User):
    figure = published(dora).figures.get()
    assert (figure.token, figure.text, figure.version) == ("pool:ld:budget", "£22,139,300", "version 1")


def test_the_figures_stand_at_the_end_of_the_document(dora: User):
    page = bytes(published(dora).files.get(format="html").content).decode()
    assert "Figures taken from the record, as they read on 1 June 2004" in page
    assert "Pooled budget" in page


def test_what_was_published_cannot_be_changed(dora: User):
    file = published(dora).files.first()
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        PublicationFile.objects.filter(pk=file.pk).update(content=b"other")
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        Publication.objects.update(title="Another")


def test_the_same_record_gives_the_same_bytes_another_time(dora: User):
    first = published(dora)
    second = publish(subject=first.record, kind="notice", as_at=DAY, by=dora)
    hashes = [set(one.files.values_list("sha256", flat=True)) for one in (first, second)]
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize("who", ["omar", "carl", "ada"])
def test_nobody_else_publishes_it(who: str, request: pytest.FixtureRequest):
    with pytest.raises(PermissionDenied, match=NOT_YOURS):
        published(request.getfixturevalue(who))
    assert not Publication.objects.exists()


def test_a_print_is_published_by_nobody(dora: User):
    with pytest.raises(PermissionDenied):
        publish(subject=notice(), kind="print", as_at=DAY, by=dora)


def test_a_record_in_part_2_is_not_published_in_part_1(dora: User):
    row = exempt()
    document = replace(built(row, as_at=DAY, reader=dora), part="open")
    with pytest.raises(ValidationError, match="cannot be published in Part 1"):
        publish_document(subject=row, kind="notice", document=document, as_at=DAY, by=dora)


def test_a_document_with_faults_is_refused_in_words_and_nothing_is_kept(dora: User):
    row = notice()
    document = replace(built(row, as_at=DAY, reader=dora), blocks=(Paragraph(runs(""), "1.1"),))
    with pytest.raises(ValidationError, match=r"Paragraph 1\.1 is empty"):
        publish_document(subject=row, kind="notice", document=document, as_at=DAY, by=dora)
    assert not Publication.objects.exists()


def test_letters_without_a_glyph_are_remarked(dora: User):
    assert "🎉 (party popper)" in published(dora, title="A party \N{PARTY POPPER}").remarks


def test_a_draft_becomes_final_when_it_is_published(dora: User):
    row = notice()
    document = replace(built(row, as_at=DAY, reader=dora), draft_on=DAY)
    made = publish_document(subject=row, kind="notice", document=document, as_at=DAY, by=dora, form=("html",))
    assert b"DRAFT" not in bytes(made.files.get().content)


def test_a_long_document_is_published_in_the_background(dora: User, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(formats, "AT_ONCE", 10)
    job = publish(subject=notice(note="20"), kind="notice", as_at=DAY, by=dora)
    assert isinstance(job, Job)
    job.refresh_from_db()
    assert (job.failed, job.done, job.total, job.sentence) == (False, 3, 3, "A notice is published.")
    assert job.result_url == Publication.objects.get().get_absolute_url()


def test_who_may_not_see_the_record_does_not_see_its_publication(dora: User, carl: User):
    row = exempt()
    publish(subject=row, kind="notice", as_at=DAY, by=dora)
    assert Publication.objects.visible_to(dora).count() == 1
    assert not Publication.objects.visible_to(carl).exists()


def test_a_publication_of_a_sort_nobody_registered_is_seen_by_nobody(dora: User, monkeypatch):
    published(dora)
    monkeypatch.setattr("salford_css.core.registry.documents.kinds", {})
    assert not Publication.objects.visible_to(dora).exists()
    assert registered().kinds
