"""What comes next in a partnership: reviews, ends, notices, returns, meetings, risks to judge again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships.models import DateKind, Notice, PoolReturn
from partnerships.selectors.health.parts import Block, Figure
from salford_css.core.periods import FinancialYear
from salford_css.core.words import capital, counted
from salford_css.core.words import day as words_of_day
from strategy.lifecycle import MeetingState
from strategy.models import Meeting

AHEAD = (DateKind.DUE, DateKind.REVIEW, DateKind.REPORT_DUE, DateKind.EXPANSION)


@dataclass(frozen=True)
class Next:
    """Something that falls on a day, the last possible one where the day is not exact."""

    on: date
    what: str
    url: str = ""
    when: str = ""

    def is_late(self, day: date) -> bool:
        """Say whether the day has passed."""
        return self.on < day


def dates_block(
    partnership: Any, agreement: Any, bodies: Sequence[Any], risks: Sequence[Any], day: date, reader: Any
) -> Block:
    """Return what falls due, what is overdue first, then in the order of days."""
    rows = next_dates(partnership, agreement, bodies, risks, day, reader)
    return Block(
        id="dates",
        heading="What comes next",
        sentence=dates_sentence(rows, day),
        figures=[_figure(row, day) for row in rows],
        source="Agreement, record, returns, meetings and risks of this partnership." if rows else "",
    )


def next_dates(
    partnership: Any, agreement: Any, bodies: Sequence[Any], risks: Sequence[Any], day: date, reader: Any
) -> list[Next]:
    """Return everything that falls due, in the order of days; four queries."""
    found = [
        *_of_agreement(agreement, day),
        *_of_record(partnership, day),
        *_returns(partnership, day, reader),
        *_meetings(bodies, day, reader),
        *(Next(row.review_on, f"Judge again: {row.title}", row.get_absolute_url()) for row in risks),
    ]
    return sorted(found, key=lambda one: one.on)


def dates_sentence(rows: Sequence[Next], day: date) -> str:
    """Say what comes next, and how many days have passed unmet."""
    if not rows:
        return "No review, notice, return, meeting or other date lies ahead on record."
    late = [row for row in rows if row.is_late(day)]
    coming = next((row for row in rows if not row.is_late(day)), None)
    first = f"Next on {words_of_day(coming.on)}: {coming.what}" if coming else "Nothing lies ahead"
    return f"{first}; {counted(len(late), 'date has', 'dates have')} passed." if late else f"{first}."


def _figure(row: Next, day: date) -> Figure:
    year = FinancialYear.containing(row.on).label
    return Figure(
        capital(row.what), row.when or words_of_day(row.on), f"{year}{', overdue' if row.is_late(day) else ''}", row.url
    )


def _of_agreement(agreement: Any, day: date) -> Iterable[Next]:
    if agreement is None:
        return
    version, url = agreement.version_on(day), agreement.get_absolute_url()
    if version and version.review_on:
        yield Next(version.review_on, "Review of the agreement", url)
    if version and version.ends_on:
        yield Next(version.ends_on, "Last day of the agreement", url)
    for notice in Notice.objects.filter(agreement=agreement, ends_on__isnull=False, earliest__lte=day).select_related(
        "given_by"
    ):
        if notice.withdrawn_on is None or notice.withdrawn_on > day:
            yield Next(notice.ends_on, f"Notice by {notice.given_by} takes effect", url)


def _of_record(partnership: Any, day: date) -> Iterable[Next]:
    """Return the dates of the record that lie ahead; whether an earlier one was met, the record does not say."""
    for row in partnership.dates.filter(kind__in=AHEAD, latest__gte=day):
        yield Next(row.latest, row.label or row.get_kind_display(), "", str(row.when))


def _returns(partnership: Any, day: date, reader: Any) -> Iterable[Next]:
    rows = PoolReturn.objects.visible_to(reader).filter(pool_year__fund__partnership=partnership, due_on__isnull=False)
    for row in rows.exclude(versions__submitted_on__lte=day).select_related("pool_year__fund"):
        yield Next(row.due_on, f"Return due: {row}", row.get_absolute_url())


def _meetings(bodies: Sequence[Any], day: date, reader: Any) -> Iterable[Next]:
    rows = Meeting.objects.visible_to(reader).filter(body__in=bodies, state=MeetingState.PLANNED, latest__gte=day)
    for row in rows.select_related("body").order_by("earliest")[:6]:
        yield Next(row.latest, f"{row.body} meets", row.get_absolute_url(), str(row.when))
