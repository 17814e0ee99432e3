"""Beginning the next version of a report with the words of one that was put to a body."""

from typing import Any

from django.db.models import Prefetch

from salford_css.core.deeds import store
from strategy.models import (
    Advice,
    DraftAdvice,
    DraftAnswer,
    DraftAppendix,
    DraftBackground,
    DraftParagraph,
    DraftPledge,
    DraftRecommendation,
    DraftRecommendationProposal,
    DraftWard,
    Pledge,
    ReportDraft,
    ReportField,
    ReportFigure,
    ReportSection,
    ReportVersion,
)
from strategy.reporting import citing, headings


def copy_version(version: ReportVersion, draft: ReportDraft) -> None:
    """Begin with every word of a version; its figures become live again, its numbers stay."""
    _copy_text(version, draft)
    for row in version.recommendations.all():
        begun = store(DraftRecommendation(draft=draft, number=row.number, text=row.text))
        for link in row.proposal_links.all():
            store(DraftRecommendationProposal(recommendation=begun, proposal=link.proposal))
    for row in version.background.all():
        named = None if row.document_id else row.as_written
        store(DraftBackground(draft=draft, document=row.document, as_written=named, place=row.place))
    for row in version.wards.all():
        store(DraftWard(draft=draft, ward=row.ward))
    for pledge in Pledge.objects.filter(mentions__report_version=version).distinct():
        store(DraftPledge(draft=draft, pledge=pledge))
    for row in version.advice.all():
        store(_advice(draft, row))
    kept = ("number", "title", "replaces_as_written", "document", "part", "exempt_reason", "exempt_paragraph")
    for row in version.appendices.all():
        facts = {name: getattr(row, name) for name in kept}
        store(DraftAppendix(draft=draft, replaces=row.replaces, **facts))


def _advice(draft: ReportDraft, row: Advice) -> DraftAdvice:
    day = row.earliest if row.earliest == row.latest else None
    facts = {name: getattr(row, name) for name in ("kind", "provider", "provider_as_written", "answer", "text")}
    return DraftAdvice(draft=draft, given_on=day, **facts)


def _copy_text(version: ReportVersion, draft: ReportDraft) -> None:
    cited = Prefetch("figures", ReportFigure.objects.order_by("position"), to_attr="cited")
    for row in ReportSection.objects.filter(version=version).prefetch_related(cited).order_by("place"):
        store(_paragraph(draft, row))
    fields = ReportField.objects.filter(version=version).select_related("heading").prefetch_related(cited)
    for row in fields:
        if row.heading.heading_set_id != draft.report.heading_set_id:
            continue
        if headings.is_text(row.heading.field):
            text = citing.thawed(row.text, row.cited)
            if row.heading.field == headings.BACKGROUND:
                text = headings.without_papers(text, [str(one) for one in version.background.all()])
            store(DraftAnswer(draft=draft, heading=row.heading, answer=row.answer, text=text))
        elif row.heading.field == headings.POLICIES:
            store(DraftAnswer(draft=draft, heading=row.heading, text=_policies(version, row.text)))


def _policies(version: ReportVersion, printed: str) -> str:
    """Return the policies that a version names beside pledges on record; without any mention, as they are printed."""
    mentions = list(version.policy_mentions.all())
    named = [one.as_written for one in mentions if one.pledge_id is None]
    return "; ".join(named) if mentions else printed


def _paragraph(draft: ReportDraft, row: Any) -> DraftParagraph:
    kept = ("place", "heading", "part", "exempt_reason", "exempt_paragraph", "origin", "made_from", "kept_why")
    text = citing.thawed(row.text, row.cited)
    return DraftParagraph(
        draft=draft,
        is_section="." not in row.number or bool(row.heading and not row.text),
        kept_number=row.number,
        text=text,
        made_text=text if row.origin else "",
        **{name: getattr(row, name) for name in kept},
    )
