"""Money on pages."""

from decimal import Decimal

from django import template

from salford_css.core.money import in_words

register = template.Library()


@register.filter
def pounds(amount: Decimal | None) -> str:
    """Write an amount to the penny with thousands set apart; nothing where there is none."""
    return "" if amount is None else f"{amount:,.2f}"


@register.filter
def pounds_in_words(amount: Decimal | None) -> str:
    """Write an amount as a sentence does."""
    return "" if amount is None else in_words(amount)
