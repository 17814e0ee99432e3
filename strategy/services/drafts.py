"""A report in hand: begun anew or from the version before, and thrown away."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Organisation
from salford_css.core.policies import require
from strategy import policies
from strategy.models import (
    Body,
    Consultation,
    DraftAdvice,
    DraftAnswer,
    DraftAppendix,
    DraftBackground,
    DraftParagraph,
    DraftPledge,
    DraftProposal,
    DraftRecommendation,
    DraftRecommendationProposal,
    DraftWard,
    HeadingSet,
    Report,
    ReportDraft,
)
from strategy.services.copying import copy_version
from strategy.services.reports import NOT_YOURS, draft_report

PARTS = (
    DraftAnswer,
    DraftParagraph,
    DraftRecommendation,
    DraftAppendix,
    DraftBackground,
    DraftAdvice,
    DraftWard,
    DraftPledge,
    DraftProposal,
)
BEING_WRITTEN = "This report is being written already. Go on with the draft that there is."


def heading_set_on(organisation: Organisation, day: date) -> HeadingSet | None:
    """Return the set of headings that a council's reports bear on a day."""
    return HeadingSet.objects.in_force(day).filter(organisation=organisation).order_by("-valid_from").first()


@transaction.atomic
def begin_draft(
    *,
    report: Report,
    by: Any,
    body: Body | None = None,
    consultation: Consultation | None = None,
    from_newest: bool = True,
) -> ReportDraft:
    """Begin the next version of a report: from its newest version with its numbers, or from nothing."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    refuse(BEING_WRITTEN if ReportDraft.objects.filter(report=report).exists() else None)
    newest = report.versions.order_by("-number").first() if from_newest else None
    draft = ReportDraft(report=report, ancestor=newest, body=body, consultation=consultation)
    if newest is not None:
        draft.body, draft.asks, draft.all_wards = body or newest.body, newest.asks, newest.all_wards
    store(draft)
    if newest is not None:
        copy_version(newest, draft)
    record_activity("report-draft-begun", report, by=by)
    return draft


@transaction.atomic
def begin_report(
    *,
    title: str,
    organisation: Organisation,
    heading_set: HeadingSet,
    by: Any,
    body: Body | None = None,
    consultation: Consultation | None = None,
    **facts: Any,
) -> ReportDraft:
    """Begin a report and its first draft."""
    if heading_set.organisation_id != organisation.pk:
        raise ValidationError({"heading_set": f"These headings are not those of {organisation}."})
    report = draft_report(title=title, organisation=organisation, heading_set=heading_set, by=by, **facts)
    return begin_draft(report=report, by=by, body=body, consultation=consultation)


@transaction.atomic
def discard_draft(*, draft: ReportDraft, by: Any, reason: str) -> Report:
    """Throw a draft away, with the reason; the trail keeps every word of it."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    refuse(None if reason.strip() else "Say why the draft is thrown away.")
    report = draft.report
    record_activity("report-draft-discarded", report, by=by, reason=reason)
    empty(draft)
    return report


def empty(draft: ReportDraft) -> None:
    """Take a draft and everything in it away; the trail keeps it. The deeds that call it have asked who may."""
    DraftRecommendationProposal.objects.filter(recommendation__draft=draft).delete()
    for model in PARTS:
        model._default_manager.filter(draft=draft).delete()
    draft.delete()
