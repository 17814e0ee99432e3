"""Writing a report: filled heading by heading and paragraph by paragraph, put to a body, thrown away."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from salford_css.core.components import Crumb
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Post, Ward
from strategy import policies
from strategy.forms import ReasonForm, SureForm
from strategy.forms.reports import (
    AdviceForm,
    AppendixForm,
    FrameForm,
    FreezeForm,
    HeadingForm,
    RecommendationsForm,
)
from strategy.lifecycle import MeetingState, ProposalState
from strategy.models import (
    Appendix,
    Body,
    DraftAdvice,
    DraftAnswer,
    DraftAppendix,
    Heading,
    Meeting,
    Pledge,
    Proposal,
    ReportDraft,
)
from strategy.reporting import headings
from strategy.reporting.recommended import recommended
from strategy.selectors.drafts import view
from strategy.services import drafts, filling, freezing, paragraphs
from strategy.views.deeds.page import DeedPage
from strategy.views.deeds.reports import Reports
from strategy.views.pages import home_crumb


class DraftDeed(DeedPage):
    """A deed of whoever writes a report in hand."""

    model = ReportDraft
    form: type[DirectorateForm] = SureForm
    done = "The draft is saved."
    dated_by: str | None = None

    def row(self, **address: Any) -> Any:
        """Return the draft of the report."""
        rows = ReportDraft.objects.visible_to(self.request.user).select_related("report__heading_set", "body")
        found = rows.filter(report__ref=address["ref"]).first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may write reports."""
        return policies.may_draft(self.request.user, self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the report."""
        return [home_crumb(), Crumb("Reports", reverse("strategy:reports"))]


class Frame(DraftDeed):
    """What stands around the text."""

    form = FrameForm
    heading = "Title, body, wards, pledges, proposals"
    verb = "Save"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer bodies, posts, wards, the pledges of today and of the report's time, and the plan's proposals."""
        reader, report = self.request.user, row.report
        going = Proposal.objects.visible_to(reader).filter(
            state__in=[ProposalState.DRAFT, ProposalState.ANALYSING, ProposalState.REVISED]
        )
        return {
            "rows": {
                "body": Body.objects.visible_to(reader).order_by("name"),
                "report_of": Post.objects.order_by("title"),
                "contact_post": Post.objects.order_by("title"),
                "wards": Ward.objects.filter(council=report.organisation),
                "pledges": Pledge.objects.visible_to(reader).order_by("pledge_set", "number"),
                "proposals": going.filter(plan=report.plan_id) if report.plan_id else going,
            }
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what there is."""
        report = row.report
        of_report = ("title", "report_of", "contact_post", "part", "exempt_reason", "exempt_paragraph")
        return {name: getattr(report, name) for name in of_report} | {
            "body": row.body,
            "asks": row.asks,
            "all_wards": row.all_wards,
            "wards": [one.ward_id for one in row.wards.all()],
            "pledges": [one.pledge_id for one in row.pledges.all()],
            "proposals": [one.proposal_id for one in row.proposals.all()],
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return filling.save_frame(draft=row, by=self.request.user, **data)


class FillHeading(DraftDeed):
    """What stands under one heading, or the advice it asks for."""

    form: type[DirectorateForm] = HeadingForm
    verb = "Save"

    def row(self, **address: Any) -> Any:
        """Find the heading of the report's set too."""
        draft = super().row(**address)
        self.under = get_object_or_404(Heading, heading_set=draft.report.heading_set, field=address["field"])
        if self.under.field in headings.OF_THE_REPORT and self.under.field != headings.POLICIES:
            raise Http404
        self.heading = self.under.label
        self.kind = headings.ADVICE.get(self.under.field, "")
        self.form = AdviceForm if self.kind else HeadingForm
        return draft

    def made_with(self, row: Any) -> dict[str, Any]:
        """Hand over the heading, whose rule stands beside the field, and posts for who gave advice."""
        posts = {"rows": {"provider": Post.objects.order_by("title")}} if self.kind else {}
        return {"heading": self.under, **posts}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what there is."""
        if self.kind:
            one = DraftAdvice.objects.filter(draft=row, kind=self.kind).first()
            names = ("answer", "text", "provider", "provider_as_written", "given_on")
            return {name: getattr(one, name) for name in names} if one else {}
        said = DraftAnswer.objects.filter(draft=row, heading=self.under).first()
        return {"answer": said.answer, "text": said.text} if said else {}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        if self.kind:
            filling.save_advice(draft=row, kind=self.kind, by=self.request.user, **data)
        else:
            filling.save_answer(draft=row, heading=self.under, by=self.request.user, **data)
        return row


class Recommend(DraftDeed):
    """What the body is asked to decide."""

    form = RecommendationsForm
    heading = "Recommendations"
    verb = "Save"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what there is."""
        return {"text": "\n\n".join(one.text for one in row.recommendations.order_by("number"))}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save them: an empty line divides, or a number before each line."""
        texts = recommended(data["text"])
        filling.save_recommendations(draft=row, texts=texts, by=self.request.user)
        return row


class AddAppendix(DraftDeed):
    """Add an appendix."""

    form = AppendixForm
    heading = "Add an appendix"
    verb = "Add it"
    done = "The appendix is added."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the appendices of the report's versions as ancestors."""
        rows = Appendix.objects.visible_to(self.request.user).filter(version__report=row.report)
        return {"rows": {"replaces": rows.select_related("version").order_by("version__number", "number")}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Add it."""
        filling.save_appendix(draft=row, by=self.request.user, **data)
        return row


class RemoveAppendix(DraftDeed):
    """Take an appendix out."""

    heading = "Take the appendix out"
    verb = "Take it out"
    done = "The appendix is taken out of the draft."

    def row(self, **address: Any) -> Any:
        """Find the appendix too."""
        draft = super().row(**address)
        self.appendix = get_object_or_404(DraftAppendix, draft=draft, number=address["number"])
        return draft

    def lead(self, row: Any) -> str:
        """Name it."""
        return f"{self.appendix}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it out."""
        return filling.remove_appendix(appendix=self.appendix, by=self.request.user)


class FromRegister(DraftDeed):
    """Write the sections on the consultation from the register."""

    heading = "Write the sections from the register"
    verb = "Write them"
    done = "The sections are written. Every paragraph can be edited; where text and register differ, the page says so."

    def lead(self, row: Any) -> str:
        """Say what is written and what stays."""
        return (
            "Introduction, consultation undertaken, results, revised proposals and conclusion are written from what is "
            "on record. Nothing that stands in the report is changed."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Write them."""
        paragraphs.write_from_register(draft=row, by=self.request.user)
        return row


class PutToBody(DraftDeed):
    """Freeze the draft as the next version."""

    form = FreezeForm
    template = "strategy/report_freeze.html"
    heading = "Put the report to its body"
    verb = "Freeze it as a version"
    done = "The version is frozen. Its words, numbers and figures never change again."
    dated_by = ""

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return f"It goes to {row.body or 'no body yet'}. Its words, numbers and figures never change afterwards."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the planned meetings of the body, to who keeps its record."""
        rows = Meeting.objects.visible_to(self.request.user).filter(body=row.body, state=MeetingState.PLANNED)
        mine = row.body and policies.may_keep_record(self.request.user, row.body, self.today)
        return {"rows": {"meeting": rows.order_by("earliest") if mine else rows.none()}}

    def beside(self, row: Any) -> dict[str, Any]:
        """Say what is missing before anybody presses the button."""
        found = view(row, self.request.user, self.today)
        return {"missing": found.missing, "remarks": found.remarks, "differing": found.differing}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Freeze it."""
        return freezing.freeze_draft(draft=row, by=self.request.user, meeting=data["meeting"])


class Discard(DraftDeed):
    """Throw a draft away."""

    form = ReasonForm
    heading = "Throw the draft away"
    verb = "Throw it away"
    done = "The draft is gone; what was put to a body before it stands."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Throw it away."""
        report = drafts.discard_draft(draft=row, by=self.request.user, reason=data["reason"])
        return report if report.versions.exists() else Reports()
