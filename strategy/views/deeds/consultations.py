"""Running a consultation: opening, closing, asking for answers, replying."""

from typing import Any

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.words import day
from strategy import policies
from strategy.forms import ResultForm, SureForm
from strategy.forms.consultations import AskForm, RepliesForm
from strategy.models import Consultation
from strategy.sentences import consultations as sentences
from strategy.services import consultation as services
from strategy.services.answering import (
    ask_to_answer,
    mark_replies_sent,
)
from strategy.views.deeds.page import DeedPage


class ConsultationDeed(DeedPage):
    """A deed of whoever runs a consultation."""

    model = Consultation
    form: type[DirectorateForm] = SureForm
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs it."""
        return policies.may_run_consultation(self.request.user, row, self.today)


class OpenConsultation(ConsultationDeed):
    """Open a consultation."""

    heading = "Open the consultation"
    verb = "Open it"
    done = "The consultation is open, and the proposals in its report with it."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "Comments are taken from now on, and every proposal in its report is in consultation."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return services.open_consultation(consultation=row, by=self.request.user)


class StopComments(ConsultationDeed):
    """Take no more comments."""

    heading = "Take no more comments"
    verb = "Take no more comments"
    done = "No more comments are taken; those that came are to be answered."

    def lead(self, row: Any) -> str:
        """Say what becomes of the day that was announced."""
        if row.latest is None or row.latest <= self.today:
            return "Those that came are to be answered."
        return (
            f"It was announced to close on {day(row.latest)}. Stopped now, it counts as closed today, and as shorter."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Stop."""
        return services.stop_comments(consultation=row, by=self.request.user)


class CloseConsultation(ConsultationDeed):
    """Close a consultation."""

    form = ResultForm
    heading = "Close the consultation"
    verb = "Close it"
    done = "The consultation is closed."

    def lead(self, row: Any) -> str:
        """Say what it needs."""
        return "Every comment must have an officer's response."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Close it."""
        return services.close_consultation(consultation=row, by=self.request.user, result=data["result"])


class AskToAnswer(ConsultationDeed):
    """Ask a post to answer some comments."""

    form = AskForm
    heading = "Ask a post to answer"
    verb = "Ask"
    done = "Whoever holds the post is told by e-mail."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the comments that wait."""
        rows = row.comments.unanswered().select_related("organisation", "post")
        return {"comments": rows.order_by("ref")}

    def lead(self, row: Any) -> str:
        """Say how many wait."""
        return sentences.waiting(row.comments.unanswered().count())

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Ask."""
        ask_to_answer(
            comments=list(data["comments"]), responder=data["responder"], due=data["due"], by=self.request.user
        )
        return row


class RepliesSent(ConsultationDeed):
    """Say for many comments at once when their consultees were told."""

    form = RepliesForm
    heading = "Say when replies were sent"
    verb = "Save the day"
    done = "The replies are on record."
    dated_by = "on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the answered comments whose consultees were not told."""
        return {"comments": to_be_replied(row)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with all of them, today."""
        return {"comments": to_be_replied(row), "on": self.today}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say so."""
        mark_replies_sent(comments=list(data["comments"]), by=self.request.user, on=data["on"])
        return row


def to_be_replied(consultation: Consultation) -> Any:
    """Return the answered comments of a consultation whose consultees were not told yet."""
    rows = consultation.comments.exclude(officer_response="").filter(reply_sent_on__isnull=True)
    return rows.select_related("organisation", "post").order_by("ref")
