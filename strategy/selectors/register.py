"""The register of a consultation as values, and the paragraphs a report makes of it."""

from typing import Any

from django.db.models import F, Q

from strategy.lifecycle import Effect, ProposalState
from strategy.models import (
    Body,
    Consideration,
    Consultation,
    ConsultationComment,
    ConsultationEvent,
    Proposal,
    ReportDraft,
)
from strategy.reporting import account, register
from strategy.reporting.account import Course, Wording
from strategy.reporting.register import Asked, Made, Said


def sections_of(draft: ReportDraft, reader: Any) -> dict[str, list[Made]]:
    """Return the paragraphs that the records make today for each section of a report on a consultation."""
    return _sections(draft.consultation, draft.body, reader) if draft.consultation else {}


def made_of(draft: ReportDraft, reader: Any) -> dict[str, Made]:
    """Return every paragraph the records make today for a draft, by its origin."""
    return {one.origin: one for some in sections_of(draft, reader).values() for one in some}


def made_for(consultation: Consultation, body: Body | None, reader: Any) -> dict[str, Made]:
    """Return every paragraph the records make today for a body, by its origin."""
    return {one.origin: one for some in _sections(consultation, body, reader).values() for one in some}


def _sections(consultation: Consultation, body: Body | None, reader: Any) -> dict[str, list[Made]]:
    found = course(consultation, body, reader)
    heard = register.paragraphs(asked(consultation, reader), said(consultation, reader))
    return {
        account.INTRODUCTION: account.introduction(found),
        **heard,
        account.PROPOSALS: account.proposals(found),
        account.CONCLUSION: account.conclusion(found),
    }


def course(consultation: Consultation, body: Body | None, reader: Any) -> Course:
    """Read how the report that was consulted on came back."""
    version = consultation.report_version
    looked = (
        Consideration.objects.visible_to(reader)
        .filter(version=version)
        .select_related("body")
        .order_by(F("earliest").asc(nulls_last=True))
        .first()
    )
    promised = consultation.audiences.filter(promised=True).order_by("pk")
    return Course(
        title=version.title,
        considered_by=str(looked.body) if looked else "",
        considered_on=str(looked.when) if looked and looked.earliest else "",
        agreed_by=str(consultation.agreed_by or ""),
        agreed_on=consultation.agreed_on,
        length=consultation.length_as_written,
        audiences=tuple(one.name for one in promised),
        proposals=tuple(_wordings(consultation, reader)),
        body=str(body or ""),
        result=consultation.result,
    )


def _wordings(consultation: Consultation, reader: Any) -> list[Wording]:
    """Return the newest wording of every proposal of the plan, or of the report consulted on where it names no plan."""
    version = consultation.report_version
    plan = version.report.plan_id
    about = Q(plan=plan) if plan else Q(versions__report_version=version)
    rows = Proposal.objects.visible_to(reader).filter(about, versions__isnull=False)
    rows = rows.exclude(state=ProposalState.WITHDRAWN).distinct().order_by("number").prefetch_related("versions")
    return [_wording(row, version.pk) for row in rows]


def _wording(row: Proposal, consulted: int) -> Wording:
    versions = sorted(row.versions.all(), key=lambda one: one.number)
    then = next((one for one in versions if one.report_version_id == consulted), versions[-1])
    return Wording(row.number, versions[-1].text, revised=versions[-1].text != then.text)


def asked(consultation: Consultation, reader: Any) -> list[Asked]:
    """Return the events of a consultation in the order of their mechanisms."""
    rows = ConsultationEvent.objects.visible_to(reader).filter(consultation=consultation)
    rows = rows.select_related("body", "organisation", "post").order_by("mechanism", "ref")
    return [_asked(row) for row in rows]


def _asked(row: ConsultationEvent) -> Asked:
    whom = row.whom_as_written or row.whom
    when = str(row.when) if row.earliest else ""
    return Asked(row.ref, row.mechanism, whom, row.kind, when, row.response_received)


def said(consultation: Consultation, reader: Any) -> list[Said]:
    """Return the comments of a consultation, as wider readers may read them."""
    rows = ConsultationComment.objects.visible_to(reader).filter(consultation=consultation)
    rows = rows.select_related("section", "post", "organisation", "event")
    return [_said(row) for row in rows.prefetch_related("proposal_links__proposal").order_by("ref")]


def _said(row: ConsultationComment) -> Said:
    return Said(
        ref=row.ref,
        whom=row.respondent,
        text=row.shown_text,
        answer=row.officer_response,
        effect=row.effect,
        place=row.section.number if row.section else "",
        heading=row.section.heading if row.section else "",
        about=row.about_as_written,
        proposals=tuple(sorted(link.proposal.number for link in row.proposal_links.all())),
        follow_up=row.follow_up,
        event=row.event.ref if row.event else "",
        silent=row.effect == Effect.UNKNOWN and not row.officer_response and not row.about_as_written,
    )
