"""Deciding a whole report at a meeting, deciding alone, and deciding anew after scrutiny."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse

from salford_css.core.models import Post, PostKind, posts_held
from salford_css.core.parameters import parameter
from salford_css.core.querysets import visible
from salford_css.core.words import counted
from strategy import policies
from strategy.forms.decisions import DecideReportForm, ReconsiderForm, SingleDecisionForm
from strategy.models import Body, BodyKind, Decision, Meeting, Proposal, ReportVersion
from strategy.services.call_ins import reconsider_decision
from strategy.services.decisions import DECIDABLE, record_decision
from strategy.services.recording import Line, LinesRefused, before, record_lines, to_decide
from strategy.views.deeds.page import DeedPage


class DecideReport(DeedPage):
    """Record on one page what a meeting decided on a report: each recommendation, each proposal."""

    model = Meeting
    form: Any = DecideReportForm
    template = "strategy/decide_report.html"
    heading = "Decide on a report"
    verb = "Record the decisions"
    done = "The decisions are on record. Each takes effect some days after it is published."
    dated_by = "made_on"

    def row(self, **address: Any) -> Any:
        """Return the meeting, and remember the version that lies before it; 404 when it does not."""
        meeting = super().row(ref=address["ref"])
        found = before(meeting).filter(report__ref=address["report"], number=address["number"])
        version = found.visible_to(self.request.user).first()
        if version is None:
            raise Http404
        self.version: ReportVersion = version
        self.lines = to_decide(self.version, meeting)
        return meeting

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the body's record."""
        return policies.may_keep_record(self.request.user, row.body, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer a line for each thing that is still to be decided."""
        return {"lines": self.lines}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day of the meeting."""
        return {"made_on": row.earliest if row.earliest == row.latest else None}

    def lead(self, row: Any) -> str:
        """Say how many lines there are to decide, and that they are recorded together."""
        if not self.lines:
            return f"Everything in “{self.version}” was decided at this meeting."
        lines = counted(len(self.lines), "line")
        return f"“{self.version}” has {lines} to decide. All are recorded together, or none; {row.body} decides."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record all lines."""
        made = record_lines(
            meeting=row,
            version=self.version,
            made_on=data["made_on"],
            lines=[self._line(form, data["otherwise"]) for form in self.filled.lines],
            interests=data["interests"],
            urgency=data["urgency"],
            by=self.request.user,
        )
        return made[0] if len(made) == 1 else row

    def _line(self, form: Any, otherwise: str) -> Line | None:
        outcome = form.outcome_or(otherwise)
        if not outcome:
            return None
        said, line = form.cleaned_data, form.line
        return Line(
            recommendation=line.recommendation,
            proposal=line.proposal,
            version_seen=said["version_seen"],
            outcome=outcome,
            wording=said["wording"],
            amended_text=said.get("amended_text", ""),
            facts=form.facts(),
        )

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form, for its lines are read when it is valid."""
        self.filled = super().make_form(row, *given, **named)
        return self.filled

    def refused(self, row: Any, form: Any, refused: Any) -> HttpResponse:
        """Say beside the fields of each line what was refused there."""
        if isinstance(refused, LinesRefused):
            for place, why in refused.lines.items():
                add_beside(form.lines[place], form, why)
        return super().refused(row, form, refused)


def add_beside(line: Any, form: Any, why: Any) -> None:
    """Add to a line what was refused there; what is about the day or the meeting stands beside those fields."""
    for name, errors in (why.error_dict if hasattr(why, "error_dict") else {"": why.error_list}).items():
        if name in line.fields:
            line.add_error(name, errors)
        elif name in form.fields:
            form.add_error(name, [one for one in errors if one.message not in map(str, form.errors.get(name, []))])
        else:
            line.add_error("outcome", errors)


class DecideAlone(DeedPage):
    """Record the decision of a single member or of an officer."""

    model = Decision
    form = SingleDecisionForm
    template = "strategy/decide_single.html"
    heading = "Record a decision of a member or an officer"
    verb = "Record the decision"
    done = "The decision is on record. Published, its words stand and the day it takes effect is worked out."
    dated_by = "made_on"

    def row(self, **address: Any) -> Any:
        """There is none yet."""
        return None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may record a decision of any post at all."""
        return self._posts().exists()

    def _posts(self) -> Any:
        """Return the posts whose decisions the reader may record: all for who keeps the record, else their own."""
        rows = Post.objects.visible_to(self.request.user).exclude(kind=PostKind.PARTNER)
        if policies.may_keep_record(self.request.user, None, self.today):
            return rows
        user: Any = self.request.user
        return (
            rows.filter(pk__in=posts_held(user, self.today)) if policies.works_here(user, self.today) else rows.none()
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer posts, proposals that wait for a decision, and scrutiny panels."""
        proposals = Proposal.objects.visible_to(self.request.user).filter(state__in=DECIDABLE)
        panels = visible(Body, self.request.user).filter(kind=BodyKind.SCRUTINY)
        return {"posts": self._posts(), "proposals": proposals.order_by("plan", "number"), "bodies": panels}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the proposal one comes from."""
        proposal = Proposal.objects.visible_to(self.request.user).filter(ref=parameter(self.request, "proposal"))
        return {"proposal": proposal.first(), "made_on": self.day}

    def lead(self, row: Any) -> str:
        """Say what fixes the route."""
        return (
            "The scheme of delegation in force says whether this post may decide it, and whether it can be called in."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        return record_decision(
            outcome=data["outcome"],
            wording=data["wording"],
            made_on=data["made_on"],
            post=data["post"],
            proposal=data["proposal"],
            amended_text=data["amended_text"],
            by=self.request.user,
            **self.filled.facts(),
        )

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form, for it knows which columns it asks."""
        self.filled = super().make_form(row, *given, **named)
        return self.filled

    def back(self, row: Any) -> str:
        """Return to the list."""
        return reverse("strategy:decisions")


class Reconsider(DeedPage):
    """Record how the decision maker decided anew after scrutiny's concerns."""

    model = Decision
    form = ReconsiderForm
    template = "strategy/decide_single.html"
    heading = "Decide anew"
    verb = "Record the decision"
    done = "The new decision is on record and names the first. It is not called in again."
    dated_by = "made_on"

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the record of whoever decided."""
        return policies.may_record_decision(self.request.user, row.body, row.post, self.today)

    def lead(self, row: Any) -> str:
        """Say what scrutiny was concerned about."""
        call_in = getattr(row, "call_in", None)
        return f"Scrutiny's concerns: {call_in.concerns}" if call_in and call_in.concerns else ""

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the meetings of the body that decided."""
        rows = (
            Meeting.objects.visible_to(self.request.user).filter(body=row.body) if row.body else Meeting.objects.none()
        )
        return {"meetings": rows.filter(Q(earliest__isnull=True) | Q(earliest__gte=row.made_earliest))}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the words of the first decision."""
        return {"outcome": row.outcome, "wording": row.wording, "made_on": self.day}

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form, for it knows which columns it asks; only a proposal has a text to amend."""
        self.filled = super().make_form(row, *given, **named)
        if row.proposal is None:
            self.filled.fields.pop("amended_text", None)
        return self.filled

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        return reconsider_decision(
            decision=row,
            outcome=data["outcome"],
            wording=data["wording"],
            made_on=data["made_on"],
            meeting=data["meeting"],
            amended_text=data.get("amended_text", ""),
            by=self.request.user,
            **self.filled.facts(),
        )
