"""Returns: terms, opening, writing, submitting as a frozen version, correcting, and what each partner answers."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django_fsm import can_proceed

from partnerships import policies
from partnerships.models import (
    Agreement,
    ConditionSet,
    PartnerAnswer,
    PartnershipParty,
    PooledFund,
    PoolMonth,
    PoolReturn,
    PoolReturnVersion,
    PoolYear,
    ReturnAnswer,
    ReturnFigure,
    ReturnKind,
    ReturnState,
    ReturnTerms,
)
from partnerships.readings.returns import cells_of, corrected_since, partners_who_answer, rows_for
from partnerships.reporting.dates import Terms, due, period_end
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, refuse_all, store, take_step
from salford_css.core.policies import require

WRITTEN_IN = (ReturnState.DRAFT, ReturnState.QUERIED)


@transaction.atomic
def set_return_terms(
    *,
    fund: PooledFund,
    quarterly_days: int,
    annual_days: int,
    by: Any,
    since: date | None = None,
    agreement: Agreement | None = None,
    source: str = "",
) -> ReturnTerms:
    """Set how soon after a quarter, and after a year, the manager reports; the terms before it end the day before."""
    allow(fund, by)
    for before in fund.return_terms.in_force(since) if since else ():
        if before.valid_from != since:
            before.valid_to = since
            store(before)
    row = ReturnTerms(
        fund=fund,
        quarterly_days=quarterly_days,
        annual_days=annual_days,
        valid_from=since,
        agreement=agreement,
        source=source.strip()[:500],
    )
    store(row)
    record_activity("return-terms-set", fund, by=by, reason=str(row))
    return row


@transaction.atomic
def open_return(
    *,
    pool_year: PoolYear,
    kind: str,
    by: Any,
    quarter: int | None = None,
    due_on: date | None = None,
    due_at: time | None = None,
    due_because: str = "",
    condition_set: ConditionSet | None = None,
) -> PoolReturn:
    """Open a return in draft. Its date follows from the fund's terms, or is the one that was set for this return.

    Raises ValidationError for one there is already, and for a return of the Better Care Fund without its conditions.
    """
    fund = pool_year.fund
    allow(fund, by)
    end = period_end(pool_year.year, quarter)
    terms = fund.return_terms.in_force(end).first()
    if kind == ReturnKind.BETTER_CARE:
        condition_set = condition_set or ConditionSet.objects.filter(family="better-care-fund").in_force(end).first()
        refuse(None if condition_set else "No set of conditions of the Better Care Fund holds in this quarter.")
    elif due_on is None and terms is not None:
        due_on = due(pool_year.year, quarter, Terms(terms.quarterly_days, terms.annual_days))
        due_because = due_because or str(terms)
    part = f"q{quarter}" if quarter else "year"
    row = PoolReturn(
        ref=new_ref(PoolReturn, f"{fund.ref}-{pool_year.year.code}-{kind}-{part}"),
        pool_year=pool_year,
        kind=kind,
        quarter=quarter,
        due_on=due_on,
        due_at=due_at,
        due_because=due_because.strip()[:300],
        condition_set=condition_set,
    )
    store(row)
    record_activity("return-opened", row, by=by, reason=row.due_because)
    return row


@transaction.atomic
def set_return_date(
    *, pool_return: PoolReturn, due_on: date, by: Any, due_because: str, due_at: time | None = None
) -> PoolReturn:
    """Set the day, and the hour where one is given, by which a return is due, and who set it."""
    allow(pool_return.pool_year.fund, by)
    refuse("Say who set the date, or what it follows from." if not due_because.strip() else None)
    pool_return.due_on, pool_return.due_at, pool_return.due_because = due_on, due_at, due_because.strip()[:300]
    store(pool_return, fields=["due_on", "due_at", "due_because"])
    record_activity("return-date-set", pool_return, by=by, reason=f"{due_on:%-d %B %Y}: {due_because}")
    return pool_return


@transaction.atomic
def write_return(*, pool_return: PoolReturn, summary: str, by: Any) -> PoolReturn:
    """Write what the partners need beside the figures. Raises ValidationError while it lies with the partners."""
    allow(pool_return.pool_year.fund, by)
    refuse(not_being_written(pool_return))
    pool_return.summary = summary.strip()
    store(pool_return, fields=["summary"])
    record_activity("return-written", pool_return, by=by)
    return pool_return


def not_being_written(pool_return: PoolReturn) -> str | None:
    """Say that a return lies with the partners; None while it is in draft or queried."""
    if pool_return.state in WRITTEN_IN:
        return None
    return f"The return is {pool_return.get_state_display()}; it is written while in draft or queried."


@transaction.atomic
def submit_return(*, pool_return: PoolReturn, by: Any, on: date | None = None) -> PoolReturnVersion:
    """Send a return to the partners: its figures are read from the ledger and frozen as version 1.

    Raises ValidationError, a sentence for each, while anything that must be there is missing.
    """
    allow(pool_return.pool_year.fund, by)
    refuse(_not_now(pool_return, "submit"))
    day = on or clock.today()
    refuse(known_too_late(pool_return, day))
    refuse_all(missing_for(pool_return, day))
    return _freeze(pool_return, "submit", by=by, on=day, reason="")


def _not_now(pool_return: PoolReturn, step: str) -> str | None:
    """Say that the state of a return does not allow a step; None where it does."""
    if can_proceed(getattr(pool_return, step)):
        return None
    return f"{pool_return} is {pool_return.get_state_display()}; this step is not possible now."


def known_too_late(pool_return: PoolReturn, on: date) -> str | None:
    """Say that a return cannot go on a day on which its figures were not known; None where they were."""
    months = PoolMonth.objects.filter(line__pool_year=pool_return.pool_year, month__lte=pool_return.last_month)
    given = pool_return.pool_year.contributions.all()
    known = [rows.aggregate(last=Max("known_from"))["last"] for rows in (months, given)]
    last = max((one for one in known if one), default=None)
    if last is None or last <= on:
        return None
    return f"Figures of this return became known on {last:%-d %B %Y}; it cannot be sent on {on:%-d %B %Y}."


def missing_for(pool_return: PoolReturn, as_at: date) -> list[str]:
    """Return, a sentence each, what must be there before a return is sent and is not."""
    return [f"{cell.question}: {cell.missing}" for cell in cells_of(pool_return, as_at) if cell.missing and cell.blocks]


@transaction.atomic
def correct_return(
    *, pool_return: PoolReturn, by: Any, reason: str, summary: str | None = None, on: date | None = None
) -> PoolReturnVersion:
    """Send a corrected version, with the reason; the figures are read anew and every partner answers anew.

    Raises ValidationError for one that was never sent, without a reason, and while anything is missing.
    """
    allow(pool_return.pool_year.fund, by)
    refuse("Say what was corrected, and why." if not reason.strip() else None)
    refuse(_not_now(pool_return, "correct"))
    if summary is not None:
        pool_return.summary = summary.strip()
    day = on or clock.today()
    refuse(known_too_late(pool_return, day))
    refuse_all(missing_for(pool_return, day))
    return _freeze(pool_return, "correct", by=by, on=day, reason=reason)


def _freeze(pool_return: PoolReturn, step: str, *, by: Any, on: date, reason: str) -> PoolReturnVersion:
    version = PoolReturnVersion(
        pool_return=pool_return,
        number=next_number(pool_return.versions.all()),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        reason=reason.strip()[:500],
        as_at=on,
        submitted_on=on,
        summary=pool_return.summary,
        submitted_by=by if getattr(by, "pk", None) and not getattr(by, "is_api_client", False) else None,
    )
    store(version)
    rows = rows_for(pool_return, on)
    ReturnFigure.objects.bulk_create(
        ReturnFigure(version=version, place=place, **vars(row)) for place, row in enumerate(rows, start=1)
    )
    words = f"version {version.number}" + (f": {reason.strip()}" if reason.strip() else "")
    take_step(pool_return, step, deed=f"return-{step}", by=by, reason=words, also=["summary"])
    return version


@transaction.atomic
def answer_return(
    *,
    pool_return: PoolReturn,
    party: PartnershipParty,
    answer: str,
    by: Any,
    words: str = "",
    on: date | None = None,
) -> ReturnAnswer:
    """Keep what a partner says to the version before it. Accepted by each partner, the return is accepted.

    Raises PermissionDenied for whoever sent it, ValidationError for a party that has no say, for a query without
    words, and for accepting figures that the ledger no longer says.
    """
    today = clock.today()
    version = pool_return.versions.order_by("-number").first()
    refuse("The return was not submitted yet." if version is None else None)
    assert version is not None
    require(
        policies.may_answer_return(by, version, party, today, accepting=answer == PartnerAnswer.ACCEPTED),
        "A partner's answer is recorded by a director or the partner's own system, never by whoever sent the return.",
    )
    parties = partners_who_answer(pool_return)
    refuse(
        f"{party} has no say about this return." if party not in parties else None,
        "Say what is asked." if answer == PartnerAnswer.QUERIED and not words.strip() else None,
        stale(version, today) if answer == PartnerAnswer.ACCEPTED else None,
    )
    row = ReturnAnswer(
        version=version,
        party=party,
        answer=answer,
        on=on or today,
        words=words.strip()[:1000],
        post=None if getattr(by, "is_api_client", False) else acting_post(by, today),
    )
    store(row)
    _follow(pool_return, version, parties, row, by)
    return row


def stale(version: PoolReturnVersion, as_at: date) -> str | None:
    """Say that the period of a version was corrected after it was made; None where it still holds."""
    changed = corrected_since(version, as_at)
    if not changed:
        return None
    one = changed[0]
    return (
        f"The period was corrected after version {version.number} was sent: {one.name} was {_told(one.was)} and is "
        f"{_told(one.now)} in the ledger. Submit a corrected version."
    )


def _told(amount: Any) -> str:
    return "not there" if amount is None else f"{'−' if amount < 0 else ''}£{abs(amount):,.2f}"


def _follow(
    pool_return: PoolReturn, version: PoolReturnVersion, parties: list[PartnershipParty], row: ReturnAnswer, by: Any
) -> None:
    """Let the state follow the answers."""
    words = f"version {version.number}, {row}" + (f": {row.words}" if row.words else "")
    if row.answer == PartnerAnswer.QUERIED:
        if pool_return.state != ReturnState.QUERIED:
            take_step(pool_return, "query", deed="return-query", by=by, reason=words)
        else:
            record_activity("return-query", pool_return, by=by, reason=words)
        return
    newest = newest_answers(version)
    if all(newest.get(party.pk) == PartnerAnswer.ACCEPTED for party in parties):
        take_step(pool_return, "accept", deed="return-accept", by=by, reason=words)
    else:
        record_activity("return-accept", pool_return, by=by, reason=words)


def newest_answers(version: PoolReturnVersion) -> dict[int, str]:
    """Return each partner's newest answer to a version, by party."""
    return dict(version.partner_answers.order_by("pk").values_list("party", "answer"))
