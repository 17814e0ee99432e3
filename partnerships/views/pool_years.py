"""The page of a pool's year: its statement at a month's end, how each figure came about, and what can be entered."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from partnerships import policies
from partnerships.models import PoolYear
from partnerships.readings.account import account_of
from partnerships.readings.disputed import disputed_money
from partnerships.readings.ledger import YearMoney, money_of
from partnerships.selectors import statements
from partnerships.selectors.statement_files import file_of
from partnerships.views.deeds.page import HOME
from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Export, Fact
from salford_css.core.detail import DetailPage, log_of
from salford_css.core.money import in_words
from salford_css.core.parameters import parameter
from salford_css.core.periods import FinancialYear

LAST = 12
PAPERS = ("csv", "xlsx")
ENTERING = (
    ("Enter a contribution", "pool-contribution"),
    ("Vary a contribution", "pool-vary"),
    ("Enter other income", "pool-income"),
    ("Add a line", "pool-line-new"),
    ("Move budget", "pool-virement"),
    ("Record a payment", "pool-payment"),
    ("Bring forward", "pool-forward"),
    ("Set relief", "pool-relief"),
)


class PoolYearPage(DetailPage):
    """One year of a pooled fund as known on the day, up to the end of a month (`?month=6`)."""

    model = PoolYear
    near = ("fund__partnership", "fund__host", "fund__manager", "fund__finance_post")
    template = "partnerships/pool_year.html"
    on_thread = False
    trail_parts = ("contributions", "lines", "virements", "relief", "closings", "recovery_plans")

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find the year by fund and financial year; a year there is not finds nothing."""
        try:
            start = FinancialYear.parse(address["year"]).start_year
        except ValueError:
            start = 0
        return {"fund__ref": address["ref"], "start_year": start}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.fund.name, row.fund.get_absolute_url()), Crumb(row.year.label)]

    def get(self, request: HttpRequest, **address: Any) -> Any:
        """Show the page, or hand its figures over as a file (`?format=csv`, `?format=xlsx`)."""
        wanted = parameter(request, "format")
        if wanted not in PAPERS:
            return super().get(request, **address)
        row = self.find(request.user, **address)
        return file_of(self.read(row), wanted)

    def read(self, row: Any) -> YearMoney:
        """Read the year up to the month asked for, or to the last month on record."""
        asked = parameter(self.request, "month")
        if asked.isdigit() and 1 <= int(asked) <= LAST:
            return money_of(row, as_at=self.as_at, month=int(asked))
        whole = money_of(row, as_at=self.as_at)
        last = max((month for line in whole.lines for month in line.by_month), default=0)
        return money_of(row, as_at=self.as_at, month=last) if 0 < last < LAST else whole

    def context(self, row: Any) -> dict[str, Any]:
        """Return statement, explanations, lists and deeds."""
        money = self.read(row)
        mine = policies.may_keep_pool(self.request.user, row.fund, clock.today())
        return {
            "money": money,
            "disputed": disputed_money([row.fund.partnership_id], on=self.as_at),
            "lead": statements.lead_of(money),
            "month_label": row.month(money.month).label,
            "facts": self.facts(row, money),
            "drawing": statements.drawing_of(money),
            "explained": [statements.shown(one) for one in account_of(money)],
            "rule_words": statements.rule_words_of(money),
            "sum_words": statements.sum_of_shares(money),
            "relief": [one for one in money.shared.relieved.used if one[1]] if money.shared else [],
            "months": self.months(row, money, mine),
            "ways": [Export("CSV", self._with(money, "csv")), Export("Excel", self._with(money, "xlsx"))],
            "mine": mine,
            "log": log_of(row.fund),
            "deeds": self.deeds(row) if mine and not row.is_closed else [],
            "closed": row.is_closed,
            "closing": [*self.closing_deeds(row, money)] if mine else [],
            **self.lists(row, money),
        }

    def _with(self, money: YearMoney, form: str) -> str:
        return f"{self.request.path}?month={money.month}&format={form}"

    def facts(self, row: Any, money: YearMoney) -> list[Fact]:
        """Return the figures of the year in a row."""

        def amount(value: Any) -> str:
            return in_words(value).replace("-", "−") if value is not None else "not known yet"

        return [
            Fact("Opening budget", amount(money.opening), note="" if money.opening else "no split on record"),
            Fact("Current budget", amount(money.budget)),
            Fact(f"Spent by {row.month(money.month).label}", amount(money.spent if money.lines else None)),
            Fact("Forecast", amount(money.forecast)),
        ]

    def months(self, row: Any, money: YearMoney, mine: bool) -> list[dict[str, Any]]:
        """Return the twelve months: entered or not, closed or not, and the form of those that are open."""
        closed = money.rows.closed_months
        entered = {month for line in money.rows.lines for month in {one.month for one in line.months.all()}}
        found = []
        for number in range(1, LAST + 1):
            state = "closed" if number in closed else "entered" if number in entered else "not entered"
            begun = row.month(number).first_day <= clock.today()
            open_to = mine and number not in closed and begun and money.lines
            found.append(
                {
                    "number": number,
                    "label": row.month(number).label,
                    "state": state,
                    "shown": number == money.month,
                    "url": f"?month={number}",
                    "enter_url": self._address("pool-month", row, month=number) if open_to else "",
                    "close_url": self._address("pool-month-close", row, month=number)
                    if open_to and number in entered
                    else "",
                }
            )
        return found

    def _address(self, name: str, row: Any, **more: Any) -> str:
        return reverse(f"partnerships:{name}", kwargs={"ref": row.fund.ref, "year": row.year.code, **more})

    def deeds(self, row: Any) -> list[Deed]:
        """Return what can be entered of an open year."""
        return [Deed(words, self._address(name, row)) for words, name in ENTERING]

    def closing_deeds(self, row: Any, money: YearMoney) -> Any:
        """Yield what can be done about months, an overspend and returns."""
        if money.variance is not None and money.variance > 0 and not row.is_closed:
            yield Deed("Write an action plan", self._address("pool-plan", row))
        if money.rows.closed_months:
            yield Deed("Adjust a closed month", self._address("pool-adjust", row))
        if len(money.rows.closed_months) == LAST and not row.is_closed:
            yield Deed("Close the year", self._address("pool-year-close", row))
        yield Deed("Open a return", self._address("return-new", row))

    def lists(self, row: Any, money: YearMoney) -> dict[str, Any]:
        """Return what happened in the year, as known on the day."""
        day = self.as_at
        given = money.rows.contributions
        variations = [one for each in given for one in each.variations.all() if one.on <= day]
        virements = row.virements.select_related("taken_from", "given_to", "approved_by", "decision")
        return {
            "variations": sorted(variations, key=lambda one: one.on),
            "virements": [one for one in virements if one.on is None or one.on <= day],
            "payments": sorted(
                (one for each in given for one in each.payments.all() if one.paid_on <= day),
                key=lambda one: one.paid_on,
            ),
            "adjustments": [one for line in money.lines for one in line.adjustments],
            "plans": row.recovery_plans.filter(known_from__lte=day),
            "returns": row.returns.visible_to(self.request.user).order_by("kind", "quarter"),
            "reserve": row.fund.reserve_on(day),
        }
