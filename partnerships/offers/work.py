"""What waits for a person in partnerships: pools nobody manages, months a manager has not entered, approvals due."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from partnerships import policies
from partnerships.agreements.lifecycle import State
from partnerships.models import Agreement, ExpenditureReturn, ExpenditureState, PooledFund, PoolYear, Seat, SeatRole
from salford_css.core.models import posts_held
from salford_css.core.periods import FinancialYear, Frequency, Period
from salford_css.core.registry import WorkItem, work
from strategy.models import Meeting, MeetingForm
from strategy.offers.addresses import address


@work.items
def pools_without_manager(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show directors the funds nobody manages."""
    if not policies.is_director(user, as_at):
        return
    for fund in PooledFund.objects.visible_to(user).live_on(as_at).without_manager():
        yield WorkItem(
            bucket="nobody",
            sentence=f"{fund} has no manager.",
            url=address(fund),
            verb="Name the manager",
        )


@work.items
def months_to_enter(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show a pool manager the last month that has ended and is not entered."""
    ended = Period.containing(as_at, Frequency.MONTH).shifted(-1)
    year = FinancialYear.containing(ended.first_day)
    mine = PoolYear.objects.filter(fund__manager__in=posts_held(user, as_at), start_year=year.start_year)
    for row in mine.filter(lines__isnull=False).exclude(lines__months__month=ended.number).distinct():
        yield WorkItem(
            bucket="waits",
            sentence=f"{ended.label} of {row.fund} is not entered.",
            url=address(row.fund),
            verb="Enter the month",
            earliest=ended.last_day,
            latest=ended.last_day,
        )


@work.items
def spending_to_answer(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show whoever manages a pool the spending that partners reported and nobody answered."""
    mine = posts_held(user, as_at)
    rows = ExpenditureReturn.objects.filter(state=ExpenditureState.RECEIVED, sent_on__lte=as_at)
    kept = rows.filter(Q(pool_year__fund__manager__in=mine) | Q(pool_year__fund__finance_post__in=mine))
    for row in kept.select_related("pool_year__fund", "party__organisation"):
        yield WorkItem(
            bucket="waits",
            sentence=f"{row.party} reports what {row.period.label} of {row.pool_year.fund} cost.",
            url=address(row),
            verb="Take it in or refuse it",
            earliest=row.sent_on,
            latest=row.sent_on,
        )


@work.items
def agreements_to_move_on(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show whoever leads a partnership the agreements that stand before the partners or under notice."""
    led = Agreement.objects.filter(partnership__lead_post__in=posts_held(user, as_at))
    for row in led.filter(state__in=(State.APPROVALS, State.SIGNED, State.NOTIFIED, State.NOTICE_GIVEN)):
        yield WorkItem(
            bucket="waits", sentence=f"{row} is {row.state_words}.", url=address(row), verb="Take it further"
        )


@work.items
def minutes_and_replies_of_boards(*, user: Any, as_at: date) -> Iterable[WorkItem]:
    """Show a board's secretary the sittings without minutes, and the questions in writing whose days are over."""
    kept = Seat.objects.filter(role=SeatRole.SECRETARY).held_by(posts_held(user, as_at), as_at).values("body")
    rows = Meeting.objects.visible_to(user).filter(body__in=kept).select_related("body", "written")
    for row in rows.held_by(as_at).filter(form=MeetingForm.SITTING, minutes__isnull=True, board__isnull=False):
        yield WorkItem(
            bucket="waits",
            sentence=f"The minutes of {row.body} on {row.when} are not written.",
            url=reverse("partnerships:board-meeting", args=[row.ref]),
            verb="Write the minutes",
        )
    for row in rows.filter(written__concluded_on__isnull=True, written__reply_by__lt=as_at):
        yield WorkItem(
            bucket="waits",
            sentence=f"The days to reply to {row.body} in writing are over.",
            url=reverse("partnerships:board-meeting", args=[row.ref]),
            verb="Count the replies",
        )
