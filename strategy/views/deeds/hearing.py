"""Asking and hearing: planning a consultation, its audiences and events, and entering what was said."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.text import slugify

from strategy import policies
from strategy.forms.consultations import (
    AudienceForm,
    CommentForm,
    ConsultationForm,
    EventForm,
    ResponseForm,
)
from strategy.models import (
    ConsultationComment,
    ConsultationEvent,
    ReportVersion,
)
from strategy.selectors import entering as selectors
from strategy.selectors.anchors import anchor, consultee, consultees_of, numbers_in
from strategy.services import consultation as services
from strategy.services.commenting import add_comment
from strategy.views.deeds.consultations import ConsultationDeed
from strategy.views.deeds.page import DeedPage


class PlanConsultation(DeedPage):
    """Plan a consultation on a version of a report."""

    model = ReportVersion
    form = ConsultationForm
    heading = "Plan a consultation"
    verb = "Plan it"
    done = "The consultation is planned. Name its audiences, then open it."
    dated_by = "opens"

    def row(self, **address: Any) -> Any:
        """Return the version behind the report's name and the version's number."""
        rows = ReportVersion.objects.visible_to(self.request.user).select_related("report")
        found = rows.filter(report__ref=address["ref"], number=address["number"]).first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader drafts."""
        return policies.may_draft(self.request.user, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the report's title."""
        return {"title": f"Consultation on {row.report.title}"}

    def lead(self, row: Any) -> str:
        """Say what it is about."""
        return f"On version {row.number}: comments will point to its paragraphs."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Plan it."""
        return services.plan_consultation(report_version=row, by=self.request.user, **data)


class ChangeConsultation(ConsultationDeed):
    """Change how people are asked."""

    form = ConsultationForm
    heading = "Change how people are asked"
    verb = "Save"
    done = "The change is on record."
    dated_by = "opens"

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {name: getattr(row, "latest" if name == "closes" else name) for name in ConsultationForm.base_fields}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return services.change_consultation(consultation=row, by=self.request.user, **data)


class NameAudience(ConsultationDeed):
    """Name a group that is to be heard."""

    form = AudienceForm
    heading = "Name an audience"
    verb = "Name it"
    done = "The audience is named. An event shows that it was heard."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        code = slugify(data["name"])[:60] or "audience"
        services.name_audience(consultation=row, code=code, by=self.request.user, **data)
        return row


class RecordEvent(ConsultationDeed):
    """Write down one thing done to hear somebody."""

    form = EventForm
    template = "strategy/event_form.html"
    heading = "Record an event"
    verb = "Record it"
    done = "The event is on record."
    dated_by = "when"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the audiences of the consultation."""
        return {"audiences": row.audiences.all()}

    def beside(self, row: Any) -> dict[str, Any]:
        """Offer the ways of asking that were used before."""
        return {"ways": selectors.ways_used()}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        return services.record_event(consultation=row, by=self.request.user, **data)


class NoteResponse(DeedPage):
    """Say whether a response came."""

    model = ConsultationEvent
    form = ResponseForm
    heading = "Say whether a response came"
    verb = "Save"
    done = "It is on record."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader runs the consultation."""
        return policies.may_run_consultation(self.request.user, row.consultation, self.today)

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {
            "received": row.response_received,
            "expected": row.response_expected,
            "due": row.response_due,
            "document": row.document,
            "note": row.note,
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save it."""
        return services.note_response(event=row, by=self.request.user, **data)


class EnterComments(ConsultationDeed):
    """Enter comments one after the other: each is kept at once, and what they share stays for the next."""

    form = CommentForm
    template = "strategy/comments_enter.html"
    heading = "Enter comments"
    verb = "Save and enter the next"
    done = "The comment is on record."
    dated_by = "received"

    def lead(self, row: Any) -> str:
        """Say what is kept when."""
        return "Each comment is kept when you save it; event, day and channel stay for the next one."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the consultation's events, audiences and versions."""
        return {
            "events": row.events.select_related("body", "organisation", "post").order_by("mechanism", "id"),
            "audiences": row.audiences.all(),
            "versions": selectors.versions_of(row),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the event one comes from, or with what the last comment shared."""
        asked = self.request.GET
        last = ConsultationComment.objects.filter(consultation=row, ref=asked.get("after", "")).first()
        if last is not None:
            return selectors.shared_with_the_next(last)
        event = row.events.filter(ref=asked.get("event", "")).first()
        begin: dict[str, Any] = {"version": row.report_version.number}
        return begin | (selectors.shared_by_event(event) if event else {})

    def beside(self, row: Any) -> dict[str, Any]:
        """Suggest consultees, paragraphs and themes, and show what was entered last."""
        return {
            "consultees": consultees_of(row),
            "paragraphs": numbers_in(row.report_version),
            "themes": selectors.themes_of(row),
            "entered": selectors.entered_last(row),
        }

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it, and go on with the next unless told to finish."""
        version, section = anchor(row, version=data["version"], section=data["section"])
        comment = add_comment(
            consultation=row,
            by=self.request.user,
            text=data["text"],
            event=data["event"],
            section=section,
            report_version=version,
            received_on=data["received"],
            **{name: data[name] for name in ("audience", "channel", "theme", "in_summary")},
            **consultee(data["respondent"]),
        )
        return row if "finish" in self.request.POST else Entered(comment)


class Entered:
    """The page that follows a comment: the form for the next one, with what the two share."""

    def __init__(self, comment: ConsultationComment) -> None:
        self.comment = comment

    def get_absolute_url(self) -> str:
        """Return the form's address; it names the comment just kept."""
        page = reverse("strategy:consultation-enter", args=[self.comment.consultation.ref])
        return f"{page}?after={self.comment.ref}"
