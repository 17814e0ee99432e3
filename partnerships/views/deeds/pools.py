"""Deeds about a fund: its host and manager, its years, how a variance is shared, the reserve."""

from typing import Any

from partnerships import policies
from partnerships.forms.pools import HostForm, ReserveForm, YearForm
from partnerships.forms.risk import RuleForm
from partnerships.models import PoolClosing, PoolLine
from partnerships.services import pool_balances, pool_risk, pools
from partnerships.views.deeds.page import FundDeed
from salford_css.core.models import Organisation, Post
from salford_css.core.periods import FinancialYear


class NameHost(FundDeed):
    """Name the host and, from among its own officers, the manager."""

    form = HostForm
    heading = "Name host and manager"
    verb = "Name them"
    done = "Host and manager are on record."
    dated_by = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader names managers."""
        return policies.may_name_manager(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say what the law asks."""
        return "A pooled fund has one host, which answers for its accounts, and a manager whom the host employs."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer parties and posts."""
        parties = self.parties(row).filter(organisation__isnull=False)
        hosts = Organisation.objects.filter(pk__in=parties.values("organisation")).order_by("name")
        return {"parties": hosts, "posts": Post.objects.visible_to(self.request.user).order_by("title")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with who is named now."""
        return {"host": row.host, "manager": row.manager, "finance_post": row.finance_post}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name them."""
        return pools.name_host_and_manager(fund=row, by=self.request.user, **data)


class OpenYear(FundDeed):
    """Open a financial year."""

    form = YearForm
    heading = "Open a year"
    verb = "Open the year"
    done = "The year is open. Contributions, lines and months can be entered."
    dated_by = None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the year after the last, or the one the pages are read in."""
        last = row.years.order_by("-start_year").first()
        year = last.year.next() if last else FinancialYear.containing(self.day)
        return {"year": year.label}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return pools.open_year(fund=row, by=self.request.user, **data)


class SetRule(FundDeed):
    """Say how a variance is shared."""

    form = RuleForm
    heading = "Say how a variance is shared"
    verb = "Set the rule"
    done = "The rule is on record. The one before it ends the day before."
    dated_by = "since"

    def lead(self, row: Any) -> str:
        """Say what a rule on a line does."""
        return (
            "Each month is shared by the rule in force on its first day. Lines with a rule of their own are shared "
            "first; what remains follows the fund's rule."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties and the lines of years that are open."""
        closed = PoolClosing.objects.filter(pool_year__fund=row, month__isnull=True)
        lines = PoolLine.objects.filter(pool_year__fund=row).exclude(pool_year__in=closed.values("pool_year"))
        parties = self.parties(row)
        return {"parties": list(parties), "lines": lines.order_by("pool_year", "name"), "rows": parties}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Set it."""
        line = data["line"]
        pool_risk.set_risk_share(
            fund=None if line else row,
            line=line,
            kind=data["kind"],
            since=data["since"],
            bearer=data["bearer"],
            per_cent=self.typed.numbers("share"),
            caps=self.typed.numbers("cap"),
            source=data["source"],
            by=self.request.user,
        )
        return line.pool_year if line else row

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: it knows which boxes belong to which partner."""
        self.typed = super().make_form(row, *given, **named)
        return self.typed


class MoveReserve(FundDeed):
    """Put money into the risk reserve, or take it out."""

    form = ReserveForm
    heading = "Move the risk reserve"
    verb = "Keep the movement"
    done = "The movement is on record."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def lead(self, row: Any) -> str:
        """Say what it holds."""
        held = row.reserve_on(self.day)
        return f"On {self.day:%-d %B %Y} the reserve holds £{held:,.2f}. It stands beside the year's budget."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        pool_balances.move_reserve(fund=row, by=self.request.user, **data)
        return row
