"""What stands in a report in hand: its frame, headed answers, advice, recommendations and appendices."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Part, Ward
from salford_css.core.policies import require
from strategy import policies
from strategy.models import (
    Appendix,
    Body,
    DraftAdvice,
    DraftAnswer,
    DraftAppendix,
    DraftPledge,
    DraftProposal,
    DraftRecommendation,
    DraftRecommendationProposal,
    DraftWard,
    Heading,
    Pledge,
    Proposal,
    ReportDraft,
)
from strategy.reporting import numbering
from strategy.services.reports import NOT_YOURS


@transaction.atomic
def save_frame(
    *,
    draft: ReportDraft,
    by: Any,
    title: str,
    body: Body | None,
    report_of: Any = None,
    contact_post: Any = None,
    asks: str = "",
    all_wards: bool = False,
    wards: Iterable[Ward] = (),
    pledges: Iterable[Pledge] = (),
    proposals: Iterable[Proposal] = (),
    part: str = Part.OPEN,
    exempt_reason: str = "",
    exempt_paragraph: str = "",
) -> ReportDraft:
    """Keep what stands around the text: title, to whom, from whom, wards, pledges, proposals, Part 1 or 2."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    report = draft.report
    report.title, report.report_of, report.contact_post = title, report_of, contact_post
    report.part, report.exempt_reason, report.exempt_paragraph = part, exempt_reason, exempt_paragraph
    store(report)
    draft.body, draft.asks, draft.all_wards = body, asks, all_wards
    store(draft)
    _choose(DraftWard, draft, "ward", () if all_wards else wards)
    _choose(DraftPledge, draft, "pledge", pledges)
    _choose(DraftProposal, draft, "proposal", proposals)
    record_activity("report-draft-saved", report, by=by, reason="what stands around the text")
    return draft


def _choose(model: type[models.Model], draft: ReportDraft, name: str, rows: Iterable[models.Model]) -> None:
    """Keep exactly these rows: what was chosen before and is not now goes."""
    wanted = {row.pk: row for row in rows}
    there: Any = model._default_manager.filter(draft=draft)
    there.exclude(**{f"{name}__in": list(wanted)}).delete()
    known = set(there.values_list(f"{name}_id", flat=True))
    for pk, row in wanted.items():
        if pk not in known:
            store(model(draft=draft, **{name: row}))


@transaction.atomic
def save_answer(*, draft: ReportDraft, heading: Heading, by: Any, answer: str = "", text: str = "") -> DraftAnswer:
    """Keep what stands under a heading of the draft's set."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    if heading.heading_set_id != draft.report.heading_set_id:
        raise ValidationError(f"“{heading.label}” is not a heading of this report.")
    row = DraftAnswer.objects.filter(draft=draft, heading=heading).first() or DraftAnswer(draft=draft, heading=heading)
    row.answer, row.text = answer, text
    store(row)
    return row


@transaction.atomic
def save_advice(
    *,
    draft: ReportDraft,
    kind: str,
    by: Any,
    answer: str = "",
    text: str = "",
    provider: Any = None,
    provider_as_written: str = "",
    given_on: date | None = None,
) -> DraftAdvice | None:
    """Keep a line of advice of a kind; one that says nothing at all is taken out."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    row = DraftAdvice.objects.filter(draft=draft, kind=kind).first() or DraftAdvice(draft=draft, kind=kind)
    if not (answer or text.strip() or provider or provider_as_written.strip()):
        if row.pk:
            row.delete()
        return None
    row.answer, row.text, row.provider, row.given_on = answer, text, provider, given_on
    row.provider_as_written = provider_as_written
    return store(row)


@transaction.atomic
def save_recommendations(*, draft: ReportDraft, texts: Sequence[str], by: Any) -> list[DraftRecommendation]:
    """Keep what the body is asked to decide, in this order; empty lines are left out.

    One whose words stay, or whose number does when none was added or taken out, stays about the same proposals.
    """
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    written = [text.strip() for text in texts if text.strip()]
    about = _proposals_of(draft, written)
    DraftRecommendationProposal.objects.filter(recommendation__draft=draft).delete()
    draft.recommendations.all().delete()
    rows = []
    for number, text in enumerate(written, start=1):
        rows.append(store(DraftRecommendation(draft=draft, number=number, text=text)))
        for proposal in about[number - 1]:
            store(DraftRecommendationProposal(recommendation=rows[-1], proposal=proposal))
    record_activity("report-draft-saved", draft.report, by=by, reason="recommendations")
    return rows


def _proposals_of(draft: ReportDraft, written: Sequence[str]) -> list[list[Proposal]]:
    """Return the proposals that each recommendation was about before it was written anew."""
    before = list(draft.recommendations.order_by("number").prefetch_related("proposal_links__proposal"))
    named = [[link.proposal for link in one.proposal_links.all()] for one in before]
    by_words = {one.text: proposals for one, proposals in zip(before, named, strict=True)}
    same_places = named if len(before) == len(written) else [[] for _ in written]
    return [by_words.get(text, same_places[place]) for place, text in enumerate(written)]


@transaction.atomic
def save_appendix(
    *, draft: ReportDraft, title: str, by: Any, number: str = "", replaces: Appendix | None = None, **facts: Any
) -> DraftAppendix:
    """Add an appendix. One that revises an older takes the number after it (4 becomes 4.1) and keeps it as ancestor."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    taken = set(draft.appendices.values_list("number", flat=True))
    if replaces is not None:
        taken |= set(Appendix.objects.filter(version__report=draft.report).values_list("number", flat=True))
        number = number or numbering.revised(replaces.number, taken)
        facts.setdefault("replaces_as_written", f"{replaces} of the report of {replaces.version.when}"[:300])
    number = number or next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
    row = store(DraftAppendix(draft=draft, number=number, title=title, replaces=replaces, **facts))
    record_activity("report-draft-saved", draft.report, by=by, reason=f"appendix {number}")
    return row


@transaction.atomic
def remove_appendix(*, appendix: DraftAppendix, by: Any) -> ReportDraft:
    """Take an appendix out of a draft."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    draft = appendix.draft
    record_activity("report-draft-saved", draft.report, by=by, reason=f"appendix {appendix.number} taken out")
    appendix.delete()
    return draft
