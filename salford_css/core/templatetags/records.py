"""Words for what the product records about itself."""

from django import template

register = template.Library()


@register.filter
def deed(slug: str) -> str:
    """Turn a slug of the activity log into words: proposal-revised becomes Proposal revised."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]
