"""Setting the limits of a chart anew, and taking that back. What is allowed, the service decides."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from performance.forms.newlimits import BreakForm, NewLimitsForm, WithdrawLimitsForm
from performance.models import Rebase, Result, Series
from performance.policies import may_keep_figures
from performance.services import mark_break, rebase_series, withdraw_rebase
from performance.views.indicator.asked import asked, indicator_at
from performance.views.ways import crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage


class SetLimits(DeedPage):
    """New limits from a period on."""

    model = Series
    form = NewLimitsForm
    heading = "Set the limits anew"
    verb = "Set the limits anew"
    done = "The limits are set anew. Who, when and why stand under the chart."
    dated_by = "known_from"

    def row(self, **address: Any) -> Series:
        """Find the series the address asks for; 404 where it has no figure."""
        indicator = indicator_at(self.request.user, address["framework"], address["code"])
        wanted = asked(self.request, indicator, as_at=clock.today())
        rows = Series.objects.visible_to(self.request.user).filter(
            indicator=indicator, organisation=wanted.organisation, breakdown=wanted.breakdown
        )
        found = rows.select_related("indicator__framework", "organisation", "breakdown").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Series) -> bool:
        """Say whether the reader keeps figures."""
        return may_keep_figures(self.request.user, on=self.today)

    def made_with(self, row: Series) -> dict[str, Any]:
        """Offer the periods that have a figure, the latest first; a series of none has nothing to offer."""
        results = Result.objects.standing().filter(series=row, value__isnull=False).order_by("-period")
        return {"periods": [row.period_of(day) for day in results.values_list("period", flat=True)]}

    def initial(self, row: Series) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"known_from": self.day}

    def perform(self, row: Series, data: dict[str, Any]) -> Series:
        """Set them anew."""
        facts = data | {"period": date.fromisoformat(data["period"])}
        rebase_series(series=row, by=self.request.user, **facts)
        return row

    def lead(self, row: Series) -> str:
        """Say when this is right, and that it can be taken back."""
        return (
            "Limits are set anew only where something is known to have changed for good. The earlier figures keep "
            "their own limits, and new limits can be withdrawn with a reason."
        )

    def above(self, row: Series) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Scoreboard", reverse("performance:scoreboard")))


class MarkBreak(SetLimits):
    """The first period that cannot be compared with those before."""

    form = BreakForm  # type: ignore[assignment]
    heading = "Mark a break"
    verb = "Mark the break"
    done = "The break is marked. No change is told across it any more."

    def perform(self, row: Series, data: dict[str, Any]) -> Series:
        """Mark it."""
        mark_break(series=row, by=self.request.user, **data | {"period": date.fromisoformat(data["period"])})
        return row

    def initial(self, row: Series) -> dict[str, Any]:
        """Begin with a break that was always known."""
        return {}

    def lead(self, row: Series) -> str:
        """Say what a break does."""
        return (
            "A break says that the figures from there on count something else, so a rise or fall across it means "
            "nothing. Limits are formed anew, and no change is told across it."
        )


class WithdrawLimits(SetLimits):
    """New limits taken back."""

    form = WithdrawLimitsForm  # type: ignore[assignment]
    heading = "Withdraw the new limits"
    verb = "Withdraw them"
    done = "The new limits are withdrawn. The chart has the earlier ones again."
    dated_by = ""

    def row(self, **address: Any) -> Series:
        """Find series and limits; 404 for limits of another series or withdrawn before."""
        found = super().row(**address)
        self.rebase = Rebase.objects.filter(pk=address["pk"], series=found, withdrawn_at__isnull=True).first()
        if self.rebase is None:
            raise Http404
        return found

    def made_with(self, row: Series) -> dict[str, Any]:
        """Need nothing further."""
        return {}

    def initial(self, row: Series) -> dict[str, Any]:
        """Begin empty."""
        return {}

    def perform(self, row: Series, data: dict[str, Any]) -> Series:
        """Take them back."""
        assert self.rebase is not None
        withdraw_rebase(rebase=self.rebase, why=data["withdrawn_why"], by=self.request.user)
        return row

    def lead(self, row: Series) -> str:
        """Say which limits, and why they were set."""
        assert self.rebase is not None
        return f"From {row.period_of(self.rebase.period).label}: {self.rebase.why}"
