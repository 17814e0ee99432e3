"""A column of a list: what stands on the page, what goes into a file, and what it is sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Column:
    """One column. `value` gives the plain value of a row (also for files); `shown` may draw it richer on the page.

    `sort` names the database fields the list can be ordered by; empty: not sortable. `empty` is the word for a value
    that is not there, never a blank.
    """

    name: str
    head: str
    value: Callable[[Any], Any]
    sort: tuple[str, ...] = ()
    numeric: bool = False
    url: Callable[[Any], str] | None = None
    shown: Callable[[Any], str | SafeString] | None = None
    empty: str = "not recorded"

    def cell(self, row: Any) -> str | SafeString:
        """Return what stands in the cell on the page."""
        if self.shown:
            return self.shown(row)
        value = self.value(row)
        words = self.empty if value is None or value == "" else value
        address = self.url(row) if self.url else ""
        return format_html('<a href="{}">{}</a>', address, words) if address else words
