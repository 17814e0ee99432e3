"""Filters of this app's lists."""

from dataclasses import dataclass

from django.db.models import Q

from performance.measures import Status
from salford_css.core.api.filters import Day, Filter

TOTAL = "total"


def indicator_named(name: str, path: str = "") -> Q:
    """Return which row an outside name, `PAF:D41`, stands for; raises ValueError for any other form."""
    framework, colon, code = name.partition(":")
    if not (framework and colon and code):
        raise ValueError(f"{name!r} is not an indicator; write framework and code as PAF:D41.")
    return Q(**{f"{path}framework__code": framework, f"{path}code": code})


def breakdown_key(word: str) -> str:
    """Return the key of a breakdown; the total has the empty one."""
    return "" if word == TOTAL else word


@dataclass(frozen=True)
class IndicatorName(Filter):
    """Indicators, such as PAF:D41."""

    schema = {"type": "string", "pattern": "^.+:.+$"}

    def any_of(self, values: list[str]) -> Q:
        """Return the rows of any of these indicators."""
        at = f"{self.path}__" if self.path else ""
        matches = Q(pk__in=[])
        for name in values:
            matches |= indicator_named(name, at)
        return matches


@dataclass(frozen=True)
class BreakdownKey(Filter):
    """Breakdowns, such as sex=female; `total` is everybody."""

    schema = {"type": "string"}

    def read(self, text: str) -> str:
        """Return the key."""
        return breakdown_key(text)


@dataclass(frozen=True)
class BelievedOn(Day):
    """What was believed on a day, instead of what is believed now; figures withdrawn by then are left out."""

    suffixes = ("",)  # type: ignore[assignment]
    several = False

    def condition(self, suffix: str, text: str) -> Q:
        """Return the beliefs held on the day."""
        day = self.read(text)
        until = Q(known_to__isnull=True) | Q(known_to__gt=day)
        return until & Q(known_from__lte=day) & ~Q(status=Status.WITHDRAWN.value)
