"""Reports: a working text in hand, and versions put to a body, which never change again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, store
from salford_css.core.models import Part
from salford_css.core.policies import require
from strategy import policies
from strategy.lifecycle import ProposalState
from strategy.models import (
    Body,
    Heading,
    Proposal,
    Recommendation,
    Report,
    ReportField,
    ReportSection,
    ReportVersion,
)
from strategy.services import steps

NOT_YOURS = "Only officers may write reports."


@dataclass(frozen=True)
class Paragraph:
    """A numbered section as it is to be printed."""

    number: str
    heading: str = ""
    text: str = ""
    part: str = Part.OPEN


@transaction.atomic
def draft_report(*, title: str, organisation: Any, by: Any, ref: str = "", **facts: Any) -> Report:
    """Begin a report."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    report = store(Report(title=title, organisation=organisation, ref=ref or new_ref(Report, title), **facts))
    record_activity("report-drafted", report, by=by)
    return report


@transaction.atomic
def put_to_body(
    *,
    report: Report,
    body: Body,
    by: Any,
    published_on: date | None = None,
    paragraphs: Sequence[Paragraph] = (),
    recommendations: Sequence[str] = (),
    answers: Mapping[str, str] | None = None,
    proposals: Sequence[Proposal] = (),
    **facts: Any,
) -> ReportVersion:
    """Freeze the next version of a report for a body, with its paragraphs, recommendations and headed fields.

    `answers` maps the field of a heading to its text; `proposals` go forward in it, drafts as they stand and others
    in their revised wording. Raises ValidationError for an answer under a heading that the report's set has not.
    """
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    day = published_on or clock.today()
    version = ReportVersion(
        report=report,
        number=next_number(ReportVersion.objects.filter(report=report)),
        title=facts.pop("title", report.title),
        body=body,
        part=report.part,
        published_on=published_on,
        earliest=day,
        latest=day,
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        **facts,
    )
    store(version)
    _fill(version, paragraphs, recommendations)
    _answer(version, answers or {})
    for proposal in proposals:
        _carry(proposal, version, by=by)
    record_activity("report-put-to-body", version, by=by, reason=str(body))
    return version


def _fill(version: ReportVersion, paragraphs: Sequence[Paragraph], recommendations: Sequence[str]) -> None:
    for place, paragraph in enumerate(paragraphs, start=1):
        store(
            ReportSection(
                version=version,
                place=place,
                number=paragraph.number,
                heading=paragraph.heading,
                text=paragraph.text,
                part=paragraph.part,
            )
        )
    for number, text in enumerate(recommendations, start=1):
        store(Recommendation(version=version, number=number, text=text))


def _carry(proposal: Proposal, version: ReportVersion, *, by: Any) -> None:
    if proposal.state == ProposalState.DRAFT:
        steps.put_forward(proposal=proposal, by=by, report_version=version)
    else:
        steps.revise(proposal=proposal, by=by, report_version=version)


def _answer(version: ReportVersion, answers: Mapping[str, str]) -> None:
    headings = {heading.field: heading for heading in Heading.objects.filter(heading_set=version.report.heading_set)}
    if unknown := sorted(set(answers) - set(headings)):
        raise ValidationError(f"The report's headings have no {', '.join(unknown)}.")
    for field, text in answers.items():
        store(ReportField(version=version, heading=headings[field], text=text))
