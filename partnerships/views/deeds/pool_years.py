"""Deeds about a year of a pool: what is given, planned, moved and brought forward."""

from typing import Any

from django.http import Http404

from partnerships.forms import pools as forms
from partnerships.models import StatutoryFunction
from partnerships.readings.ledger import money_of
from partnerships.services import pool_balances, pool_lines, pools
from partnerships.views.deeds.page import YearDeed
from salford_css.core.models import Post
from strategy.models import Decision


class SetContribution(YearDeed):
    """Enter what a partner agreed to give."""

    form = forms.ContributionForm
    heading = "Enter a contribution"
    verb = "Keep the contribution"
    done = "The contribution is on record."
    dated_by = "known_from"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties."""
        return {"parties": self.parties(row.fund)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"known_from": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        pools.set_contribution(pool_year=row, by=self.request.user, **data)
        return row


class VaryContribution(YearDeed):
    """Vary a contribution in the course of the year."""

    form = forms.VariationForm
    heading = "Vary a contribution"
    verb = "Keep the variation"
    done = "The variation is on record; budget and shares follow it from its day."
    dated_by = "on"

    def lead(self, row: Any) -> str:
        """Say that what was first agreed stays."""
        return "What was first agreed stays as it is. The variation counts from its day, with its reason."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the year's contributions and the decisions the reader may see."""
        return {
            "contributions": row.contributions.select_related("party__organisation"),
            "decisions": Decision.objects.visible_to(self.request.user),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.moment(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        pools.vary_contribution(by=self.request.user, **data)
        return row


class SetOtherIncome(YearDeed):
    """Say what comes in beside the contributions."""

    form = forms.OtherIncomeForm
    heading = "Enter other income"
    verb = "Keep the income"
    done = "The other income is on record."
    dated_by = None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {"amount": row.other_income}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        return pools.set_other_income(pool_year=row, by=self.request.user, **data)


class AddLine(YearDeed):
    """Add a line to the budget."""

    form = forms.LineForm
    heading = "Add a line"
    verb = "Add the line"
    done = "The line is part of the budget."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer parties and functions."""
        functions = StatutoryFunction.objects.visible_to(self.request.user).filter(excluded=False)
        return {"parties": self.parties(row.fund), "functions": functions}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Add it."""
        data.pop("reason")
        pool_lines.add_line(pool_year=row, by=self.request.user, **data)
        return row


class ChangeLine(AddLine):
    """Change what a line says."""

    heading = "Change the line"
    verb = "Save"
    done = "The line is changed."

    def row(self, **address: Any) -> Any:
        """Return the year, and remember the line; 404 for a line there is not."""
        row = super().row(**address)
        self.line = row.lines.filter(code=address["code"]).first()
        if self.line is None:
            raise Http404
        return row

    def lead(self, row: Any) -> str:
        """Name the line."""
        return f"{self.line}. To move budget in the course of the year, enter a virement instead."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what stands there."""
        facts = {name: getattr(self.line, name) for name in ("name", "code", "function", "client_group", "lead")}
        profile = "\n".join(f"{amount:.2f}" for amount in self.line.profile or ())
        return facts | {"budget": self.line.budget, "profile": profile}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        pool_lines.change_line(line=self.line, by=self.request.user, **data)
        return row


class MoveBudget(YearDeed):
    """Move budget from one line to another."""

    form = forms.VirementForm
    heading = "Move budget between lines"
    verb = "Move it"
    done = "The budget is moved."
    dated_by = "on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the year's lines, posts and decisions."""
        user = self.request.user
        return {
            "lines": row.lines.order_by("name"),
            "posts": Post.objects.visible_to(user).order_by("title"),
            "decisions": Decision.objects.visible_to(user),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.moment(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        pool_lines.move_budget(pool_year=row, by=self.request.user, **data)
        return row


class BringForward(YearDeed):
    """Bring a surplus or a deficit forward."""

    form = forms.BroughtForwardForm
    heading = "Bring forward"
    verb = "Bring it forward"
    done = "What was brought forward is on record."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say what the year before leaves, by its own figures."""
        left = self.left_before(row)
        if left is None:
            return f"No figures of {row.year.previous()} are on record, so the balance cannot be worked out here."
        words = "a deficit of" if left < 0 else "a balance of"
        return f"By its own figures {row.year.previous()} leaves {words} £{abs(left):,.2f}."

    def left_before(self, row: Any) -> Any:
        """Return what the year before leaves; None where nothing of it is on record."""
        before = row.fund.years.filter(start_year=row.start_year - 1).first()
        return money_of(before, as_at=self.today).balance if before else None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record, or what the year before leaves."""
        known = getattr(row, "carry_forward", None)
        if known:
            return {"amount": known.amount, "terms": known.terms, "source": known.source}
        return {"amount": self.left_before(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Bring it forward."""
        pool_balances.bring_forward(pool_year=row, by=self.request.user, **data)
        return row
