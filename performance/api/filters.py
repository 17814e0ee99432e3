"""Filters of this app's lists."""

from dataclasses import dataclass

from django.db.models import Q

from salford_css.core.api.filters import Filter

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
