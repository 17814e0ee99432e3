"""Answering a comment."""

from typing import Any

from strategy import policies
from strategy.forms import AnswerForm
from strategy.lifecycle import Effect
from strategy.models import ConsultationComment, Proposal
from strategy.services.consultation import answer_comment
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

    def options(self, row: Any) -> dict[str, Any]:
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
