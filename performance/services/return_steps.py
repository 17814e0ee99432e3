"""The steps of a return's life: submit, check, approve, lock, reopen; and what each still needs, said beforehand."""

from typing import Any

from django.db import transaction

from performance.collecting import lifecycle
from performance.collecting.lifecycle import ReturnDeed
from performance.models import ReturnStep, RoundReturn
from performance.policies import may_approve, may_do_for, may_reopen
from performance.selectors.returns import EntryLine, entered_by, lines_of
from performance.services.entries import closed_because, refuse_unless_open
from performance.services.putting_on_record import close_period, open_period, put_on_record
from salford_css.core import clock
from salford_css.core.deeds import acting_post, acting_user, next_number, refuse, refuse_all, store, take_step
from salford_css.core.policies import require

ENTERS = "Only a post that enters a figure of this return, and performance officers, may submit it."
CHECKS = "Only a post that checks a figure of this return, performance officers and directors may check it."
APPROVES = "Only performance officers and directors approve and lock a return."
REOPENS = "Only a director reopens a locked return; before that, whoever enters, checks or approves it may."


@transaction.atomic
def submit_return(*, round_return: RoundReturn, by: Any) -> RoundReturn:
    """Hand a return in. Every figure that is owed stands in it, and each beyond its tolerance is explained."""
    row, lines = _locked(round_return)
    require(_may_submit(by, lines), ENTERS)
    refuse_unless_open(row)
    refuse_all(incomplete(lines))
    return _step(row, ReturnDeed.SUBMIT, by)


def _may_submit(by: Any, lines: list[EntryLine]) -> bool:
    """Say whether somebody may hand a return in; a partner's system only where it may enter every line of it."""
    if getattr(by, "is_api_client", False):
        return bool(lines) and len(entered_by(by, lines)) == len(lines)
    return may_do_for(by, [line.people.enters for line in lines], on=clock.today())


@transaction.atomic
def check_return(*, round_return: RoundReturn, by: Any) -> RoundReturn:
    """Say that a submitted return was looked through."""
    row, lines = _locked(round_return)
    checkers = [line.people.checks for line in lines]
    require(may_approve(by, on=clock.today()) or may_do_for(by, checkers, on=clock.today()), CHECKS)
    return _step(row, ReturnDeed.CHECK, by)


@transaction.atomic
def approve_return(*, round_return: RoundReturn, by: Any) -> RoundReturn:
    """Agree a checked return: its figures, commentaries and explanations go on record, and its period is closed.

    Raises ValidationError for whoever submitted it at any time, in whatever post.
    """
    row, lines = _locked(round_return)
    require(may_approve(by, on=clock.today()), APPROVES)
    refuse(lifecycle.approved_by_submitter(getattr(by, "pk", None), submitters(row)))
    refuse_all(incomplete(lines))
    _step(row, ReturnDeed.APPROVE, by)
    put_on_record(row, lines, by=by)
    close_period(row, by=by)
    return row


@transaction.atomic
def lock_return(*, round_return: RoundReturn, by: Any) -> RoundReturn:
    """Close an approved return for good: only a director opens it again."""
    row, _ = _locked(round_return)
    require(may_approve(by, on=clock.today()), APPROVES)
    return _step(row, ReturnDeed.LOCK, by)


@transaction.atomic
def reopen_return(*, round_return: RoundReturn, by: Any, reason: str = "") -> RoundReturn:
    """Open a return again, with the reason; a period that was closed by it is opened too."""
    row, lines = _locked(round_return)
    posts = [post for line in lines for post in (line.people.enters, line.people.checks)]
    require(may_reopen(by, row.state, posts, on=clock.today()), REOPENS)
    refuse(lifecycle.reopened_without_reason(reason))
    _step(row, ReturnDeed.REOPEN, by, reason=reason.strip()[:500])
    open_period(row, why=reason.strip()[:500], by=by)
    return row


# ------------------------------------------------------------------ what a step still needs


def incomplete(lines: list[EntryLine]) -> list[str]:
    """Return what a return lacks before it can be submitted or approved, in sentences."""
    missing = [line.title for line in lines if line.is_missing]
    found = [lifecycle.nothing_asked(len(lines)), lifecycle.figures_missing(missing)]
    return [one for one in (*found, *(line.unexplained for line in lines)) if one]


def to_submit(row: RoundReturn) -> list[str]:
    """Return what a return still needs before it is submitted."""
    closed = closed_because(row)
    return [*([closed] if closed else []), *incomplete(lines_of(row.entries.all(), on=clock.today()))]


def to_approve(row: RoundReturn) -> list[str]:
    """Return what a return still needs before it is approved."""
    return incomplete(lines_of(row.entries.all(), on=clock.today()))


NEEDS = {"submit": to_submit, "approve": to_approve}
"""By step: what a return still needs."""


def submitters(row: RoundReturn) -> set[int]:
    """Return the users who ever submitted a return, before it was reopened too."""
    handed_in = row.steps.filter(step=ReturnDeed.SUBMIT, user__isnull=False)
    return set(handed_in.values_list("user", flat=True))


def _locked(round_return: RoundReturn) -> tuple[RoundReturn, list[EntryLine]]:
    """Return the row as it stands, held until the deed is done, with its lines."""
    row = RoundReturn.objects.select_for_update(of=("self",)).with_names().get(pk=round_return.pk)
    return row, lines_of(row.entries.all(), on=clock.today())


def _step(row: RoundReturn, deed: ReturnDeed, by: Any, *, reason: str = "") -> RoundReturn:
    take_step(row, deed.value, deed=f"return-{deed.label}", by=by, reason=reason)
    store(
        ReturnStep(
            round_return=row,
            number=next_number(ReturnStep.objects.filter(round_return=row)),
            step=deed.value,
            taken_at=clock.now(),
            user=acting_user(by),
            post=acting_post(by, clock.today()),
            reason=reason or (f"Sent by {by}"[:500] if getattr(by, "is_api_client", False) else ""),
        )
    )
    return row
