"""A report in hand: begun anew or from the version before, with headed answers, advice, wards and appendices."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Prefetch

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Organisation, Part, Ward
from salford_css.core.policies import require
from strategy import policies
from strategy.models import (
    Advice,
    Appendix,
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
    Heading,
    HeadingSet,
    Pledge,
    Proposal,
    Report,
    ReportDraft,
    ReportField,
    ReportFigure,
    ReportSection,
    ReportVersion,
)
from strategy.reporting import citing, headings, numbering
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
        _copy(newest, draft)
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


# ------------------------------------------------------------------ writing


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


# ------------------------------------------------------------------ the version before


def _copy(version: ReportVersion, draft: ReportDraft) -> None:
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
