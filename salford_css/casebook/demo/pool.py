"""A pooled year filled in for the demonstration: real contributions of 2006/07, everything else made up and marked.

The record prints what the two partners gave to learning difficulties and nothing of how it was spent. Lines, months, a
virement, payments and returns are an illustration; they are entered by the services that a pool's manager uses. With
the forecast below the pool is £300,000 over, which the domain's worked illustration shares to the penny.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from partnerships.models import Contribution, PooledFund, PoolLine, PoolReturn, PoolYear, ReturnKind
from partnerships.services import pool_lines, pool_months, pool_payments, pool_risk, returns
from salford_css.casebook.demo import cast, rights
from salford_css.core.models import Standing, User

FUND, START = "pool-learning-difficulties", 2006
MADE_UP = "Illustration: made up for the demonstration."
BEGINS, LAST_MONTH, CLOSED = date(2006, 4, 1), 6, 3
COUNCIL, TRUST = cast.COUNCIL, "body-pct"
LINES: Sequence[tuple[str, str, str, str]] = (
    ("supported-living", "Supported living and placements", "9800000.00", COUNCIL),
    ("day-services", "Day services and employment", "4600000.00", COUNCIL),
    ("community-teams", "Community teams", "2900000.00", TRUST),
)
SPENT: Mapping[str, Sequence[str]] = {
    "supported-living": ("815200.00", "821650.40", "829900.15", "846310.00", "851775.25", "858420.60"),
    "day-services": ("381000.00", "379450.00", "380125.75", "372300.00", "374980.50", "376240.00"),
    "community-teams": ("241666.67", "240980.00", "242150.30", "241200.00", "241875.00", "242010.45"),
}
FORECAST: Mapping[str, str] = {
    "supported-living": "10160000.00",
    "day-services": "4545000.00",
    "community-teams": "2895000.00",
}
CAUSE = "Three placements outside the city began in July."
PAID: Sequence[tuple[str, str, str, date, bool]] = (
    (COUNCIL, "Illustration LD-1", "2175000.00", date(2006, 4, 28), True),
    (TRUST, "Illustration PCT-1", "2150000.00", date(2006, 5, 5), True),
    (COUNCIL, "Illustration LD-2", "2175000.00", date(2006, 7, 28), True),
    (TRUST, "Illustration PCT-2", "2150000.00", date(2006, 8, 4), False),
)


def fill(*, by: User, manager: User) -> None:
    """Fill the year in, once; `by` is a director, `manager` holds the post that manages the pool."""
    fund = rights.of_the_case(PooledFund, FUND)
    year = fund.years.filter(start_year=START).first()
    if year is None or year.lines.exists():
        return
    _rule(fund, by)
    lines = _lines(year, manager)
    _spending(year, lines, manager)
    _payments(year, manager)
    _returns(year, by=by, manager=manager)


def _rule(fund: PooledFund, by: User) -> None:
    pool_risk.set_risk_share(
        kind="proportional", fund=fund, since=BEGINS, standing=Standing.ILLUSTRATIVE, source=MADE_UP, by=by
    )
    returns.set_return_terms(fund=fund, quarterly_days=30, annual_days=60, since=BEGINS, source=MADE_UP, by=by)


def _lines(year: PoolYear, manager: User) -> dict[str, PoolLine]:
    leads = {who: row.party for who, row in _given(year).items()}
    made = {
        code: pool_lines.add_line(
            pool_year=year,
            code=code,
            name=name,
            budget=Decimal(budget),
            lead=leads.get(lead),
            standing=Standing.ILLUSTRATIVE,
            by=manager,
        )
        for code, name, budget, lead in LINES
    }
    pool_lines.move_budget(
        pool_year=year,
        amount=Decimal("60000.00"),
        taken_from=made["day-services"],
        given_to=made["supported-living"],
        on=date(2006, 7, 10),
        reason=f"A day centre closed in July. {MADE_UP.rstrip('.')}",
        standing=Standing.ILLUSTRATIVE,
        by=manager,
    )
    return made


def _given(year: PoolYear) -> dict[str, Contribution]:
    """Return what each organisation gives, by its ref."""
    rows = year.contributions.select_related("party__organisation")
    return {row.party.organisation.ref: row for row in rows if row.party.organisation}


def _spending(year: PoolYear, lines: Mapping[str, PoolLine], manager: User) -> None:
    for month in range(1, LAST_MONTH + 1):
        last = month == LAST_MONTH
        entries = [
            pool_months.Entry(
                line,
                Decimal(SPENT[code][month - 1]),
                Decimal(FORECAST[code]) if last else None,
                CAUSE if last and code == "supported-living" else "",
            )
            for code, line in lines.items()
        ]
        known = date(2006, 4 + month, 15)
        pool_months.enter_table(
            pool_year=year, month=month, entries=entries, by=manager, known_from=known, standing=Standing.ILLUSTRATIVE
        )


def _payments(year: PoolYear, manager: User) -> None:
    given = _given(year)
    for who, reference, amount, on, found in PAID:
        row = pool_payments.record_payment(
            contribution=given[who],
            amount=Decimal(amount),
            paid_on=on,
            own_reference=reference,
            note=MADE_UP,
            by=manager,
        )
        if found:
            pool_payments.match_payment(payment=row, by=manager)


def _returns(year: PoolYear, *, by: User, manager: User) -> None:
    """Send the first quarter, which one partner accepts and the other asks about; begin the second."""
    first = _opened(year, 1, "The pool spends as planned.", manager)
    returns.submit_return(pool_return=first, on=date(2006, 9, 20), by=manager)
    parties = {who: row.party for who, row in _given(year).items()}
    accepted, asked = date(2006, 9, 28), date(2006, 10, 6)
    returns.answer_return(pool_return=first, party=parties[COUNCIL], answer="accepted", on=accepted, by=by)
    words = f"Will the placements that begin in July still run in 2007/08? {MADE_UP}"
    returns.answer_return(pool_return=first, party=parties[TRUST], answer="queried", words=words, on=asked, by=manager)
    for month in range(1, CLOSED + 1):
        pool_months.close_month(pool_year=year, month=month, note=MADE_UP, by=manager)
    _opened(year, 2, "Placements outside the city put the pool over its budget.", manager)


def _opened(year: PoolYear, quarter: int, words: str, manager: User) -> PoolReturn:
    row = returns.open_return(pool_year=year, kind=ReturnKind.QUARTERLY, quarter=quarter, by=manager)
    return returns.write_return(pool_return=row, summary=f"{words} {MADE_UP}", by=manager)
