"""Answering comments: one after the other, with words hidden or corrected, and the reply sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views import View

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.parameters import parameter
from strategy import policies
from strategy.forms import AnswerForm, DayForm, ReasonForm
from strategy.forms.consultations import CorrectForm, RedactForm
from strategy.lifecycle import Effect
from strategy.models import Consultation, ConsultationComment, Proposal
from strategy.sentences import consultations as sentences
from strategy.services.answering import (
    answer_comment,
    correct_comment,
    mark_reply_sent,
    redact_comment,
    show_comment,
)
from strategy.services.withdrawing import withdraw_comment
from strategy.views.deeds.page import DeedPage


class AnswerComment(DeedPage):
    """Answer a comment and say what it changed."""

    model = ConsultationComment
    form = AnswerForm
    template = "strategy/comment_answer.html"
    heading = "Answer the comment"
    verb = "Save the answer"
    done = "The answer is on record."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader answers it."""
        return policies.may_answer(self.request.user, row, self.today)

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
            "follow_up_due": row.follow_up_due,
            "theme": row.theme,
        }

    def lead(self, row: Any) -> str:
        """Say how many wait."""
        return sentences.waiting(row.consultation.comments.unanswered().count())

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Answer it; what follows is its page, or the next comment that waits."""
        answered = answer_comment(comment=row, by=self.request.user, **data)
        return Next(answered) if "next" in self.request.POST else answered


class Next:
    """The next comment that waits for an answer."""

    def __init__(self, after: ConsultationComment) -> None:
        self.after = after

    def get_absolute_url(self) -> str:
        """Return the address that leads on."""
        page = reverse("strategy:consultation-next", args=[self.after.consultation.ref])
        return f"{page}?after={self.after.ref}"


class NextUnanswered(LoginRequiredMixin, View):
    """Leads to the next comment without an answer, and back to the consultation when there is none."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Lead on; past the last comment it begins again with the first."""
        rows = Consultation.objects.visible_to(request.user)
        consultation = get_object_or_404(rows, ref=ref)
        waiting = ConsultationComment.objects.visible_to(request.user).filter(consultation=consultation).unanswered()
        later = waiting.filter(ref__gt=parameter(request, "after")).order_by("ref").first()
        following = later or waiting.order_by("ref").first()
        if following is None:
            messages.success(request, "Every comment has an officer's response.")
            return HttpResponseRedirect(consultation.get_absolute_url())
        return HttpResponseRedirect(reverse("strategy:comment-answer", args=[following.ref]))


class ReplySent(DeedPage):
    """Say when a consultee was told what became of the comment."""

    model = ConsultationComment
    form = DayForm
    heading = "Say when the reply was sent"
    verb = "Save the day"
    done = "The reply is on record."
    dated_by = "on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs the consultation."""
        return policies.may_run_consultation(self.request.user, row.consultation, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the page is read at."""
        return {"on": row.reply_sent_on or self.request.moment.day}  # type: ignore[attr-defined]

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say so."""
        return mark_reply_sent(comment=row, by=self.request.user, on=data["on"])


class Redact(DeedPage):
    """Hide words of a comment from wider readers."""

    model = ConsultationComment
    form: type[DirectorateForm] = RedactForm
    template = "strategy/comment_answer.html"
    heading = "Hide words from wider readers"
    verb = "Hide them"
    done = "The words are hidden. The comment as it was received stays on record."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs the consultation."""
        return policies.may_run_consultation(self.request.user, row.consultation, self.today)

    def lead(self, row: Any) -> str:
        """Say who goes on seeing what."""
        return "Officers go on seeing the comment as it was received; everybody else, and every file, the mark."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Hide them."""
        return redact_comment(comment=row, by=self.request.user, **data)


class ShowAgain(Redact):
    """Show wider readers the whole comment again."""

    form = ReasonForm
    heading = "Show the whole comment again"
    verb = "Show it"
    done = "Everybody sees the whole comment again."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "Cabinet members, files and letters show the comment as it was received."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Show it."""
        return show_comment(comment=row, by=self.request.user, reason=data["reason"])


class CorrectComment(Redact):
    """Correct how a comment was written down."""

    form = CorrectForm
    template = "form_page.html"
    heading = "Correct the words"
    verb = "Keep the right words"
    done = "The words are corrected. The trail keeps what stood there before."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the words there are."""
        return {"text": row.text, "in_summary": row.in_summary}

    def lead(self, row: Any) -> str:
        """Say what stays, and what becomes of words that are hidden."""
        place = f"{row.section.number} of " if row.section else ""
        about = f"It stays a comment on {place}version {row.report_version.number}." if row.report_version else ""
        hidden = "All of it is then hidden from wider readers, until you name the passages anew."
        return " ".join(filter(None, ("Possible until the reply is sent.", about, hidden * bool(row.redacted_text))))

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Correct them."""
        return correct_comment(comment=row, by=self.request.user, **data)


class WithdrawComment(Redact):
    """Take back a comment that was entered by mistake."""

    form = ReasonForm
    heading = "Take the comment back"
    verb = "Take it back"
    done = "The comment is taken back. The trail keeps it."

    def lead(self, row: Any) -> str:
        """Say when that is possible."""
        return "For what was entered by mistake. A comment that was answered stays on record."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it back; its consultation follows."""
        withdraw_comment(comment=row, by=self.request.user, reason=data["reason"])
        return row.consultation
