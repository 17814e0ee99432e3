"""Publishing a document: its files are made, hashed and frozen, with the versions of the figures they print."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django_tasks import task

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse, store
from salford_css.core.documents import formats
from salford_css.core.documents.tree import Document, live_figures
from salford_css.core.jobs import Progress, running, start_job
from salford_css.core.models import Format, Job, Part, Publication, PublicationFigure, PublicationFile, User
from salford_css.core.policies import require
from salford_css.core.registry import DocumentKind, documents

NOT_YOURS = "Your posts do not carry the right to publish this."
EXEMPT_AS_OPEN = "The record is in Part 2, so its document cannot be published in Part 1."
EVERY_FORMAT = tuple(Format)


def publish(*, subject: models.Model, kind: str, as_at: date, by: User, address: str = "") -> Publication | Job:
    """Publish the document that a record's builder makes; a long one in the background, then return the job.

    Raises ValidationError with what is wrong with the document, PermissionDenied when the post may not.
    """
    sort = sort_of(kind, subject, by)
    document = sort.document(subject, as_at=as_at, reader=by)
    if formats.weight(document) <= formats.AT_ONCE:
        return publish_document(subject=subject, kind=kind, document=document, as_at=as_at, by=by, address=address)
    job = start_job("publish-document", by=by, total=len(EVERY_FORMAT))
    in_background.enqueue(job=str(job.uid), kind=kind, pk=subject.pk, as_at=as_at.isoformat(), address=address)
    return job


@transaction.atomic
def publish_document(
    *,
    subject: models.Model,
    kind: str,
    document: Document,
    as_at: date,
    by: User,
    address: str = "",
    form: Sequence[str] = EVERY_FORMAT,
    progress: Progress | None = None,
) -> Publication:
    """Make and freeze the files of a document of a record; return the publication.

    `kind` is the sort of document under which its builder is registered: it says who may. `address` is the host that
    links in the files lead to. Raises ValidationError with what is wrong, PermissionDenied when the post may not.
    """
    sort_of(kind, subject, by)
    refuse(EXEMPT_AS_OPEN if getattr(subject, "part", "") == Part.EXEMPT != document.part else None)
    final = replace(document, as_at=document.as_at or as_at, draft_on=None)
    files = _made(final, address, form, progress)
    publication = _publication(
        subject, kind, final, final.as_at or as_at, by, remarks=[remark for *_, said in files for remark in said]
    )
    for name, content, _ in files:
        suffix = name.rpartition(".")[2]
        PublicationFile.objects.create(publication=publication, format=suffix, name=name, content=content)
    for one in live_figures(final):
        facts = {"text": one.text[:100], "label": one.label[:300], "version": one.version[:100], "url": one.url[:500]}
        store(PublicationFigure(publication=publication, token=one.token, **facts))
    for row in (subject, publication):
        record_activity("document-published", row, by=by, reason=final.title)
    return publication


def sort_of(kind: str, subject: models.Model, by: Any) -> DocumentKind:
    """Return the sort of document, if it is one of this record and the user may publish it; else PermissionDenied."""
    sort = documents.kinds.get(kind)
    if sort is None or sort.model is not type(subject) or sort.may_publish is None:
        raise PermissionDenied(NOT_YOURS)
    require(sort.may_publish(by, subject, on=clock.today()), NOT_YOURS)
    return sort


def _made(
    document: Document, address: str, form: Sequence[str], progress: Progress | None
) -> list[tuple[str, bytes, list[str]]]:
    made = []
    for number, one in enumerate(form, start=1):
        content, remarks = formats.made(document, one, address=address)
        made.append((formats.file_name(document, one), content, remarks))
        if progress:
            progress.reached(number, f"The {formats.FORMS[one].words} is made.")
    return made


def _publication(
    subject: models.Model, kind: str, document: Document, as_at: date, by: User, *, remarks: list[str]
) -> Publication:
    return store(
        Publication(
            uid=uuid.uuid4(),
            kind=kind,
            content_type=ContentType.objects.get_for_model(subject),
            object_id=subject.pk,
            title=document.title[:300],
            part=document.part,
            as_at=as_at,
            published_at=clock.now(),
            published_by=acting_post(by, clock.today()),
            remarks="\n".join(remarks),
        )
    )


@task()
def in_background(job: str, kind: str, pk: int, as_at: str, address: str) -> None:
    """Publish a long document; the job's row says how far it is, and then where the publication stands."""
    with running(job) as progress:
        asked = Job.objects.select_related("started_by").get(uid=job)
        by = asked.started_by
        if by is None:
            raise PermissionDenied(NOT_YOURS)
        sort = documents.kinds[kind]
        subject = sort.rows(by).get(pk=pk)
        day = date.fromisoformat(as_at)
        document = sort.document(subject, as_at=day, reader=by)
        publication = publish_document(
            subject=subject, kind=kind, document=document, as_at=day, by=by, address=address, progress=progress
        )
        Job.objects.filter(uid=job).update(result_url=publication.get_absolute_url())
        progress.sentence = f"{publication.title[:400]} is published."
