"""What the page of a board shows: what it looks after, its terms in words, its seats, its meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships.boards.chairing import Chairing
from partnerships.boards.quorum import in_words
from partnerships.models import TermsOfReference
from partnerships.readings.boards import quorum_of
from partnerships.readings.seats import SeatLine
from salford_css.core.components import Fact
from salford_css.core.words import capital, counted, day, listed, number


@dataclass(frozen=True)
class TermsView:
    """Terms of reference as a page and a document tell them."""

    terms: TermsOfReference
    quorum: str
    functions: Sequence[str]
    delegations: Sequence[str]
    above: Sequence[Any]
    chair: str
    standing: Sequence[str]
    facts: Sequence[Fact]

    @property
    def text(self) -> str:
        """Return the whole of the terms as a text, so that two versions can be compared word by word."""
        parts = [
            self.terms.purpose,
            *self.functions,
            self.quorum,
            *(f"May decide: {one}." for one in self.delegations),
            f"Refers upwards to {listed([str(one) for one in self.above])}." if self.above else "",
            self.chair,
            *(f"{one.head}: {one.value}." for one in self.facts),
            *self.standing,
        ]
        return "\n".join(filter(None, parts))


def terms_view(terms: TermsOfReference) -> TermsView:
    """Return a version of the terms in words."""
    turns = [str(one.organisation) for one in terms.turns.select_related("organisation").order_by("number")]
    chair = f"The chair is taken by {terms.get_chairing_display()}"
    if terms.chairing in (Chairing.MEETING, Chairing.YEAR):
        chair = f"The chair is taken {terms.get_chairing_display()}: {listed(turns)}"
    return TermsView(
        terms=terms,
        quorum=in_words(quorum_of(terms)),
        functions=[line.strip() for line in terms.functions.splitlines() if line.strip()],
        delegations=[_matter(one) for one in terms.delegations.select_related("given_by").order_by("number")],
        above=[one.body for one in terms.above.select_related("body").order_by("pk")],
        chair=f"{chair}.",
        standing=[f"{one.number}. {one.title}" for one in terms.standing_items.order_by("number")],
        facts=_facts(terms),
    )


def _matter(one: Any) -> str:
    limit = f", up to £{one.limit:,.0f}" if one.limit is not None else ""
    by = f", by {one.given_by}" if one.given_by else ""
    return f"{one.subject}{limit}{by}"


def _facts(terms: TermsOfReference) -> list[Fact]:
    notice = counted(terms.notice_days, "clear working day") if terms.notice_days else "none asked"
    written = "not known to the terms"
    if terms.reply_days is not None:
        written = f"{counted(terms.reply_days, 'day')} to reply; carried when {terms.get_written_needs_display()}"
    return [
        Fact("Meets", terms.frequency or "not said"),
        Fact("Notice", notice),
        Fact("To be looked at again", f"by {day(terms.review_on)}" if terms.review_on else "no day set"),
        Fact("Decides in writing", written),
    ]


def seats_words(lines: Sequence[SeatLine]) -> str:
    """Say how many seats there are, how many vote, and how many nobody holds."""
    if not lines:
        return "No seat is on record."
    voting = sum(line.seat.voting for line in lines)
    empty = [line for line in lines if line.held is None]
    told = f"{capital(counted(len(lines), 'seat'))}, {number(voting) if voting else 'none'} with a vote"
    if not empty:
        return f"{told}; all are filled."
    return f"{told}; {counted(len(empty), 'seat')} {'is' if len(empty) == 1 else 'are'} vacant."


def lead_of(terms: TermsOfReference | None, lines: Sequence[SeatLine], on: date) -> str:
    """Say what the board stands on: its terms, and its seats."""
    if terms is None:
        return f"No terms of reference are in force on {day(on)}, so no quorum is asked of it. {seats_words(lines)}"
    since = f" since {day(terms.effective_from)}" if terms.effective_from else ""
    return f"Version {terms.number} of its terms is in force{since}. {seats_words(lines)}"
