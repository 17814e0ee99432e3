"""What a report in hand rests on and asks for: its background documents, the proposals of its recommendations."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Document
from salford_css.core.policies import require
from strategy import policies
from strategy.models import (
    DraftBackground,
    DraftRecommendation,
    DraftRecommendationProposal,
    Proposal,
    ReportDraft,
)
from strategy.services.reports import NOT_YOURS


@transaction.atomic
def add_background(
    *, draft: ReportDraft, by: Any, document: Document | None = None, as_written: str = ""
) -> DraftBackground:
    """Say that a report rests on a document of the register, or on a paper that is only named.

    Raises ValidationError for neither, for both, and for one that it names already.
    """
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    named = as_written.strip()
    if document is not None and named:
        raise ValidationError({"as_written": "Choose a document or name a paper, not both."})
    there = draft.background.all()
    if document is not None and there.filter(document=document).exists():
        raise ValidationError({"document": f"{document} is among its background documents already."})
    if named and there.filter(as_written__iexact=named).exists():
        raise ValidationError({"as_written": f"{named} is among its background documents already."})
    place = (there.aggregate(top=Max("place"))["top"] or 0) + 1
    row = store(DraftBackground(draft=draft, document=document, as_written=named or None, place=place))
    record_activity("report-draft-saved", draft.report, by=by, reason=f"background document: {row}"[:500])
    return row


@transaction.atomic
def remove_background(*, row: DraftBackground, by: Any) -> ReportDraft:
    """Take a background document out of a draft."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    draft = row.draft
    record_activity("report-draft-saved", draft.report, by=by, reason=f"background document taken out: {row}"[:500])
    row.delete()
    return draft


@transaction.atomic
def name_proposals(
    *, recommendation: DraftRecommendation, proposals: Iterable[Proposal], by: Any
) -> DraftRecommendation:
    """Say which proposals a recommendation is about; raises ValidationError for one that the report does not carry."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    draft, chosen = recommendation.draft, list(proposals)
    carried = set(draft.proposals.values_list("proposal", flat=True))
    if strangers := [one for one in chosen if one.pk not in carried]:
        raise ValidationError({"proposals": f"{strangers[0]} does not go forward in this report."})
    recommendation.proposal_links.all().delete()
    for one in chosen:
        store(DraftRecommendationProposal(recommendation=recommendation, proposal=one))
    numbers = ", ".join(str(one.number) for one in chosen) or "none"
    reason = f"recommendation {recommendation.number} is about proposals: {numbers}"
    record_activity("report-draft-saved", draft.report, by=by, reason=reason)
    return recommendation
