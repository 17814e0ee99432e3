"""From a report in hand to a version that never changes again, and its place on the agenda of a body."""

from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse_all, store
from salford_css.core.models import Part
from salford_css.core.policies import require
from strategy import policies
from strategy.models import (
    Advice,
    Appendix,
    BackgroundDocument,
    Meeting,
    Paper,
    PolicyMention,
    RecommendationProposal,
    ReportDraft,
    ReportVersion,
    ReportWard,
)
from strategy.reporting import citing, headings
from strategy.selectors.drafts import Line, Read, View, outside, reading, view
from strategy.selectors.papers import spoken
from strategy.services.drafts import empty
from strategy.services.meetings import add_agenda_item
from strategy.services.reports import NOT_YOURS, Paragraph, Under, put_to_body


@transaction.atomic
def freeze_draft(*, draft: ReportDraft, by: Any, meeting: Meeting | None = None) -> ReportVersion:
    """Freeze a draft as the next version for its body, figures read today; perhaps on the agenda of a meeting.

    Raises ValidationError with everything that is missing. The draft is gone afterwards; the version begins the next.
    What is open is read outside the directorate, so that figures too small to be published are left out of it.
    """
    today = clock.today()
    require(policies.may_draft(by, today), NOT_YOURS)
    draft = ReportDraft.objects.select_for_update(of=("self",)).select_related("report", "body").get(pk=draft.pk)
    found, read = view(draft, by, today), reading(today, by)
    shown = read if draft.report.part == Part.EXEMPT else outside(read)
    refuse_all(found.missing)
    assert draft.body is not None  # what is missing was refused above
    version = put_to_body(
        report=draft.report,
        body=draft.body,
        by=by,
        paragraphs=[_paragraph(line, shown if line.row.part == Part.OPEN else read) for line in found.lines],
        recommendations=[citing.frozen(row.text, shown).text for row in draft.recommendations.order_by("number")],
        answers={one.heading.field: _under(one, found, shown) for one in found.fields},
        proposals=[row.proposal for row in draft.proposals.select_related("proposal").order_by("proposal__number")],
        asks=draft.asks,
        all_wards=draft.all_wards,
        consultation=draft.consultation,
    )
    _keep_ends(draft, version, found)
    if meeting is not None:
        put_on_agenda(version=version, meeting=meeting, by=by)
    empty(draft)
    return version


def _paragraph(line: Line, read: Read) -> Paragraph:
    row, said = line.row, citing.frozen(line.row.text, read)
    kept = ("heading", "part", "exempt_reason", "exempt_paragraph", "origin", "made_from", "kept_why")
    return Paragraph(
        number=line.number, text=said.text, figures=said.figures, **{name: getattr(row, name) for name in kept}
    )


def _under(one: Any, found: View, read: Read) -> Under:
    said = citing.frozen(spoken(one, found), read)
    return Under(said.text, one.answer, said.figures)


def _keep_ends(draft: ReportDraft, version: ReportVersion, found: View) -> None:
    """Keep wards, policies, advice and appendices with the version."""
    for row in draft.wards.all():
        store(ReportWard(version=version, ward=row.ward))
    for served in draft.pledges.select_related("pledge"):
        pledge = served.pledge
        store(PolicyMention(report_version=version, pledge=pledge, as_written=pledge.title[:500]))
    policies_text = next((one.text for one in found.fields if one.heading.field == headings.POLICIES), "")
    if policies_text.strip():
        store(PolicyMention(report_version=version, as_written=policies_text.strip()[:500]))
    for one in draft.advice.all():
        names = ("kind", "provider", "provider_as_written", "answer", "text")
        facts = {name: getattr(one, name) for name in names}
        store(Advice(version=version, earliest=one.given_on, latest=one.given_on, **facts))
    _keep_what_it_rests_on(draft, version)
    kept = ("number", "title", "replaces", "replaces_as_written", "document", "part")
    for appendix in draft.appendices.all():
        facts = {name: getattr(appendix, name) for name in (*kept, "exempt_reason", "exempt_paragraph")}
        store(Appendix(version=version, in_hand=appendix.document_id is not None, **facts))


def _keep_what_it_rests_on(draft: ReportDraft, version: ReportVersion) -> None:
    """Keep its background documents under the names they have today, and the proposals of its recommendations."""
    for row in draft.background.select_related("document"):
        store(BackgroundDocument(version=version, document=row.document, as_written=str(row)[:300], place=row.place))
    asked = {one.number: one for one in version.recommendations.all()}
    for recommendation in draft.recommendations.prefetch_related("proposal_links__proposal"):
        for link in recommendation.proposal_links.all():
            store(RecommendationProposal(recommendation=asked[recommendation.number], proposal=link.proposal))


@transaction.atomic
def put_on_agenda(*, version: ReportVersion, meeting: Meeting, by: Any) -> Paper:
    """Put a version before a meeting as an item of its agenda."""
    item = add_agenda_item(
        meeting=meeting, title=version.title[:300], by=by, part=version.part, exempt_reason=version.exempt_reason
    )
    paper = store(Paper(item=item, report_version=version))
    record_activity("report-put-on-agenda", version, by=by, reason=str(meeting))
    return paper
