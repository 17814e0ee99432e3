"""Deeds against an overspend of a pool's year: what is used up first, and the plan."""

from typing import Any

from partnerships.forms.risk import RecoveryForm, ReliefForm
from partnerships.services import pool_risk
from partnerships.views.deeds.page import YearDeed


class SetRelief(YearDeed):
    """Say what is used up before any partner is asked for more."""

    form = ReliefForm
    heading = "Set relief before any split"
    verb = "Set the steps"
    done = "The steps are on record, in this order."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say the usual order."""
        return (
            "An overspend is met by these steps in their order; the partners share what is left. Found in agreements: "
            "savings elsewhere in the pools, the risk reserve, schemes not yet committed, money from outside."
        )

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the steps on record."""
        found: dict[str, Any] = {}
        for step in row.relief.filter(available__gt=0):
            found |= {f"kind-{step.number}": step.kind, f"name-{step.number}": step.name}
            found[f"available-{step.number}"] = step.available
        return found

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: it knows the steps."""
        self.typed = super().make_form(row, *given, **named)
        return self.typed

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Set them."""
        pool_risk.set_relief(pool_year=row, steps=self.typed.steps(), by=self.request.user)
        return row


class PlanRecovery(YearDeed):
    """Write an action plan against an overspend."""

    form = RecoveryForm
    heading = "Write an action plan"
    verb = "Keep the plan"
    done = "The plan is on record and goes to the next board."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at and the plan on record."""
        known = row.recovery_plans.order_by("-number").first()
        return {"on": self.day, "text": known.text if known else ""}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        pool_risk.plan_recovery(pool_year=row, by=self.request.user, **data)
        return row
