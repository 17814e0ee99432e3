"""Addresses of rows for what is offered; empty where no page is laid out for the noun."""

from typing import Any

from django.urls import NoReverseMatch


def address(row: Any) -> str:
    """Return the address of a row's page."""
    try:
        return str(row.get_absolute_url())
    except NoReverseMatch:
        return ""
