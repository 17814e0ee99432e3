"""Opening a reporting round, asking one more unit or for one more figure, moving the day it is due."""

from typing import Any

from django.urls import reverse

from performance.forms.rounds import DueForm, FigureForm, RoundForm, UnitForm
from performance.models import Framework, Indicator, ReportingRound, RoundReturn
from performance.policies import may_open_rounds
from performance.selectors.councils import units
from performance.services import rounds
from performance.views.rounds.ways import round_crumbs
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.models import Post
from salford_css.core.querysets import visible


class OfRounds(DeedPage):
    """A deed of whoever opens reporting rounds."""

    model: Any = ReportingRound
    dated_by = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader opens rounds."""
        return may_open_rounds(self.request.user, on=self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the list."""
        return round_crumbs()


class OpenRound(OfRounds):
    """Ask units for the figures of a framework and a period."""

    form = RoundForm
    heading = "Open a reporting round"
    verb = "Open the round"
    done = "The round is open, and each unit has a return."

    def row(self, **address: Any) -> Any:
        """Return nothing: the round is still to come."""
        return None

    def lead(self, row: Any) -> str:
        """Say what is asked."""
        return (
            "Each unit is asked for the figures it has a line of, and for those a post is named to enter. More can be "
            "asked for on its return."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer frameworks, units and posts."""
        reader = self.request.user
        return {
            "frameworks": visible(Framework, reader).order_by("code"),
            "units": units(reader, on=self.today),
            "posts": visible(Post, reader).order_by("title"),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin today."""
        return {"opens": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return rounds.open_round(by=self.request.user, **data)

    def back(self, row: Any) -> str:
        """Return to the list."""
        return reverse("performance:rounds")


class AskUnit(OfRounds):
    """Ask one more unit."""

    form = UnitForm
    heading = "Ask another unit"
    verb = "Ask for its return"
    done = "The unit is asked; its return is open."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the units that have no return in the round."""
        return {"units": units(self.request.user, on=self.today).exclude(returns__round=row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Ask it."""
        return rounds.add_unit(round=row, organisation=data["units"], by=self.request.user)


class MoveDue(OfRounds):
    """Move the day by which a round is due."""

    form = DueForm
    heading = "Move the due day"
    verb = "Move the day"
    done = "The day is moved; the reason stands in the log."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day as it is."""
        return {"due": row.due}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        return rounds.move_due_day(round=row, by=self.request.user, **data)


class AskFigure(OfRounds):
    """Ask a unit for one more figure."""

    model = RoundReturn
    form = FigureForm
    heading = "Ask for another figure"
    verb = "Ask for it"
    done = "The return asks for it now."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the framework's indicators that the return does not ask for."""
        asked = row.entries.values("series__indicator")
        rows = visible(Indicator, self.request.user).filter(framework=row.round.framework_id).exclude(pk__in=asked)
        return {"indicators": rows.filter(definitions__isnull=False).distinct().order_by("code")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Ask for it."""
        rounds.ask_for(round_return=row, indicator=data["indicator"], by=self.request.user)
        return row
