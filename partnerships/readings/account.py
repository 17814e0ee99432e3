"""Every figure of a pool's year with the arithmetic that leads to it: the last row of each is the figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.pooling import NOTHING, Step, Unit, pounds, variance_per_cent
from partnerships.readings.ledger import YearMoney
from partnerships.readings.partners import PartnerMoney
from salford_css.core.periods import FinancialYear, Frequency
from salford_css.core.words import capital

LAST = 12


@dataclass(frozen=True)
class Explained:
    """A figure by its name, with the rows that lead to it. `group` keeps those of one partner together."""

    name: str
    steps: Sequence[Step]
    group: str = ""

    @property
    def figure(self) -> Step:
        """Return the last row: the figure itself."""
        return self.steps[-1]


def account_of(money: YearMoney) -> list[Explained]:
    """Return the figures of a year in the order in which one rests on the other."""
    if money.pool is None:
        return []
    found = [
        Explained("Opening budget", list(_opening(money))),
        Explained("Current budget", list(_current(money))),
        Explained(f"What should have been spent by {_month(money)}", list(_profile(money))),
        Explained(f"Spent by {_month(money)}", list(_spent(money))),
    ]
    if money.forecast is not None:
        found.append(Explained("Forecast for the year", list(_forecast(money))))
        found.append(Explained("Variance", list(_variance(money))))
        found.append(Explained("Variance in per cent", list(_per_cent(money))))
    found.append(Explained(f"Left in the fund after {_month(money)}", list(_balance(money))))
    for partner in money.partners:
        found += _of_partner(money, partner)
    return [each for each in found if each.steps]


def _month(money: YearMoney) -> str:
    return money.pool_year.month(money.month).label


def _opening(money: YearMoney) -> Iterable[Step]:
    for row in money.rows.contributions:
        kind = "" if row.kind == "annual" else f", {row.get_kind_display()}"
        yield Step(f"{row.party} agreed to give{kind}", "", row.planned)
    yield Step("Other income", "income that is no partner's contribution", money.pool_year.other_income or NOTHING)
    yield Step("Brought forward", money.rows.carried.terms if money.rows.carried else "", money.brought_forward)
    yield Step("Opening budget", "all of these added up", money.opening or NOTHING)


def _current(money: YearMoney) -> Iterable[Step]:
    yield Step("Opening budget", "", money.opening or NOTHING)
    for row in money.rows.contributions:
        for change in row.variations.all():
            if change.on <= money.rows.until:
                yield Step(f"Varied: {row.party}", f"from {change.on:%-d %B %Y}: {change.reason}", change.amount)
    yield Step("Moved between lines", "what one line gives another takes", NOTHING)
    yield Step("Current budget", "", money.budget or NOTHING)


def _profile(money: YearMoney) -> Iterable[Step]:
    for line in money.lines:
        how = "by its own profile" if line.row.profile else f"{pounds(line.budget)} × {money.month} ÷ {LAST}"
        yield Step(capital(line.row.name), how, line.profile)
    spare = (money.budget or NOTHING) - money.line_budget
    if spare:
        of_lines = sum((line.profile for line in money.lines), NOTHING)
        yield Step("Budget of no line", f"{pounds(spare)} × {money.month} ÷ {LAST}", money.profile - of_lines)
    yield Step(f"By {_month(money)}", "", money.profile)


def _spent(money: YearMoney) -> Iterable[Step]:
    for line in money.lines:
        months = " + ".join(pounds(amount) for _, amount in sorted(line.by_month.items()))
        yield Step(capital(line.row.name), months if len(line.by_month) > 1 else "", line.spent)
    for line in money.lines:
        for row in line.adjustments:
            about = row.about_line.pool_year.month(row.about_month).label
            yield Step(f"Among it an adjustment of {about}", row.reason, row.amount)
    yield Step(f"By {_month(money)}", "", money.spent)


def _forecast(money: YearMoney) -> Iterable[Step]:
    for line in money.lines:
        if line.forecast_month:
            how = f"entered for {_label(money.year, line.forecast_month)}"
        else:
            how = "what was spent, and the rest of the profile"
        yield Step(capital(line.row.name), how, line.forecast or NOTHING)
    yield Step("All lines together", "", money.forecast or NOTHING)


def _label(year: FinancialYear, month: int) -> str:
    return year.period(Frequency.MONTH, month).label


def _variance(money: YearMoney) -> Iterable[Step]:
    yield Step("Forecast for the year", "", money.forecast or NOTHING)
    yield Step("Current budget, taken away", "", -(money.budget or NOTHING))
    yield Step("Variance", "more than nothing is over budget", money.variance or NOTHING)


def _per_cent(money: YearMoney) -> Iterable[Step]:
    found = variance_per_cent(money.variance or NOTHING, money.budget or NOTHING)
    if found is not None:
        numbers = f"{pounds(money.variance or NOTHING)} ÷ {pounds(money.budget or NOTHING)}"
        yield Step("Variance in per cent of the budget", numbers, found, Unit.PER_CENT)


def _balance(money: YearMoney) -> Iterable[Step]:
    yield Step("Brought forward", "", money.brought_forward)
    yield Step("Received from partners", "payments made, less what was paid back", _received(money))
    yield Step("Other income", "", money.pool_year.other_income or NOTHING)
    yield Step("Spent", "taken away", -money.spent)
    words = "less than nothing is a deficit" if money.balance < 0 else "the next year begins with it once the year ends"
    yield Step("Left in the fund", words, money.balance)


def _received(money: YearMoney) -> Decimal:
    return sum((partner.paid for partner in money.partners), NOTHING)


def _of_partner(money: YearMoney, partner: PartnerMoney) -> Iterable[Explained]:
    if partner.share is None or partner.required is None or partner.cash is None:
        return
    name = partner.name
    yield Explained(f"{name}: share of the variance", money.explained(partner.id), name)
    yield Explained(
        f"{name}: must end up paying",
        [
            Step("Contribution, as varied", "", partner.contribution),
            Step("Share of the variance", "", partner.share),
            Step("To pay in all", "", partner.required),
        ],
        name,
    )
    yield Explained(
        f"{name}: still to pay",
        [
            Step("To pay in all", "", partner.required),
            Step("Paid", "taken away", -partner.paid),
            Step(
                "Still to pay",
                "less than nothing is a refund" if partner.cash < 0 else "owed to the host",
                partner.cash,
            ),
        ],
        name,
    )
