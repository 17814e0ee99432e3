"""Words for templates of strategy."""

from collections.abc import Mapping
from typing import Any

from django import template

from salford_css.core.words import number

register = template.Library()


@register.filter
def as_number(count: int) -> str:
    """Write a number up to twelve as a word."""
    return number(count)


@register.filter
def of_key(values: Mapping[Any, Any], key: Any) -> Any:
    """Return what a mapping holds under a key, or nothing."""
    return values.get(key, "")
