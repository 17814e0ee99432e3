"""Beside a figure of money, who disputes it: `{{ partner|beside:disputed }}`."""

from typing import Any

from django import template

from partnerships.readings.disputed import DisputedMoney

register = template.Library()


@register.filter
def beside(figure: Any, disputed: DisputedMoney | str) -> str:
    """Return who disputes a figure; nothing where a page knows of no disputes."""
    return disputed.beside(figure) if isinstance(disputed, DisputedMoney) else ""
