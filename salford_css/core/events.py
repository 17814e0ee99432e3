"""Puts events of the trail into words: what was done, by whom and why, with what each field was before and after."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from salford_css.core import words
from salford_css.core.models import Tenure, User

LABELS = {"insert": "entered", "update": "changed", "delete": "deleted"}
NO_POST = "an account without a post"
Pair = tuple[Any, Any]
"""An event and the one before it of the same row, or None."""


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
    differences: Sequence[Difference] = field(default_factory=list)
    is_first: bool = False
    """There is nothing before, or nothing that the reader may know."""
    about: str = ""
    """Which part of the record changed, where it was not the record itself."""


def is_tracked(model: type[models.Model]) -> bool:
    """Say whether a trail of the model is kept."""
    return hasattr(model, "pgh_event_model")


def described(pairs: Sequence[Pair], *, reader: Any = None, without: str = "") -> list[TrailEvent]:
    """Put events of one kind of row into words, for a reader or, without one, for an administrator.

    `without` names a field that goes without saying.
    """
    names = _NamesForReaders(pairs, reader) if reader is not None else _Names(pairs)
    return [_event(event, previous, names, without) for event, previous in pairs]


def _event(event: Any, previous: Any, names: "_Names", without: str) -> TrailEvent:
    context = event.pgh_context or {}
    return TrailEvent(
        at=event.pgh_created_at,
        deed=LABELS.get(event.pgh_label, event.pgh_label),
        who=names.who(context, event.pgh_created_at),
        reason=str(context.get("reason", "")),
        request_id=str(context.get("request_id", "")),
        differences=list(_differences(event, previous, names, without)),
        is_first=previous is None,
    )


def _differences(event: Any, previous: Any, names: "_Names", without: str) -> Iterable[Difference]:
    for column in (one for one in tracked_fields(type(event)) if one.name != without):
        after = getattr(event, column.attname)
        before = getattr(previous, column.attname) if previous is not None else None
        if before != after and not (previous is None and after in (None, "")):
            label = str(column.verbose_name)
            yield Difference(label, names.of(column, before, event), names.of(column, after, event))


def tracked_fields(event_model: type[models.Model]) -> list[models.Field]:
    """Return the columns an event keeps of its row."""
    columns = event_model._meta.concrete_fields
    return [column for column in columns if column.name != "id" and not column.name.startswith("pgh_")]


class _Names:
    """Turns keys into names: posts for people, the name of a row for a foreign key. One query a model."""

    gone = "no longer there"

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.events = [one for pair in pairs for one in pair if one is not None]
        self.rows: dict[str, dict[Any, Any]] = {}
        keys = {(event.pgh_context or {}).get("user") for event, _ in pairs} - {None}
        self.users = User.objects.in_bulk(keys)
        self.tenures = list(Tenure.objects.filter(user__in=keys).select_related("post")) if keys else []

    def who(self, context: dict[str, Any], at: datetime) -> str:
        """Name who acted: a client with its organisation, a post, a command."""
        if context.get("client"):
            organisation = context.get("organisation")
            return f"{context['client']} ({organisation})" if organisation else str(context["client"])
        key = context.get("user")
        if key is not None and key in self.users:
            return self._posts(key, timezone.localtime(at).date()) or self.without_post(self.users[key])
        if context.get("command"):
            return f"the command {context['command']}"
        return "not known: changed past the product"

    def _posts(self, user: int, day: date) -> str:
        held = {one.post.title for one in self.tenures if one.user_id == user and one.holds_on(day)}
        return words.listed(sorted(held))

    def without_post(self, user: User) -> str:
        """Name an account that held no post on the day."""
        return f"the account {user.username}"

    def of(self, column: models.Field, value: Any, event: Any) -> str:
        """Write a value as it reads on a page."""
        if value in (None, ""):
            return "empty"
        if column.is_relation and column.related_model is not None:
            return str(self._rows(column).get(value, self.gone))
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        return _plain(value)

    def _rows(self, column: models.Field) -> dict[Any, Any]:
        if column.name not in self.rows:
            keys = {getattr(event, column.attname) for event in self.events} - {None}
            self.rows[column.name] = self.rows_of(column.related_model, keys)  # type: ignore[arg-type]
        return self.rows[column.name]

    def rows_of(self, model: type[models.Model], keys: set[Any]) -> dict[Any, Any]:
        """Return the rows behind keys, with what their names are made of."""
        return _with_names(model._default_manager.all()).in_bulk(keys)


class _NamesForReaders(_Names):
    """Names for those who do not administer: no account, nothing they may not read."""

    gone = "a record that is not open to you, or no longer there"

    def __init__(self, pairs: Sequence[Pair], reader: Any) -> None:
        super().__init__(pairs)
        self.reader = reader
        self.withheld = _withheld(self.events, reader)

    def without_post(self, user: User) -> str:
        """Keep the name of an account from readers."""
        return NO_POST

    def of(self, column: models.Field, value: Any, event: Any) -> str:
        """Write a value, unless the row keeps it from the reader."""
        if value and column.name in self.withheld.get(event.pgh_obj_id, ()):
            return "withheld"
        return super().of(column, value, event)

    def rows_of(self, model: type[models.Model], keys: set[Any]) -> dict[Any, Any]:
        """Return the rows the reader may see; accounts go without names."""
        if model is User:
            return dict.fromkeys(keys, NO_POST.replace(" without a post", ""))
        rows = model._default_manager.all()
        seen = rows.visible_to(self.reader) if hasattr(rows, "visible_to") else rows
        return _with_names(seen).in_bulk(keys)


def _withheld(events: Sequence[Any], reader: Any) -> dict[Any, Collection[str]]:
    """Return which fields rows keep from a reader, by their key, for a model that does so (`kept_from`)."""
    model = events[0].pgh_tracked_model if events else None
    if model is None or not hasattr(model, "kept_from"):
        return {}
    rows = model._default_manager.in_bulk({event.pgh_obj_id for event in events})
    return {key: row.kept_from(reader) for key, row in rows.items()}


def _with_names(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Read the rows that a name is made of along with it: `Prevention of Salford` needs the council."""
    near = [one.name for one in rows.model._meta.concrete_fields if one.is_relation and one.many_to_one]
    return rows.select_related(*near) if near else rows


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%-d %B %Y, %H:%M}"
    if isinstance(value, date):
        return words.day(value)
    return "a file of bytes" if isinstance(value, (bytes, memoryview)) else str(value)
