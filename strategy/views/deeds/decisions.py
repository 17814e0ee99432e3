"""Recording what a meeting decided, and opening the work that follows."""

from typing import Any

from salford_css.core.parameters import parameter
from salford_css.core.words import capital
from strategy import policies
from strategy.forms import ActionForm
from strategy.forms.decisions import MeetingDecisionForm, PublishForm
from strategy.models import ConsultationComment, Decision, Meeting, Proposal
from strategy.services.actions import open_action
from strategy.services.decisions import DECIDABLE, publish_decision, record_decision
from strategy.views.deeds.page import DeedPage


class RecordDecision(DeedPage):
    """Record what a body decided at a meeting."""

    model = Meeting
    form = MeetingDecisionForm
    template = "strategy/decide_single.html"
    heading = "Record a decision"
    verb = "Record the decision"
    done = "The decision is on record. It takes effect some days after it is published."
    dated_by = "made_on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the body's record."""
        return policies.may_keep_record(self.request.user, row.body, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the proposals that are up for a decision, those that wait for this body first."""
        rows = Proposal.objects.visible_to(self.request.user).filter(state__in=DECIDABLE)
        waiting = rows.filter(decision_body=row.body)
        return {"proposals": (waiting if waiting.exists() else rows).order_by("plan", "number")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day of the meeting, and the proposal one comes from."""
        day = row.earliest if row.earliest == row.latest else None
        proposal = Proposal.objects.visible_to(self.request.user).filter(ref=parameter(self.request, "proposal"))
        return {"made_on": day, "proposal": proposal.first()}

    def lead(self, row: Any) -> str:
        """Say who decides."""
        return f"In the words of the minutes. {row.body} decides; nobody can decide for it here."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        return record_decision(
            outcome=data["outcome"],
            wording=data["wording"],
            made_on=data["made_on"],
            proposal=data["proposal"],
            amended_text=data["amended_text"],
            body=row.body,
            meeting=row,
            by=self.request.user,
            **{name: data[name] for name in MeetingDecisionForm.FACTS},
        )


class OpenAction(DeedPage):
    """Open an action that carries a decision out."""

    model = Decision
    form = ActionForm
    heading = "Open an action"
    verb = "Open the action"
    done = "The action is open. Its first date is kept for good."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may open actions of this body's decisions."""
        return policies.may_open_action(self.request.user, row.body, self.today)

    def lead(self, row: Any) -> str:
        """Say what it carries out, and from when."""
        if row.effective_on is None:
            return "The decision is not published yet: the action can be opened, but not begun."
        return f"It can begin when the decision takes effect, on {row.effective_on:%-d %B %Y}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        organisation = row.body.organisation if row.body else None
        return open_action(by=self.request.user, decision=row, organisation=organisation, **data)


class PublishDecision(DeedPage):
    """Publish a decision."""

    model = Decision
    form = PublishForm
    heading = "Publish the decision"
    verb = "Publish it"
    done = "The decision is published. Its words stand, and the day it takes effect is worked out."
    dated_by = "published_on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the record of whoever decided."""
        return policies.may_record_decision(self.request.user, row.body, row.post, self.today)

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "Its words never change again. The rule of procedure in force fixes the day on which it takes effect."

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day it was made."""
        return {"published_on": row.made_latest, "signed_on": row.signed_on or row.made_latest}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Publish it."""
        return publish_decision(decision=row, by=self.request.user, **data)


class OpenActionForComment(DeedPage):
    """Open the action that was promised in answer to a comment."""

    model = ConsultationComment
    form = ActionForm
    heading = "Open the action that was promised"
    verb = "Open the action"
    done = "The action is open. Its first date is kept for good."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may open actions."""
        return policies.may_open_action(self.request.user, None, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was promised."""
        return {"text": capital(row.follow_up)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it."""
        return open_action(by=self.request.user, comment=row, **data)
