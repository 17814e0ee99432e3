"""What the page, the files and the documents of a pool's year say: its sentence, its drawing, its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.charts import spending
from partnerships.pooling import NOTHING, Unit, profile_to_date, variance_per_cent
from partnerships.readings.account import Explained
from partnerships.readings.explaining import stretch_words
from partnerships.readings.ledger import YearMoney
from partnerships.readings.sharing import planned_by_month
from salford_css.core.components import Reckoning
from salford_css.core.money import in_words
from salford_css.core.words import capital, counted

LAST = 12


@dataclass(frozen=True)
class Shown:
    """A figure and the rows that explain it."""

    words: str
    steps: Sequence[Reckoning]


def lead_of(money: YearMoney) -> str:
    """Say in two sentences at most what was spent and how the year is expected to end."""
    if money.budget is None:
        return f"Nothing of {money.year} was on record on {money.rows.as_at:%-d %B %Y}."
    label = money.pool_year.month(money.month).label
    if not money.lines:
        return f"{in_words(money.budget)} was pooled in {money.year}; how it is spent is not entered yet."
    first = f"By the end of {label} {in_words(money.spent)} of {in_words(money.budget)} was spent."
    return f"{first} {outlook_of(money)}"


def outlook_of(money: YearMoney) -> str:
    """Say how the year is expected to end."""
    if money.variance is None or money.budget is None:
        return "No forecast is on record for every line yet."
    per_cent = variance_per_cent(money.variance, money.budget)
    if not money.variance:
        return "The year is expected to end exactly on budget."
    more = "over" if money.variance > 0 else "under"
    share = f" ({abs(per_cent):f}%)" if per_cent is not None else ""
    return f"The year is expected to end {in_words(abs(money.variance))} {more} budget{share}."


def drawing_of(money: YearMoney) -> spending.Drawing | None:
    """Draw the year: planned, spent, expected."""
    if not money.lines or money.budget is None:
        return None
    spare = money.budget - money.line_budget
    monthly = [planned_by_month(line.row, line.budget) for line in money.lines]
    planned = [
        sum((sum(months[:number], NOTHING) for months in monthly), profile_to_date(spare, number))
        for number in range(1, LAST + 1)
    ]
    known = sorted({month for line in money.lines for month in line.by_month})
    spent = {
        month: sum(
            (amount for line in money.lines for at, amount in line.by_month.items() if at <= month),
            NOTHING,
        )
        for month in known
    }
    return spending.draw(spending.Course(planned, spent, money.forecast, money.budget))


def shown(explained: Explained) -> Shown:
    """Return a figure with its rows as the page shows them."""
    figure = explained.figure
    value = figure.shown if figure.unit is Unit.PER_CENT else in_words(figure.result).replace("-", "−")
    rows = [Reckoning(step.words, step.shown, step.numbers) for step in explained.steps]
    return Shown(f"{capital(explained.name)}: {value}", rows)


def sum_of_shares(money: YearMoney) -> str:
    """Say that relief, shares and what is unallocated are the variance, with the numbers."""
    shared = money.shared
    if shared is None or money.variance is None:
        return ""
    parts = [partner.share for partner in money.partners if partner.share is not None]
    words = " + ".join(_signed(part) for part in parts)
    relief = f"relief {_signed(shared.relieved.total)} + " if shared.relieved.total else ""
    rest = f" + unallocated {_signed(shared.unallocated)}" if shared.unallocated else ""
    return f"{relief}{words}{rest} = {_signed(money.variance)}, exactly."


def _signed(amount: Decimal) -> str:
    return f"{'−' if amount < 0 else ''}£{abs(amount):,.2f}"


def rule_words_of(money: YearMoney) -> str:
    """Say by which rule, or by which rules in which months, the variance is shared."""
    if money.rule is None:
        return "No rule for sharing an overspend or underspend is on record."
    own = sum(1 for line in money.rows.lines if line.rules.all())
    words = capital(money.rule.get_kind_display())
    stretches = money.shared.stretches if money.shared else ()
    if len(stretches) > 1:
        words = "The rule changed in the course of the year: " + "; ".join(
            f"{stretch_words(one)} {one.rule.kind.replace('_', ' ') if one.rule else 'no rule'}" for one in stretches
        )
    return f"{words}. {capital(counted(own, 'line has', 'lines have'))} a rule of their own." if own else f"{words}."
