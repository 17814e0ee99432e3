"""Everything the sheet of a measure shows: its wordings with what changed between them, its links, its other names."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Q

from performance.models import Definition, Indicator, IndicatorAlias, IndicatorLink

SHOWN_CHANGES = (
    "numerator", "denominator", "not_counted", "matters", "counts", "unit", "precision", "polarity", "frequency",
    "counting", "source_return", "days_to_report", "lowest", "highest", "highest_band", "multiplier", "checked_by",
    "next_review", "standing", "source",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One field of the sheet that reads otherwise than in the wording before."""

    head: str
    before: str
    after: str


@dataclass(frozen=True)
class Wording:
    """One wording, with what differs from the one before; nothing for the first."""

    definition: Definition
    changes: list[Change]


@dataclass(frozen=True)
class Related:
    """Another measure this one is linked with, seen from here: `replaces`, `is replaced by`."""

    words: str
    other: Indicator
    link: IndicatorLink


@dataclass(frozen=True)
class Sheet:
    """The sheet of one measure."""

    indicator: Indicator
    wordings: list[Wording]
    related: list[Related]
    aliases: list[IndicatorAlias]
    same_code: list[Indicator]

    @property
    def definition(self) -> Definition | None:
        """Return the latest wording."""
        return self.wordings[0].definition if self.wordings else None

    def review_overdue(self, on: date) -> bool:
        """Say whether the sheet should have been looked at again."""
        found = self.definition
        return bool(found and found.next_review and found.next_review < on)


def sheet_of(indicator: Indicator, *, reader: Any) -> Sheet:
    """Read a measure's sheet in four queries."""
    rows = indicator.definitions.select_related("made_by", "checked_by", "indicator__framework").order_by("number")
    links = IndicatorLink.objects.filter(Q(earlier=indicator) | Q(later=indicator))
    others = Indicator.objects.visible_to(reader).filter(code__iexact=indicator.code).exclude(pk=indicator.pk)
    return Sheet(
        indicator=indicator,
        wordings=list(reversed(_wordings(list(rows)))),
        related=[_related(link, indicator) for link in links.select_related("earlier__framework", "later__framework")],
        aliases=list(indicator.aliases.all()),
        same_code=list(others.select_related("framework").order_by("framework__valid_from", "framework__code")),
    )


def _wordings(rows: list[Definition]) -> list[Wording]:
    first = [Wording(rows[0], [])] if rows else []
    return [*first, *(Wording(now, changes(then, now)) for then, now in pairwise(rows))]


def changes(before: Definition, after: Definition) -> list[Change]:
    """Return the fields that read otherwise in a later wording, in the order of the sheet."""
    found = []
    for name in SHOWN_CHANGES:
        if getattr(before, f"{name}_id", getattr(before, name)) != getattr(after, f"{name}_id", getattr(after, name)):
            head = str(Definition._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]
            found.append(Change(head, _value(before, name), _value(after, name)))
    return found


def _value(definition: Definition, name: str) -> str:
    shown = getattr(definition, f"get_{name}_display", None)
    value = shown() if shown else getattr(definition, name)
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    return "nothing" if value in (None, "") else f"{value:f}" if hasattr(value, "normalize") else str(value)


_FROM_LATER = {"replaces": "replaces", "same_as": "is the same as", "break": "follows, but cannot be compared with"}
_FROM_EARLIER = {
    "replaces": "is replaced by",
    "same_as": "is the same as",
    "break": "is followed by, but cannot be compared with",
}


def _related(link: IndicatorLink, seen_from: Indicator) -> Related:
    if link.later_id == seen_from.pk:
        return Related(_FROM_LATER[link.kind], link.earlier, link)
    return Related(_FROM_EARLIER[link.kind], link.later, link)
