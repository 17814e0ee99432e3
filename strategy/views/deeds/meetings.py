"""Planning a meeting, opening its agenda to the public, saying that it took place."""

from typing import Any

from strategy import policies
from strategy.forms import DayForm, ItemForm, SureForm
from strategy.models import Body, Meeting
from strategy.services import meetings as services
from strategy.views.deeds.page import DeedPage


class PlanMeeting(DeedPage):
    """Plan a meeting of a body."""

    model = Body
    form = DayForm
    heading = "Plan a meeting"
    verb = "Plan the meeting"
    done = "The meeting is planned."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the body's record."""
        return policies.may_keep_record(self.request.user, row, self.today)

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Plan it."""
        return services.plan_meeting(body=row, on=data["on"], by=self.request.user)


class MeetingDeed(DeedPage):
    """A deed of whoever keeps a body's record."""

    model = Meeting

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the body's record."""
        return policies.may_keep_record(self.request.user, row.body, self.today)


class AddItem(MeetingDeed):
    """Put an item on the agenda."""

    form = ItemForm
    heading = "Put an item on the agenda"
    verb = "Put it on the agenda"
    done = "The item stands on the agenda."
    dated_by: str | None = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Put it there."""
        services.add_agenda_item(meeting=row, by=self.request.user, **data)
        return row


class PublishAgenda(MeetingDeed):
    """Open the agenda to the public."""

    form = DayForm
    heading = "Open the agenda to the public"
    verb = "Open the agenda"
    done = "The agenda is open; the clear days count from here."
    dated_by = "on"

    def lead(self, row: Any) -> str:
        """Say what begins."""
        return "From this day the clear days before the meeting are counted."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": self.request.moment.day}  # type: ignore[attr-defined]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return services.publish_agenda(meeting=row, by=self.request.user, on=data["on"])


class HoldMeeting(MeetingDeed):
    """Say that a meeting took place."""

    form = SureForm
    heading = "Say that it took place"
    verb = "It took place"
    done = "The meeting is on record as held."
    dated_by: str | None = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say so."""
        return services.hold_meeting(meeting=row, by=self.request.user)
