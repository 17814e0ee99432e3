"""Working on an action: reporting, moving its date."""

from typing import Any

from strategy import policies
from strategy.forms import MoveDateForm, ProgressForm
from strategy.models import Action
from strategy.services.actions import move_action_date, report_progress
from strategy.views.deeds.page import DeedPage


class ActionDeed(DeedPage):
    """A deed of whoever may work on an action."""

    model = Action

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages it or is an officer."""
        return policies.may_work_on(self.request.user, row, self.today)


class ReportProgress(ActionDeed):
    """Say how an action stands."""

    form = ProgressForm
    heading = "Report progress"
    verb = "Save the report"
    done = "The report is on record. It is never changed; a correction is a new report."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": self.request.moment.day}  # type: ignore[attr-defined]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Report it."""
        report_progress(action=row, by=self.request.user, **data)
        return row


class MoveDate(ActionDeed):
    """Move the due date of an action."""

    form = MoveDateForm
    heading = "Move the date"
    verb = "Move the date"
    done = "The date is moved, and the reason is on record."

    def lead(self, row: Any) -> str:
        """Say when it is due now."""
        return f"It is due {row.when}." if row.latest else "It has no date yet."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        move_action_date(action=row, by=self.request.user, **data)
        return row
