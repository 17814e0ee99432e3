"""Planning, publishing, moving and withdrawing an entry of the forward plan, and recording an urgent route."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from salford_css.core.components import Crumb
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Organisation, Post
from salford_css.core.parameters import parameter
from strategy import policies
from strategy.forms.clock import EntryForm, MoveForm, UrgencyForm, WaiverForm, WithdrawForm
from strategy.models import Body, BodyKind, Consultation, Decision, ForwardPlanEntry, Proposal, Report
from strategy.selectors.forward_plan import notice_sentence
from strategy.selectors.worked import councils, of_entry
from strategy.services.forward_plan import (
    move_entry,
    plan_entry,
    publish_entry,
    record_consent,
    waive_call_in,
    withdraw_entry,
)
from strategy.views.deeds.page import DeedPage
from strategy.views.pages import home_crumb

FACTS = (
    *("subject", "organisation", "body", "post", "when", "amount", "wards", "key", "key_because"),
    *("consultation_arrangements", "consultation", "representations", "documents", "contact_post", "scrutiny_body"),
    *("proposal", "report", "private_because"),
)


class ChangeEntry(DeedPage):
    """Change an entry that is not published."""

    model = ForwardPlanEntry
    form = EntryForm
    heading = "Change the entry"
    verb = "Save"
    done = "The entry is changed. The public sees it when it is published."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may draft."""
        return policies.may_draft(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer what the reader may see."""
        user = self.request.user
        posts = Post.objects.visible_to(user).order_by("title")
        bodies = Body.objects.visible_to(user)
        with_rules = councils()
        return {
            "offered": {
                "organisation": with_rules if with_rules.exists() else Organisation.objects.visible_to(user),
                "body": bodies.filter(kind=BodyKind.DECISION),
                "post": posts,
                "consultation": Consultation.objects.visible_to(user).order_by("title"),
                "contact_post": posts,
                "scrutiny_body": bodies.filter(kind=BodyKind.SCRUTINY),
                "proposal": Proposal.objects.visible_to(user).order_by("plan", "number"),
                "report": Report.objects.visible_to(user).order_by("title"),
            }
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what stands there."""
        return {name: str(row.when) if name == "when" else getattr(row, name) for name in FACTS}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return plan_entry(by=self.request.user, entry=row, **data)


class PlanEntry(ChangeEntry):
    """Put a coming decision on the forward plan."""

    heading = "Plan a decision"
    verb = "Put it on the plan"
    done = "The decision is planned. The public sees it when it is published."

    def row(self, **address: Any) -> Any:
        """There is none yet."""
        return None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the proposal one comes from."""
        ref = parameter(self.request, "proposal")
        proposal = Proposal.objects.visible_to(self.request.user).filter(ref=ref).first()
        body = proposal.decision_body if proposal else None
        return {"proposal": proposal, "subject": proposal.title if proposal else "", "body": body, "key": True}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Plan it."""
        return plan_entry(by=self.request.user, **data)

    def _show(self, row: Any, form: DirectorateForm, *, status: int = 200) -> HttpResponse:
        """Show the form of an entry that has no page yet."""
        plan = reverse("strategy:forward-plan")
        context = {
            "form": form,
            "heading": self.heading,
            "caption": "Forward plan",
            "verb": self.verb,
            "cancel_url": plan,
            "crumbs": [home_crumb(), Crumb("Forward plan", plan), Crumb(self.heading)],
        }
        return render(self.request, self.template, context, status=status)


class PublishEntry(DeedPage):
    """Publish an entry, today."""

    model = ForwardPlanEntry
    form = DirectorateForm
    heading = "Publish the entry"
    verb = "Publish it today"
    done = "The entry is published. Notice counts from today."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may publish."""
        return policies.may_publish_plan(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say by when notice is due, and that the words then stand."""
        return f"{notice_sentence(row, of_entry(row))} Published, its words stand; its period can move, with a reason."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Publish it."""
        return publish_entry(entry=row, by=self.request.user)


class MoveEntry(DeedPage):
    """Move the period of a published entry."""

    model = ForwardPlanEntry
    form = MoveForm
    heading = "Move the period"
    verb = "Move it"
    done = "The period is moved. The first one is kept."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may draft."""
        return policies.may_draft(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say what it is now."""
        return f"It is to be decided: {row.when}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Move it."""
        return move_entry(entry=row, by=self.request.user, **data).entry


class WithdrawEntry(DeedPage):
    """Withdraw an entry, with the reason."""

    model = ForwardPlanEntry
    form = WithdrawForm
    heading = "Withdraw the entry"
    verb = "Withdraw it"
    done = "The entry is withdrawn. It stays to be read."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may withdraw."""
        return policies.may_publish_plan(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say that this is not undone."""
        return "This is not undone: a decision that comes back is announced anew. The entry and the reason stay."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Withdraw it."""
        return withdraw_entry(entry=row, by=self.request.user, **data)


class RecordUrgency(DeedPage):
    """Record who was told, or consented, that a key decision goes without full notice."""

    model = ForwardPlanEntry
    form = UrgencyForm
    heading = "Record an urgent route"
    verb = "Record it"
    done = "The urgent route is on record."
    dated_by = "on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may record it."""
        return policies.may_publish_plan(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say what each route wants."""
        return (
            "A general exception: the chair of scrutiny was told, and clear days pass. Special urgency: the chair "
            "consented. It is never changed afterwards."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        record_consent(entry=row, by=self.request.user, **data)
        return row


class WaiveCallIn(DeedPage):
    """Record who consented that an urgent decision passes call-in by."""

    model = Decision
    form = WaiverForm
    heading = "Waive call-in"
    verb = "Record the consent"
    done = "The consent is on record. Published, the decision takes effect at once."
    dated_by = "on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may record it."""
        return policies.may_publish_plan(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Say that it is not undone."""
        return "For urgent decisions alone, with the consent that the rule names. It is never changed afterwards."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        waive_call_in(decision=row, by=self.request.user, **data)
        return row
