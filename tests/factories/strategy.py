"""Plans, proposals, consultations, bodies, decisions and actions."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from salford_css.core.models import Document, Organisation, Publication
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect, Outcome, ProposalState
from tests.factories.core import number, organisation

DAY = date(2004, 3, 15)


def pledge_set(**facts: Any) -> m.PledgeSet:
    defaults = {"ref": f"pledges-{number()}", "name": "Six pledges", "organisation": facts.pop("at", None)}
    defaults["organisation"] = defaults["organisation"] or organisation()
    return m.PledgeSet.objects.create(**defaults | facts)


def pledge(**facts: Any) -> m.Pledge:
    n = number()
    defaults = {"ref": f"pledge-{n}", "number": n, "title": "Support for young people"}
    return m.Pledge.objects.create(pledge_set=facts.pop("pledge_set", None) or pledge_set(), **defaults | facts)


def plan(*, at: Organisation | None = None, **facts: Any) -> m.Plan:
    kind, _ = m.PlanKind.objects.get_or_create(code="strategy", defaults={"name": "Strategy", "rank": 40})
    defaults = {"ref": f"plan-{number()}", "title": "Next Steps", "kind": kind, "organisation": at or organisation()}
    return m.Plan.objects.create(**defaults | facts)


def objective(**facts: Any) -> m.Objective:
    n = number()
    defaults = {"ref": f"objective-{n}", "number": n, "text": "Become a commissioning organisation"}
    return m.Objective.objects.create(plan=facts.pop("plan", None) or plan(), **defaults | facts)


def proposal(*, state: str = ProposalState.DRAFT, text: str = "", **facts: Any) -> m.Proposal:
    """Make a proposal in any state; with `text` it has that wording as version 1 and as working text."""
    n = number()
    defaults = {"ref": f"proposal-{n}", "number": n, "title": f"Proposal number {n}", "working_text": text}
    row = m.Proposal(state=state, plan=facts.pop("plan", None) or plan(), **defaults | facts)
    row.save()
    if text:
        proposal_version(row, text=text)
    return row


def proposal_version(row: m.Proposal, *, text: str, **facts: Any) -> m.ProposalVersion:
    defaults = {"number": row.versions.count() + 1, "title": row.title, "made_at": timezone.now()}
    return m.ProposalVersion.objects.create(proposal=row, text=text, **defaults | facts)


def money(row: m.Proposal, **facts: Any) -> m.ProposalMoney:
    defaults = {"kind": "cost", "recurrence": "recurring", "amount": Decimal("40000.00")}
    return m.ProposalMoney.objects.create(proposal=row, **defaults | facts)


def body(name: str = "Cabinet", **facts: Any) -> m.Body:
    defaults = {"ref": f"body-{number()}", "kind": m.BodyKind.DECISION}
    return m.Body.objects.create(name=name, **defaults | facts)


def meeting(*, on: date | None = DAY, **facts: Any) -> m.Meeting:
    defaults = {"ref": f"meeting-{number()}", "earliest": on, "latest": on}
    return m.Meeting.objects.create(body=facts.pop("body", None) or body(), **defaults | facts)


def publication(**facts: Any) -> Publication:
    """Make what is on record of a published agenda, without its files."""
    row = facts.pop("record", None) or meeting()
    kind = ContentType.objects.get_for_model(row)
    defaults = {"uid": uuid4(), "kind": "agenda", "title": "Agenda", "as_at": DAY, "published_at": timezone.now()}
    return Publication.objects.create(content_type=kind, object_id=row.pk, **defaults | facts)


def report(**facts: Any) -> m.Report:
    defaults = {"ref": f"report-{number()}", "title": "Next Steps 2004-2006"}
    return m.Report.objects.create(organisation=facts.pop("at", None) or organisation(), **defaults | facts)


def report_version(**facts: Any) -> m.ReportVersion:
    row = facts.pop("report", None) or report()
    defaults = {"number": row.versions.count() + 1, "title": row.title, "made_at": timezone.now()}
    return m.ReportVersion.objects.create(report=row, **defaults | facts)


def section(version: m.ReportVersion, *, printed: str = "3.2", **facts: Any) -> m.ReportSection:
    defaults = {"number": printed, "place": version.sections.count() + 1, "heading": "Preventive services"}
    return m.ReportSection.objects.create(version=version, **defaults | facts)


def consultation(*, state: str = ConsultationState.OPEN, **facts: Any) -> m.Consultation:
    defaults = {
        "ref": f"consultation-{number()}",
        "title": "Next Steps",
        "opens": date(2004, 1, 20),
        "earliest": date(2004, 3, 20),
        "latest": date(2004, 3, 20),
    }
    row = m.Consultation(
        state=state, report_version=facts.pop("report_version", None) or report_version(), **defaults | facts
    )
    row.save()
    return row


def comment(*, answered: bool = False, **facts: Any) -> m.ConsultationComment:
    defaults = {
        "ref": f"comment-{number()}",
        "respondent_as_written": "Directorate staff",
        "text": "It should be multi-agency.",
    }
    if answered:
        defaults |= {"officer_response": "Welcomed.", "effect": Effect.NOTED}
    return m.ConsultationComment.objects.create(
        consultation=facts.pop("consultation", None) or consultation(), **defaults | facts
    )


def decision(*, outcome: str = Outcome.APPROVED, on: date | None = DAY, **facts: Any) -> m.Decision:
    defaults: dict[str, Any] = {"ref": f"decision-{number()}", "wording": "The proposal is approved."}
    if "post" not in facts:
        defaults["body"] = facts.pop("body", None) or body()
    return m.Decision.objects.create(outcome=outcome, made_earliest=on, made_latest=on, **defaults | facts)


def action(**facts: Any) -> m.Action:
    defaults: dict[str, Any] = {"ref": f"action-{number()}", "text": "Report on day care"}
    if not any(name in facts for name in m.Action.ORIGINS):
        defaults["history"] = "2000-2001 implementation"
    return m.Action.objects.create(**defaults | facts)


def milestone(**facts: Any) -> m.Milestone:
    defaults = {"ref": f"milestone-{number()}", "text": "Report at Cabinet"}
    return m.Milestone.objects.create(**defaults | facts)


def delegation(
    organisation: Organisation, *, route: str = "body", called_in: bool = True, **facts: Any
) -> m.DelegationLine:
    """A line of the scheme of an organisation; the scheme is made with the first line."""
    names = {name: facts.pop(name) for name in ("standing", "valid_from") if name in facts}
    scheme = m.DelegationScheme.objects.filter(organisation=organisation).first()
    scheme = scheme or m.DelegationScheme.objects.create(
        organisation=organisation,
        ref=f"scheme-{number()}",
        name="Scheme of delegation",
        **{"standing": "verified"} | names,
    )
    defaults = {"number": str(scheme.lines.count() + 1), "power": "to decide on services"}
    return m.DelegationLine.objects.create(scheme=scheme, route=route, called_in=called_in, **defaults | facts)


def clock_rule(organisation: Organisation, *, kind: str, **facts: Any) -> m.ClockRule:
    defaults = {
        "ref": f"rule-{number()}",
        "days": 5,
        "unit": m.ClockUnit.WORKING,
        "standing": "verified",
    }
    return m.ClockRule.objects.create(organisation=organisation, kind=kind, **defaults | facts)


def key_rule(organisation: Organisation, **facts: Any) -> m.KeyDecisionRule:
    defaults = {"ref": f"key-{number()}", "amount": Decimal(100_000), "wards": 2, "standing": "verified"}
    return m.KeyDecisionRule.objects.create(organisation=organisation, **defaults | facts)


def entry(organisation: Organisation, **facts: Any) -> m.ForwardPlanEntry:
    """Make an entry of the forward plan to be decided in March 2024, not published unless `published_on` says so."""
    defaults = {
        "ref": f"entry-{number()}",
        "subject": "Extra care housing",
        "earliest": date(2024, 3, 1),
        "latest": date(2024, 3, 31),
    }
    if "post" not in facts:
        defaults["body"] = facts.pop("body", None) or body()
    return m.ForwardPlanEntry.objects.create(organisation=organisation, **defaults | facts)


def paper(**facts: Any) -> m.Paper:
    """Put a document before a body at a meeting."""
    row = facts.pop("item", None) or m.AgendaItem.objects.create(meeting=meeting(), number=1, title="A report")
    kept = facts.pop("document", None) or Document.objects.create(
        ref=f"paper-{number()}", title="A paper", kind="paper"
    )
    return m.Paper.objects.create(item=row, document=kept, **facts)
