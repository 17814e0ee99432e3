"""Spending that a partner reports month by month: received as it came, then taken into the ledger or refused."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships import policies
from partnerships.models import ExpenditureLine, ExpenditureReturn, ExpenditureState, PartnershipParty, PoolYear
from partnerships.services.keeping import allow
from partnerships.services.pool_months import Entry, differs, enter_table, not_begun
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store, take_step
from salford_css.core.policies import require
from salford_css.core.words import listed

NOT_YOURS = "Only the system of a partner with which the pool is shared for submitting may report its spending."
ANSWER = ["answered_on", "answered_by", "answer"]
DEEDS = {"accept": "spending-accepted", "refuse": "spending-refused"}


@transaction.atomic
def report_spending(
    *, pool_year: PoolYear, month: int, party: PartnershipParty, entries: Sequence[Entry], by: Any, note: str = ""
) -> ExpenditureReturn:
    """Keep what a partner reports of a month (April is 1), as the next version where it reported it before.

    The host reports any line, another partner the lines it leads. Raises ValidationError for a month that is closed or
    has not begun, a line that is not the partner's, a correction that does not say why, or one that changes nothing.
    """
    require(policies.may_submit_for(by, party, clock.today(), fund=pool_year.fund), NOT_YOURS)
    refuse(not_begun(pool_year, month))
    pool_year.refuse_closed(month)
    before = pool_year.expenditure_returns.filter(month=month, party=party).order_by("number").last()
    refuse(
        None if entries else "Report at least one line.",
        not_its_lines(pool_year, party, entries),
        "Say why the month is corrected: it was reported before." if before and not note.strip() else None,
        "This is what was reported before; nothing differs." if before and _same(before, entries) else None,
    )
    if before is not None and before.state == ExpenditureState.RECEIVED:
        take_step(before, "replace", deed="spending-replaced", by=by)
    row = store(
        ExpenditureReturn(
            pool_year=pool_year,
            month=month,
            party=party,
            number=next_number(pool_year.expenditure_returns.filter(month=month, party=party)),
            note=note.strip()[:500],
            sent_on=clock.today(),
        )
    )
    for entry in entries:
        said = {"actual": entry.actual, "forecast": entry.forecast, "cause": entry.cause.strip()[:500]}
        store(ExpenditureLine(expenditure=row, line=entry.line, **said))
    record_activity("spending-reported", pool_year.fund, by=by, reason=f"{row}: {len(entries)} lines")
    return row


def not_its_lines(pool_year: PoolYear, party: PartnershipParty, entries: Sequence[Entry]) -> str | None:
    """Say which lines somebody else reports; None where the partner hosts the pool or leads them all."""
    host = pool_year.fund.host
    if host is not None and party.organisation_id == host.pk:
        return None
    strange = [str(entry.line) for entry in entries if entry.line.lead_id != party.pk]
    if not strange:
        return None
    return f"{party} neither hosts {pool_year.fund} nor leads {listed(strange)}; it reports the lines it leads."


def _same(before: ExpenditureReturn, entries: Sequence[Entry]) -> bool:
    told = {(row.line_id, row.actual, row.forecast, row.cause) for row in before.lines.all()}
    return told == {(entry.line.pk, entry.actual, entry.forecast, entry.cause.strip()[:500]) for entry in entries}


def entries_of(row: ExpenditureReturn) -> list[Entry]:
    """Return what a report says, line by line, as the ledger takes it."""
    return [Entry(one.line, one.actual, one.forecast, one.cause) for one in row.lines.select_related("line")]


@transaction.atomic
def accept_spending(*, expenditure: ExpenditureReturn, by: Any, reason: str = "") -> ExpenditureReturn:
    """Take a report into the ledger: its lines are entered for the month, as versions where they differ.

    Raises ValidationError where the month was closed meanwhile; an answered report is not answered again.
    """
    year = expenditure.pool_year
    allow(year.fund, by)
    year.refuse_closed(expenditure.month)
    take = [entry for entry in entries_of(expenditure) if differs(entry, expenditure.month)]
    _answer(expenditure, "accept", by, "")
    if take:
        why = "; ".join(filter(None, (f"As reported: {expenditure}", expenditure.note, reason.strip())))
        enter_table(pool_year=year, month=expenditure.month, entries=take, by=by, reason=why[:500])
    return expenditure


@transaction.atomic
def refuse_spending(*, expenditure: ExpenditureReturn, by: Any, reason: str = "") -> ExpenditureReturn:
    """Refuse a report, with the reason that its sender reads."""
    allow(expenditure.pool_year.fund, by)
    if not reason.strip():
        raise ValidationError("Say why the report is refused; its sender reads it.")
    return _answer(expenditure, "refuse", by, reason)


def _answer(row: ExpenditureReturn, step: str, by: Any, words: str) -> ExpenditureReturn:
    row.answered_on, row.answered_by = clock.today(), acting_post(by, clock.today())
    row.answer = words.strip()[:500]
    take_step(row, step, deed=DEEDS[step], by=by, reason=words or str(row), also=ANSWER)
    return row
