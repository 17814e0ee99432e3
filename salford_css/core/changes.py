"""Reads the trail of a record with its parts: page by page, newest first, as much of it as a reader may know.

What a row said when it was exempt or a draft stays with those who might read it then (`once_visible_to`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import OuterRef, Subquery, Value

from salford_css.core import events
from salford_css.core.models import ActivityLog
from salford_css.core.querysets import once_visible, visible

PER_PAGE = 50


@dataclass(frozen=True)
class Strand:
    """The events of one kind of row: of the record itself, or of a part of it.

    `about` says which part; `joined_by` is the part's foreign key to the record, which goes without saying.
    """

    events: models.QuerySet[Any]
    about: str = ""
    joined_by: str = ""


def strands_of(record: models.Model, parts: Iterable[str] = (), *, reader: Any = None) -> list[Strand]:
    """Return the trail of a record and of the parts behind these reverse relations.

    A reader finds what they may; without one everything is there, for an administrator.
    """
    relations = [type(record)._meta.get_field(part) for part in parts]
    own = _of(type(record), {"pgh_obj": record.pk}, reader=reader)
    return [Strand(own), *(_part(relation, record, reader) for relation in relations)]


def _part(relation: Any, record: models.Model, reader: Any) -> Strand:
    model = relation.related_model
    found = _of(model, {relation.field.name: record.pk}, reader=reader)
    if reader is not None and hasattr(model._default_manager.all(), "visible_to"):
        found = found.filter(pgh_obj__in=visible(model, reader).values("pk"))
    return Strand(found, about=str(model._meta.verbose_name), joined_by=relation.field.name)


def _of(model: Any, condition: dict[str, Any], *, reader: Any) -> models.QuerySet[Any]:
    found = model.pgh_event_model.objects.filter(**condition)
    return found.filter(once_visible(model, reader)) if reader is not None else found


def page_of(strands: Sequence[Strand], number: str | None) -> Page[Any]:
    """Return one page of the keys of events, as (moment, strand, key), newest first."""
    keys = [
        strand.events.annotate(strand=Value(place)).order_by().values_list("pgh_created_at", "strand", "pgh_id")
        for place, strand in enumerate(strands)
    ]
    together = keys[0].union(*keys[1:], all=True) if len(keys) > 1 else keys[0]
    return Paginator(together.order_by("-pgh_created_at", "-pgh_id"), PER_PAGE).get_page(number)


def told(page: Page[Any], strands: Sequence[Strand], record: models.Model, *, reader: Any = None) -> list[Any]:
    """Put the events of a page into words; a reason given with the decision stands with what it changed."""
    found: dict[tuple[int, int], events.TrailEvent] = {}
    for place, strand in enumerate(strands):
        pairs = _pairs(strand, [key for _, at, key in page if at == place])
        described = events.described(pairs, reader=reader, without=strand.joined_by)
        for (event, _), words in zip(pairs, described, strict=True):
            found[place, event.pgh_id] = replace(words, about=strand.about)
    return list(_with_reasons([found[place, key] for _, place, key in page], record))


def _pairs(strand: Strand, keys: Sequence[int]) -> list[events.Pair]:
    """Return events, each with the one before it that the reader may know."""
    if not keys:
        return []
    earlier = strand.events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    before = Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1])
    found = list(strand.events.filter(pk__in=keys).annotate(before=before).order_by("-pgh_id"))
    known = strand.events.in_bulk({event.before for event in found} - {None})
    return [(event, known.get(event.before)) for event in found]


def _with_reasons(found: Sequence[events.TrailEvent], record: models.Model) -> Iterator[events.TrailEvent]:
    kind = ContentType.objects.get_for_model(record)
    requests = {event.request_id for event in found} - {""}
    log = ActivityLog.objects.filter(content_type=kind, object_id=record.pk, request_id__in=requests)
    reasons = {line.request_id: line.reason for line in log if line.reason} if requests else {}
    for event in found:
        yield replace(event, reason=event.reason or reasons.get(event.request_id, ""))


def decisions(record: models.Model) -> models.QuerySet[ActivityLog]:
    """Return what somebody decided about a row, newest first."""
    kind = ContentType.objects.get_for_model(record)
    return ActivityLog.objects.filter(content_type=kind, object_id=record.pk)
