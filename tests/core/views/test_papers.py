"""Documents as downloads: drafts from any page of one thing, and what was published."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from salford_css.core import clock
from salford_css.core.models import Publication, User
from salford_css.core.services.publishing import publish
from salford_css.core.words import day
from tests.core.documents import tags
from tests.core.documents.notices import DAY, exempt, notice, notices

__all__ = ["notices"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def made(dora: User) -> Publication:
    found = publish(subject=notice(), kind="notice", as_at=DAY, by=dora)
    assert isinstance(found, Publication)
    return found


# ------------------------------------------------------------------ drafts


def test_a_page_offers_its_documents_in_every_form(omar: User):
    notice()
    page = browser(omar).get("/documents/notice/").content.decode()
    for suffix in ("html", "docx", "pdf"):
        assert f'href="/documents/notice/notice.{suffix}"' in page


def test_a_draft_is_a_file_that_says_so(omar: User):
    notice()
    response = browser(omar).get("/documents/notice/notice.pdf")
    today = clock.today()
    assert response["Content-Disposition"] == f'attachment; filename="a-notice-{today}-draft.pdf"'
    assert f"DRAFT of {day(today)}" in tags.words(response.content)


def test_a_print_that_nobody_publishes_is_no_draft(omar: User):
    notice()
    assert b"DRAFT" not in browser(omar).get("/documents/print/notice.html").content


def test_a_page_is_shown_and_may_run_nothing(omar: User):
    notice()
    response = browser(omar).get("/documents/notice/notice.html")
    assert response["Content-Disposition"].startswith("inline")
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'sha256-" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_exempt_record_has_a_document_but_not_for_a_cabinet_member(carl: User, omar: User):
    exempt()
    assert browser(carl).get("/documents/notice/notice.pdf").status_code == 404
    assert browser(omar).get("/documents/notice/notice.pdf").status_code == 200


@pytest.mark.parametrize(
    "address", ["/documents/other/notice.pdf", "/documents/notice/none.pdf", "/documents/notice/notice.rtf"]
)
def test_what_does_not_exist_is_not_found(address: str, omar: User):
    notice()
    assert browser(omar).get(address).status_code == 404


def test_a_document_with_faults_is_refused_in_words(omar: User):
    notice(title=" ")
    response = browser(omar).get("/documents/notice/notice.pdf")
    assert response.status_code == 422
    assert "The document has no title." in response.content.decode()


# ------------------------------------------------------------------ publishing by a page


def test_a_director_reads_what_publishing_means_and_does_it(dora: User):
    notice()
    client = browser(dora)
    assert "its files never change" in client.get("/documents/notice/notice/publish/").content.decode()
    response = client.post("/documents/notice/notice/publish/")
    assert response.headers["Location"] == Publication.objects.get().get_absolute_url()


def test_an_officer_is_offered_no_publishing_and_refused_it(omar: User):
    notice()
    client = browser(omar)
    assert "/publish/" not in client.get("/documents/notice/").content.decode()
    assert client.post("/documents/notice/notice/publish/").status_code == 403


def test_what_is_wrong_is_said_above_the_form(dora: User):
    notice(title=" ")
    response = browser(dora).post("/documents/notice/notice/publish/")
    assert (response.status_code, "The document has no title." in response.content.decode()) == (422, True)


# ------------------------------------------------------------------ what was published


def test_the_page_of_a_publication_says_what_as_at_by_whom_and_its_hashes(made: Publication, omar: User):
    page = browser(omar).get(made.get_absolute_url()).content.decode()
    for words in ("1 June 2004", "by Director", "£22,139,300", made.files.get(format="pdf").sha256):
        assert words in page


def test_a_file_is_handed_over_byte_for_byte(made: Publication, omar: User):
    file = made.files.get(format="docx")
    response = browser(omar).get(file.get_absolute_url())
    assert response.content == bytes(file.content)
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Disposition"] == 'attachment; filename="a-notice-2004-06-01.docx"'


def test_a_file_can_be_compared_with_what_was_published(made: Publication, omar: User):
    held = SimpleUploadedFile("mine.pdf", bytes(made.files.get(format="pdf").content))
    answer = browser(omar).post(made.get_absolute_url(), {"file": held}).content.decode()
    assert "Your file is the PDF of this publication, byte for byte." in answer


def test_a_file_that_differs_in_one_byte_is_not_the_same(made: Publication, omar: User):
    content = bytearray(made.files.get(format="pdf").content)
    content[-20] ^= 1
    answer = browser(omar).post(made.get_absolute_url(), {"file": SimpleUploadedFile("mine.pdf", bytes(content))})
    assert "Your file is none of these" in answer.content.decode()


def test_a_comparison_without_a_file_is_refused(made: Publication, omar: User):
    response = browser(omar).post(made.get_absolute_url())
    assert (response.status_code, "Choose the file that you hold." in response.content.decode()) == (422, True)


def test_an_exempt_publication_does_not_exist_for_a_cabinet_member(dora: User, carl: User):
    publication = publish(subject=exempt(), kind="notice", as_at=DAY, by=dora)
    client = browser(carl)
    for address in (publication.get_absolute_url(), f"{publication.get_absolute_url()}file.pdf"):
        assert client.get(address).status_code == 404
    assert "A secret" not in client.get("/publications/").content.decode()


def test_publications_are_listed_and_the_empty_list_says_so(omar: User, dora: User):
    assert "Nothing has been published yet." in browser(omar).get("/publications/").content.decode()
    publish(subject=notice(), kind="notice", as_at=DAY, by=dora)
    assert "1 June 2004" in browser(omar).get("/publications/").content.decode()


def test_the_page_of_the_record_names_what_was_published_of_it(made: Publication, omar: User):
    assert made.get_absolute_url() in browser(omar).get("/documents/notice/").content.decode()


def test_an_earlier_publication_leads_to_the_later_one(made: Publication, dora: User, omar: User):
    later = publish(subject=made.record, kind="notice", as_at=date(2004, 7, 1), by=dora)
    assert later.get_absolute_url() in browser(omar).get(made.get_absolute_url()).content.decode()
