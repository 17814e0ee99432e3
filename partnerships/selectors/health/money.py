"""The pooled money of a partnership: budget, forecast, variance, and what falls to each partner."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from partnerships.models import PoolYear
from partnerships.pooling import pounds
from partnerships.readings.disputed import DisputedMoney, disputed_money
from partnerships.readings.ledger import PartnerMoney, YearMoney, years_of
from partnerships.selectors.health.parts import Block, Figure
from partnerships.selectors.partnership import variance_in_words
from salford_css.core.money import in_words

NO_POOL = "No pool: this partnership has no pooled fund."


def latest_money(years: Iterable[PoolYear], day: date) -> dict[int, YearMoney]:
    """Return the newest year of each fund of which anything was known by a day, by the fund's id."""
    ordered = sorted(years, key=lambda year: (year.fund_id, year.start_year))
    return {money.pool_year.fund_id: money for money in years_of(ordered, as_at=day)}


def money_block(partnership: Any, day: date) -> Block:
    """Return the newest year of each pooled fund known by the day."""
    funds = list(partnership.funds.order_by("name"))
    if not funds:
        return Block("money", "The money", NO_POOL)
    years = PoolYear.objects.filter(fund__in=funds).select_related("fund")
    found = latest_money(years, day)
    known = [found[fund.pk] for fund in funds if fund.pk in found]
    disputed = disputed_money([partnership.pk], on=day)
    figures = [figure for money in known for figure in figures_of(money, disputed)]
    return Block(
        id="money",
        heading="The money",
        sentence=" ".join(map(money_sentence, known))
        or "A pooled fund is named, and no figure of it was known by this day.",
        figures=figures,
        url=(known[0].pool_year if known else funds[0]).get_absolute_url(),
        words="The statement, with how each figure came about" if known else "The pooled fund",
        source="Worked out from the ledger of the fund, as it was known on the day.",
    )


def money_sentence(money: YearMoney) -> str:
    """Say what the fund holds, and by how much it is expected to miss its budget."""
    made_up = " (illustrative)" if money.illustrative else ""
    said = variance_in_words(money)
    if said:
        return f"{said[:-1]}{made_up}."
    held = f"{money.pool_year.fund} held {in_words(money.budget)} in {money.year.label}" if money.budget else ""
    rest = "; what it will cost is not forecast" if money.partners else "; how the partners split it is not on record"
    return f"{held}{rest}." if held else f"No budget of {money.pool_year.fund} is on record for {money.year.label}."


def figures_of(money: YearMoney, disputed: DisputedMoney) -> Iterable[Figure]:
    """Return budget, forecast, variance and each partner's part of one year."""
    name = f"{money.pool_year.fund}, {money.year.label}"
    url = money.pool_year.get_absolute_url()
    if money.budget is not None:
        note = "year inferred from the source's date" if money.pool_year.inferred else ""
        yield Figure(f"Budget, {name}", _pounds(money.budget), note, url, disputed=_joined(disputed, money.stated))
    if money.forecast is not None and money.variance is not None:
        side = "over budget" if money.variance > 0 else "under budget" if money.variance < 0 else "as budgeted"
        unsure = _joined(disputed, money.lines)
        yield Figure("Forecast", _pounds(money.forecast), "", url, money.illustrative, unsure)
        yield Figure("Variance", _pounds(money.variance), side, url, money.illustrative, unsure)
    for partner in money.partners:
        paid = (payment for given in partner.rows for payment in given.payments.all())
        yield Figure(
            partner.name,
            _pounds(partner.contribution),
            _part(partner),
            url,
            money.illustrative and partner.share is not None,
            _joined(disputed, [partner, *paid]),
        )
    if money.problem:
        yield Figure("Not shared", "nothing", money.problem, url)


def _joined(disputed: DisputedMoney, figures: Iterable[Any]) -> str:
    """Join who disputes any of some figures that are shown as one."""
    return "; ".join(dict.fromkeys(filter(None, map(disputed.beside, figures))))


def _part(partner: PartnerMoney) -> str:
    if partner.share is None:
        return "its contribution; its share of a variance is not known"
    return f"its contribution; {_pounds(partner.share)} of the variance falls to it"


def _pounds(amount: Any) -> str:
    return f"£{pounds(amount)}" if amount >= 0 else f"−£{pounds(-amount)}"
