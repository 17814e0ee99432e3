"""What is owed by whom: the lines of open returns that somebody's posts enter, and returns that wait for them."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from performance.collecting.lifecycle import ReturnState
from performance.models import ReturnEntry, RoundReturn, Series
from performance.policies import held_by, keeps_rounds, may_approve
from performance.selectors.returns.lines import EntryLine, lines_of
from salford_css.core import clock
from salford_css.core.registry import submits


def open_lines(reader: Any, *, on: date) -> list[EntryLine]:
    """Return the lines of returns that are open on a day and owe a figure, as somebody may read them."""
    entries = ReturnEntry.objects.visible_to(reader).filter(
        round_return__state=ReturnState.OPEN, round_return__round__opens__lte=on
    )
    return [line for line in lines_of(entries, on=on) if line.is_asked]


def owed_by(user: Any, *, on: date) -> list[EntryLine]:
    """Return the lines that somebody's posts enter; who keeps figures sees those for which nobody is named too.

    Rights are judged today, whatever day is looked at.
    """
    today = clock.today()
    held, keeps = held_by(user, on=today), user is not None and keeps_rounds(user, on=today)
    return [
        line for line in open_lines(user, on=on) if (line.people.enters.pk in held if line.people.enters else keeps)
    ]


def entered_by(user: Any, lines: list[EntryLine]) -> list[EntryLine]:
    """Return the lines that somebody may enter today: those of their posts; who keeps figures may enter all.

    A partner's system enters what is shared with it for submitting, of its own organisation.
    """
    today = clock.today()
    if getattr(user, "is_api_client", False):
        given = submits.narrow(Series.objects.all(), user, on=today).values_list("pk", flat=True)
        mine = frozenset(given)
        return [line for line in lines if line.entry.series_id in mine]
    if keeps_rounds(user, on=today):
        return lines
    held = held_by(user, on=today)
    return [line for line in lines if line.people.enters and line.people.enters.pk in held]


def waiting_for(user: Any, *, on: date) -> QuerySet[RoundReturn]:
    """Return the returns that wait for somebody to check or approve them, their own submissions left out."""
    today = clock.today()
    rows = RoundReturn.objects.visible_to(user).opened_by(on).with_names()
    if may_approve(user, on=today):
        submitted_by_me = rows.filter(state=ReturnState.CHECKED, steps__step="submit", steps__user=user)
        states = (ReturnState.SUBMITTED, ReturnState.CHECKED)
        return rows.filter(state__in=states).exclude(pk__in=submitted_by_me.values("pk"))
    mine = rows.filter(
        state=ReturnState.SUBMITTED,
        entries__series__indicator__duties__post__in=held_by(user, on=today),
        entries__series__indicator__duties__duty="checks",
        entries__series__indicator__duties__validity__contains=today,
    )
    return rows.filter(pk__in=mine.values("pk"))
