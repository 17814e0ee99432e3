"""Running a consultation: opening, closing, answering, replying."""

from typing import Any

from salford_css.core.forms.base import DirectorateForm
from strategy import policies
from strategy.forms import AnswerForm, DayForm, ResultForm, SureForm
from strategy.lifecycle import Effect
from strategy.models import Consultation, ConsultationComment, Proposal
from strategy.services import consultation as services
from strategy.services.answering import answer_comment, mark_reply_sent
from strategy.views.deeds.page import DeedPage


class AnswerComment(DeedPage):
    """Answer a comment and say what it changed."""

    model = ConsultationComment
    form = AnswerForm
    template = "strategy/comment_answer.html"
    heading = "Answer the comment"
    verb = "Save the answer"
    done = "The answer is on record."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs the consultation."""
        return policies.may_run_consultation(self.request.user, row.consultation, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the proposals of the plan that the report is about."""
        rows = Proposal.objects.visible_to(self.request.user).order_by("plan", "number")
        plan = row.consultation.report_version.report.plan_id
        return {"proposals": rows.filter(plan=plan) if plan else rows}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the answer there is."""
        return {
            "response": row.officer_response,
            "effect": row.effect or Effect.NOTED,
            "proposals": [link.proposal_id for link in row.proposal_links.all()],
            "follow_up": row.follow_up,
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Answer it."""
        return answer_comment(comment=row, by=self.request.user, **data)


class ReplySent(DeedPage):
    """Say when a consultee was told what became of the comment."""

    model = ConsultationComment
    form = DayForm
    heading = "Say when the reply was sent"
    verb = "Save the day"
    done = "The reply is on record."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs the consultation."""
        return policies.may_run_consultation(self.request.user, row.consultation, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": row.reply_sent_on or self.request.moment.day}  # type: ignore[attr-defined]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say so."""
        return mark_reply_sent(comment=row, by=self.request.user, on=data["on"])


class ConsultationDeed(DeedPage):
    """A deed of whoever runs a consultation."""

    model = Consultation
    form: type[DirectorateForm] = SureForm

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
