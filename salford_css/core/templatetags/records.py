"""Words for what the product records about itself."""

from django import template

from salford_css.core import words

register = template.Library()


@register.filter
def deed(slug: str) -> str:
    """Turn a slug of the activity log into words: proposal-revised becomes Proposal revised."""
    return words.deed(slug)
