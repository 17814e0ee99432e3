"""Working on an action: reporting, moving its date."""

from typing import Any

from salford_css.core.moments import day_of
from strategy import policies
from strategy.forms import DayForm, ManagerForm, MoveDateForm, ProgressForm, ReasonForm
from strategy.models import Action, Milestone
from strategy.services import actions as services
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
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": day_of(self.request)}

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
    dated_by: str | None = None

    def lead(self, row: Any) -> str:
        """Say when it is due now."""
        return f"It is due {row.when}." if row.latest else "It has no date yet."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        move_action_date(action=row, by=self.request.user, **data)
        return row


class NameManager(ActionDeed):
    """Name the post that answers for an action."""

    form = ManagerForm
    heading = "Name the manager"
    verb = "Name the manager"
    done = "The manager is named."
    dated_by: str | None = None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the manager there is."""
        return {"manager": row.manager_id}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name the manager."""
        return services.assign_manager(action=row, by=self.request.user, **data)


class Begin(ActionDeed):
    """Begin an action."""

    form = DayForm
    heading = "Begin it"
    verb = "Begin it"
    done = "The action has begun."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": self.request.moment.day}  # type: ignore[attr-defined]

    def lead(self, row: Any) -> str:
        """Say what it waits for."""
        return "What carries out a decision can begin on the day the decision takes effect." if row.decision else ""

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Begin it."""
        return services.start_action(action=row, by=self.request.user, on=data["on"])


class Complete(Begin):
    """Mark an action done."""

    heading = "Mark it done"
    verb = "Mark it done"
    done = "The action is done."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Mark it done."""
        return services.complete_action(action=row, by=self.request.user, done=services.day(data["on"]))


class Drop(ActionDeed):
    """Give an action up."""

    form = ReasonForm
    heading = "Drop it"
    verb = "Drop it"
    done = "The action is dropped; it stays on record with the reason."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "It stays on record as dropped, with the reason. This cannot be undone."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Drop it."""
        return services.drop_action(action=row, by=self.request.user, reason=data["reason"])


class ReachMilestone(DeedPage):
    """Mark a milestone reached."""

    model = Milestone
    form = DayForm
    heading = "Mark it reached"
    verb = "Mark it reached"
    done = "The milestone is reached."
    dated_by = "on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may work on its action, or drafts at all."""
        user = self.request.user
        return (
            policies.may_work_on(user, row.action, self.today) if row.action else policies.may_draft(user, self.today)
        )

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": self.request.moment.day}  # type: ignore[attr-defined]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Mark it reached."""
        return services.mark_milestone_done(milestone=row, by=self.request.user, done=services.day(data["on"]))
