"""What the pages of reporting rounds share: the way back, what stands in a return, what the reader may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from performance.collecting.lifecycle import ReturnState
from performance.models import ReturnEntry, RoundReturn
from performance.policies import may_approve, may_do_for, may_open_rounds, may_reopen
from performance.selectors.returns import EntryLine, lines_of
from performance.sentences.rounds import Count
from performance.views.ways import crumbs
from salford_css.core.components import Crumb, Deed

ROUNDS = "Reporting rounds"


def round_crumbs(*steps: tuple[str, str]) -> list[Crumb]:
    """Return the way back to the list of rounds and on."""
    return crumbs((ROUNDS, reverse("performance:rounds")), *steps)


def readable_lines(row: RoundReturn, reader: Any, *, on: date) -> list[EntryLine]:
    """Return the lines of a return that somebody may read: drafts are for those who work here."""
    return lines_of(ReturnEntry.objects.visible_to(reader).filter(round_return=row), on=on)


def count_of(lines: Sequence[EntryLine]) -> Count:
    """Count what stands in a return."""
    asked = [line for line in lines if line.is_asked]
    return Count(
        asked=len(asked),
        answered=sum(line.is_answered for line in asked),
        unexplained=sum(bool(line.lacks) for line in lines),
        not_due=len(lines) - len(asked),
    )


@dataclass(frozen=True)
class Rights:
    """What somebody may do with a return now."""

    enters: bool
    checks: bool
    approves: bool
    reopens: bool
    asks: bool


def rights_on(row: RoundReturn, lines: Sequence[EntryLine], user: Any, *, on: date) -> Rights:
    """Ask what somebody may do with a return on a day."""
    enters = [line.people.enters for line in lines]
    checks = [line.people.checks for line in lines]
    approves = may_approve(user, on=on)
    return Rights(
        enters=may_do_for(user, enters, on=on),
        checks=approves or may_do_for(user, checks, on=on),
        approves=approves,
        reopens=may_reopen(user, row.state, [*enters, *checks], on=on),
        asks=may_open_rounds(user, on=on),
    )


def deeds_on(row: RoundReturn, rights: Rights) -> list[Deed]:
    """Return what somebody may do with a return in its state, the usual next thing first."""
    at = ReturnState(row.state)
    ways = (
        (at == ReturnState.OPEN and rights.enters, "Enter the figures", "return-enter", ()),
        (at == ReturnState.OPEN and rights.enters, "Submit the return", "return-step", ("submit",)),
        (at == ReturnState.SUBMITTED and rights.checks, "Mark it checked", "return-step", ("check",)),
        (at == ReturnState.CHECKED and rights.approves, "Approve the return", "return-step", ("approve",)),
        (at == ReturnState.APPROVED and rights.approves, "Lock the return", "return-step", ("lock",)),
        (at != ReturnState.OPEN and rights.reopens, "Reopen the return", "return-step", ("reopen",)),
        (at == ReturnState.OPEN and rights.asks, "Ask for another figure", "return-ask", ()),
    )
    found = [(words, reverse(f"performance:{name}", args=[row.ref, *more])) for may, words, name, more in ways if may]
    return [Deed(words, url, first=place == 0) for place, (words, url) in enumerate(found)]
