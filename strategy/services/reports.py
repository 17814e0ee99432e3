"""Reports: a working text in hand, and versions put to a body, which never change again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
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
    ReportFigure,
    ReportSection,
    ReportVersion,
)
from strategy.reporting.citing import Cited
from strategy.services import notices, steps
from strategy.services.proposals import freeze_wording

NOT_YOURS = "Only officers may write reports."


@dataclass(frozen=True)
class Paragraph:
    """A numbered section as it is to be printed, with the figures it cites and the facts it was made of."""

    number: str
    heading: str = ""
    text: str = ""
    part: str = Part.OPEN
    exempt_reason: str = ""
    exempt_paragraph: str = ""
    origin: str = ""
    made_from: Sequence[Mapping[str, Any]] = ()
    kept_why: str = ""
    figures: Sequence[Cited] = ()


@dataclass(frozen=True)
class Under:
    """What stands under a heading: an answer, a text, the figures the text cites."""

    text: str = ""
    answer: str = ""
    figures: Sequence[Cited] = ()


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
    answers: Mapping[str, str | Under] | None = None,
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
        exempt_reason=report.exempt_reason,
        exempt_paragraph=report.exempt_paragraph,
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
    if published_on:
        notices.report_published(version, on=published_on)
    return version


def _fill(version: ReportVersion, paragraphs: Sequence[Paragraph], recommendations: Sequence[str]) -> None:
    for place, paragraph in enumerate(paragraphs, start=1):
        facts = {name: getattr(paragraph, name) for name in KEPT}
        section = store(ReportSection(version=version, place=place, made_from=list(paragraph.made_from), **facts))
        _cite(paragraph.figures, section=section)
    for number, text in enumerate(recommendations, start=1):
        store(Recommendation(version=version, number=number, text=text))


KEPT = ("number", "heading", "text", "part", "exempt_reason", "exempt_paragraph", "origin", "kept_why")


def _cite(figures: Sequence[Cited], **place: Any) -> None:
    for one in figures:
        store(ReportFigure(**asdict(one), **place))


def _carry(proposal: Proposal, version: ReportVersion, *, by: Any) -> None:
    """Take a proposal along: a draft goes forward, an answered one in its revised wording, any other as it stands."""
    if proposal.state == ProposalState.DRAFT:
        steps.put_forward(proposal=proposal, by=by, report_version=version)
    elif proposal.state == ProposalState.REVISED and proposal.current is not None:
        freeze_wording(proposal, proposal.current.text, by=by, report_version=version)
    else:
        steps.revise(proposal=proposal, by=by, report_version=version)


def _answer(version: ReportVersion, answers: Mapping[str, str | Under]) -> None:
    headings = {heading.field: heading for heading in Heading.objects.filter(heading_set=version.report.heading_set)}
    if unknown := sorted(set(answers) - set(headings)):
        raise ValidationError(f"The report's headings have no {', '.join(unknown)}.")
    for field, given in answers.items():
        said = given if isinstance(given, Under) else Under(given)
        row = store(ReportField(version=version, heading=headings[field], text=said.text, answer=said.answer))
        _cite(said.figures, field=row)
