"""Words for templates of strategy."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django import template

from salford_css.core.words import number
from strategy.selectors.worked import WorkedDate

register = template.Library()


@register.filter
def as_number(count: int) -> str:
    """Write a number up to twelve as a word."""
    return number(count)


@register.filter
def of_key(values: Mapping[Any, Any], key: Any) -> Any:
    """Return what a mapping holds under a key, or nothing."""
    return values.get(key, "")


@register.inclusion_tag("strategy/worked_dates.html")
def worked_dates(dates: Sequence[WorkedDate]) -> dict[str, Any]:
    """Show days that the clock worked out, with rule, calendar and the days left out; one reckoning, one place."""
    return {"groups": [list(group) for _, group in groupby(dates, key=lambda one: id(one.worked))]}
