"""Reads the trail: what happened to one row, newest first, with what each field was before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from salford_css.core.models import ActivityLog, User, posts_held

LABELS = {"insert": "entered", "update": "changed", "delete": "deleted"}


@dataclass(frozen=True)
class Difference:
    """One field, as it reads before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class TrailEvent:
    """One event of one row: when, what was done, who did it and why, and the fields that differ."""

    at: datetime
    deed: str
    who: str
    reason: str = ""
    request_id: str = ""
    address: str = ""
    differences: Sequence[Difference] = field(default_factory=list)

    @property
    def is_first(self) -> bool:
        """Say whether the row was entered by this event, so that there is nothing before."""
        return self.deed == LABELS["insert"]


def is_tracked(model: type[models.Model]) -> bool:
    """Say whether a trail of the model is kept."""
    return hasattr(model, "pgh_event_model")


def snapshots(record: models.Model) -> models.QuerySet[Any]:
    """Return every event of a row, newest first."""
    return record.pgh_event_model.objects.filter(pgh_obj=record.pk).order_by("-pgh_id")  # type: ignore[attr-defined]


def decisions(record: models.Model) -> models.QuerySet[ActivityLog]:
    """Return what somebody decided about a row, newest first."""
    kind = ContentType.objects.get_for_model(record)
    return ActivityLog.objects.filter(content_type=kind, object_id=record.pk)


def described(events: Sequence[Any], *, earlier: Any = None) -> list[TrailEvent]:
    """Put events of one row (newest first) into words; `earlier` is the event before the last of them."""
    names = _Names(events)
    before = [*events[1:], earlier] if events else []
    return [_event(event, previous, names) for event, previous in zip(events, before, strict=True)]


def _event(event: Any, previous: Any, names: "_Names") -> TrailEvent:
    context = event.pgh_context or {}
    return TrailEvent(
        at=event.pgh_created_at,
        deed=LABELS.get(event.pgh_label, event.pgh_label),
        who=names.who(context, event.pgh_created_at),
        reason=str(context.get("reason", "")),
        request_id=str(context.get("request_id", "")),
        address=str(context.get("url", "")),
        differences=list(_differences(event, previous, names)),
    )


def _differences(event: Any, previous: Any, names: "_Names") -> Iterable[Difference]:
    for column in tracked_fields(type(event)):
        after = getattr(event, column.attname)
        before = getattr(previous, column.attname) if previous is not None else None
        if before != after and not (previous is None and after in (None, "")):
            yield Difference(str(column.verbose_name), names.of(column, before), names.of(column, after))


def tracked_fields(event_model: type[models.Model]) -> list[models.Field]:
    """Return the columns an event keeps of its row."""
    columns = event_model._meta.concrete_fields
    return [column for column in columns if column.name != "id" and not column.name.startswith("pgh_")]


class _Names:
    """Turns keys into names: posts for people, the name of a row for a foreign key. One query a model."""

    def __init__(self, events: Sequence[Any]) -> None:
        self.events = events
        self.rows: dict[str, dict[Any, Any]] = {}
        keys = {(event.pgh_context or {}).get("user") for event in events} - {None}
        self.users = User.objects.in_bulk(keys)

    def who(self, context: dict[str, Any], at: datetime) -> str:
        if context.get("client"):
            organisation = context.get("organisation")
            return f"{context['client']} ({organisation})" if organisation else str(context["client"])
        user = self.users.get(context.get("user"))
        if user is not None:
            posts = posts_held(user, timezone.localtime(at).date()).values_list("title", flat=True)
            return " and ".join(posts) or f"the account {user.username}"
        if context.get("command"):
            return f"the command {context['command']}"
        return "not known: changed past the product"

    def of(self, column: models.Field, value: Any) -> str:
        if value in (None, ""):
            return "empty"
        if column.is_relation and column.related_model is not None:
            return str(self._rows(column).get(value, f"number {value}, no longer there"))
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        return "a file of bytes" if isinstance(value, (bytes, memoryview)) else str(value)

    def _rows(self, column: models.Field) -> dict[Any, Any]:
        if column.name not in self.rows:
            related: Any = column.related_model
            keys = {getattr(event, column.attname) for event in self.events} - {None}
            self.rows[column.name] = related._default_manager.in_bulk(keys)
        return self.rows[column.name]
