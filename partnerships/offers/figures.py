"""Live figures a text may cite: `pool:{fund}:{year}:{what}`.

`what` is budget, forecast, variance, or contribution, share, required followed by a party's organisation:
`pool:ld-pool:2006-07:share:body-pct`. The version cited is the amount as it stood, so that a change shows.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from partnerships.models import PoolYear
from partnerships.pooling.document import written
from partnerships.readings.ledger import PartnerMoney, YearMoney, money_of, party_id
from salford_css.core.money import in_words
from salford_css.core.periods import FinancialYear
from salford_css.core.registry import Choice, Figure, Reader, figures
from strategy.offers.addresses import address

WHOLE: dict[str, Callable[[YearMoney], Decimal | None]] = {
    "budget": lambda money: money.budget,
    "forecast": lambda money: money.forecast,
    "variance": lambda money: money.variance,
}
OF_PARTNER: dict[str, Callable[[PartnerMoney], Decimal | None]] = {
    "contribution": lambda partner: partner.contribution,
    "share": lambda partner: partner.share,
    "required": lambda partner: partner.required,
}


@figures.prefix("pool")
def pool_figure(rest: str, *, as_at: date, reader: Reader) -> Figure | None:
    """Read a figure of a fund's year as it was known on a day."""
    ref, year, what, whose = (*rest.split(":"), "", "", "", "")[:4]
    row = _year(ref, year, reader)
    if row is None:
        return None
    amount = _amount(money_of(row, as_at=as_at), row, what, whose)
    if amount is None:
        return None
    label = f"{what} of {row}" + (f", {whose}" if whose else "")
    return Figure(in_words(amount), label, written(amount), address(row.fund))


@figures.lister
def pool_figures(words: Sequence[str], *, as_at: date, reader: Reader) -> Iterator[Choice]:
    """Find the figures of funds by the words of fund, partnership, year and kind, the newest year first."""
    rows = PoolYear.objects.visible_to(reader).select_related("fund__partnership")
    for row in rows.order_by("fund__name", "-start_year"):
        for what in WHOLE:
            choice = Choice(f"pool:{row.fund.ref}:{row.year.code}:{what}", f"{what} of {row}, {row.fund.partnership}")
            if all(word.lower() in f"{choice.label} {choice.token}".lower() for word in words):
                amount = WHOLE[what](money_of(row, as_at=as_at))
                if amount is not None:
                    yield Choice(choice.token, f"{choice.label}: {in_words(amount)}")


def _year(ref: str, year: str, reader: Reader) -> PoolYear | None:
    try:
        start = FinancialYear.parse(year).start_year
    except ValueError:
        return None
    rows = PoolYear.objects.visible_to(reader).filter(fund__ref=ref, start_year=start)
    return rows.select_related("fund__partnership").first()


def _amount(money: YearMoney, row: PoolYear, what: str, whose: str) -> Decimal | None:
    if what in WHOLE and not whose:
        return WHOLE[what](money)
    party = row.fund.partnership.parties.filter(organisation__ref=whose).first()
    if what not in OF_PARTNER or party is None:
        return None
    found = next((partner for partner in money.partners if partner.id == party_id(party.pk)), None)
    return OF_PARTNER[what](found) if found else None
