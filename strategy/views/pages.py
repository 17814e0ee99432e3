"""What the pages of strategy share: the way back, parts of a page, columns that many lists have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.lists import Column, ListPage
from strategy.selectors.worked import WorkedDate


@dataclass(frozen=True)
class Part:
    """A part of a page: a heading and lines, or a sentence that says why there are none."""

    heading: str
    id: str
    entries: Sequence[Entry]
    nothing: str
    note: str = ""


def deeds_at(row: Any, *ways: tuple[str, str]) -> list[Deed]:
    """Return deeds about a row from their words and the names of their addresses; the first stands out."""
    return [
        Deed(words, reverse(f"strategy:{name}", args=[row.ref]), first=place == 0)
        for place, (words, name) in enumerate(ways)
    ]


def home_crumb() -> Crumb:
    """Return the way back to the first page of strategy."""
    return Crumb("Strategy", reverse("strategy:home"))


class StrategyPage(DetailPage):
    """A page of one thing. `listed_under` names the list it stands in: words and the name of its address."""

    template = "strategy/record.html"
    listed_under = ("", "")
    caption = ""
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back: strategy, what lies above, the list."""
        words, name = self.listed_under
        return [home_crumb(), *self.above(row), Crumb(words, reverse(f"strategy:{name}"))]

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return what lies between strategy and the list."""
        return ()

    def context(self, row: Any) -> dict[str, Any]:
        """Return caption, lead, facts, parts and deeds; parts without a line are told together at the end."""
        parts = self.parts(row)
        return {
            "later": self.later(row),
            "caption": self.captioned(row),
            "lead": self.lead(row),
            "facts": self.facts(row),
            "parts": parts,
            "empty_parts": [Fact(part.heading, part.nothing) for part in parts if not part.entries],
            "deeds": self.deeds(row),
            "worked": self.worked(row),
            "more_pages": self.more_pages(row),
        }

    def later(self, row: Any) -> bool:
        """Say whether the row came on record after the day at which the page is read."""
        rows = self.model._default_manager.filter(pk=row.pk)
        return hasattr(rows, "as_at") and not rows.as_at(self.as_at).exists()

    def captioned(self, row: Any) -> str:
        """Return the line above the heading."""
        return self.caption

    def lead(self, row: Any) -> str:
        """Return the sentence under the heading."""
        return ""

    def facts(self, row: Any) -> Sequence[Fact]:
        """Return the facts in a row under the lead."""
        return ()

    def parts(self, row: Any) -> Sequence[Part]:
        """Return what else stands on the page."""
        return ()

    def more_pages(self, row: Any) -> Sequence[tuple[str, str]]:
        """Return the pages of other apps that say more of the row: words and address."""
        return ()

    def worked(self, row: Any) -> Sequence[WorkedDate]:
        """Return the days that the clock worked out, to be shown with their rule, calendar and days left out."""
        return ()

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Return what the reader may do here."""
        return ()


class StrategyList(ListPage):
    """A list of strategy."""

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """Return the way back."""
        return (home_crumb(), Crumb(self.heading))


# ------------------------------------------------------------------ facts and columns


def fact(head: str, value: Any, empty: str = "not recorded", note: str = "") -> Fact:
    """Return a fact of a value or a row, with a link when the row has a page; empty is a word."""
    if value is None or value == "":
        return Fact(head, empty, note=note)
    url = value.get_absolute_url() if hasattr(value, "get_absolute_url") else ""
    return Fact(head, str(value), url, note)


def entry(row: Any, *, when: str = "", note: str = "", mark: str = "", what: str = "") -> Entry:
    """Return a line about a row that leads to its page."""
    url = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    return Entry(when, what or str(row), url, note, mark)


def page_of(row: Any) -> str:
    """Return the address of a row's page."""
    return str(row.get_absolute_url())


def named(name: str, head: str, value: Callable[[Any], Any], sort: tuple[str, ...] = ()) -> Column:
    """Return the column that leads to the row's page."""
    return Column(name, head, value, sort, url=page_of)


def dated(head: str = "Date", sort: tuple[str, ...] = ("earliest",)) -> Column:
    """Return the column of an uncertain date."""
    return Column("date", head, lambda row: str(row.when), sort)


def for_whom() -> Column:
    """Return the column of the client group."""
    return Column("group", "For", lambda row: row.client_group, ("client_group__name",), empty="not said")
