"""Deciding in writing between meetings."""

from typing import Any

from django.http import Http404

from partnerships.forms.boards.written import ConcludeForm, ProposeForm, ReplyForm
from partnerships.models import Delegation, WrittenProcedure
from partnerships.readings.written import count_of
from partnerships.services import boards as services
from partnerships.views.deeds.boards.page import BoardDeed, MeetingDeed
from salford_css.core.words import counted


class ProposeWritten(BoardDeed):
    """Put a question to the members in writing."""

    form = ProposeForm
    heading = "Put an urgent question in writing"
    verb = "Put the question"
    done = "The question is put. Replies are entered seat by seat until it is concluded."
    dated_by = "on"

    def lead(self, row: Any) -> str:
        """Say what the terms ask for."""
        terms = self.terms(row)
        if terms is None or terms.reply_days is None:
            return "The terms of reference know no written procedure; call a meeting."
        return (
            f"The terms give members {counted(terms.reply_days, 'day')} to reply; it is carried when "
            f"{terms.get_written_needs_display()}. The outcome is reported to the next meeting."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the powers in force."""
        terms = self.terms(row)
        return {"delegations": terms.delegations.all() if terms else Delegation.objects.none()}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Put it."""
        return services.propose_written(body=row, by=self.request.user, **data)


class WrittenDeed(MeetingDeed):
    """A deed about a question put in writing."""

    def row(self, **address: Any) -> Any:
        """Return the meeting, and remember the procedure; 404 when there is none, or it may not be read."""
        meeting = super().row(**address)
        rows = WrittenProcedure.objects.visible_to(self.request.user).filter(meeting=meeting)
        found = rows.select_related("meeting__body").first()
        if found is None:
            raise Http404
        self.procedure: WrittenProcedure = found
        return meeting


class EnterReply(WrittenDeed):
    """Enter the reply of a seat."""

    form = ReplyForm
    heading = "Enter a reply"
    verb = "Enter the reply"
    done = "The reply is on record."
    dated_by = "on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the seats of the day."""
        return {"seats": self.seats(row)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with a day within the time for replies."""
        return {"on": min(self.day, self.procedure.reply_by)}

    def lead(self, row: Any) -> str:
        """Say how many replied."""
        count = count_of(self.procedure)
        return f"{count.replied} of {counted(count.seats, 'voting seat')} have replied."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        services.reply_written(procedure=self.procedure, by=self.request.user, **data)
        return self.followed(row)


class Conclude(WrittenDeed):
    """Count the replies."""

    form = ConcludeForm
    heading = "Count the replies"
    verb = "Conclude"
    done = "The procedure is concluded; its outcome goes on the agenda of the next meeting that is called."
    dated_by = "on"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"on": self.day}

    def lead(self, row: Any) -> str:
        """Say how it stands."""
        count = count_of(self.procedure)
        return (
            f"{count.replied} of {counted(count.seats, 'voting seat')} have replied: {count.agree} for, "
            f"{count.against} against, {count.abstain} abstained."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Conclude it."""
        services.conclude_written(procedure=self.procedure, by=self.request.user, **data)
        return self.followed(row)
