"""Running a consultation: plan, open, hear, answer, close."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, refuse, store, take_step
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.lifecycle import ProposalState
from strategy.models import (
    CommentProposal,
    Consultation,
    ConsultationAudience,
    ConsultationComment,
    ConsultationEvent,
    Proposal,
    ReportSection,
    ReportVersion,
)

NOT_YOURS = "Only officers, and whoever leads the consultation, may do this."


@transaction.atomic
def plan_consultation(
    *,
    report_version: ReportVersion,
    title: str,
    by: Any,
    opens: date | None = None,
    closes: date | None = None,
    ref: str = "",
    **facts: Any,
) -> Consultation:
    """Plan a consultation on a version of a report; `facts` are further columns such as agreed_by and lead_post."""
    require(policies.may_draft(by, clock.today()), "Only officers may plan a consultation.")
    consultation = Consultation(
        ref=ref or new_ref(Consultation, title),
        title=title,
        report_version=report_version,
        opens=opens,
        earliest=closes,
        latest=closes,
        **facts,
    )
    store(consultation)
    record_activity("consultation-planned", consultation, by=by)
    return consultation


@transaction.atomic
def name_audience(
    *, consultation: Consultation, code: str, name: str, by: Any, promised: bool = True, seldom_heard: bool = False
) -> ConsultationAudience:
    """Name a group that is to be heard."""
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    audience = ConsultationAudience(
        consultation=consultation, code=code, name=name, promised=promised, seldom_heard=seldom_heard
    )
    store(audience)
    record_activity("consultation-audience-named", consultation, by=by, reason=name)
    return audience


@transaction.atomic
def open_consultation(*, consultation: Consultation, by: Any) -> Consultation:
    """Open a consultation, and with it every proposal in its report; it needs dates and audiences."""
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    refuse(
        lifecycle.consultation_not_ready(
            opens=consultation.opens, closes=consultation.latest, audiences=consultation.audiences.count()
        )
    )
    take_step(consultation, "open", deed="consultation-opened", by=by)
    for proposal in _carried(consultation, ProposalState.FIRST_REPORT):
        take_step(proposal, "open_to_consultation", deed="proposal-opened-to-consultation", by=by)
    return consultation


@transaction.atomic
def stop_comments(*, consultation: Consultation, by: Any) -> Consultation:
    """Take no more comments, and begin to answer those that came."""
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    take_step(consultation, "stop_comments", deed="consultation-comments-stopped", by=by)
    for proposal in _carried(consultation, ProposalState.IN_CONSULTATION):
        take_step(proposal, "analyse", deed="proposal-comments-analysed", by=by)
    return consultation


@transaction.atomic
def close_consultation(*, consultation: Consultation, by: Any, result: str = "") -> Consultation:
    """Close a consultation; every comment must have an officer's response."""
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    waiting = consultation.comments.unanswered().order_by("ref").values_list("ref", flat=True)
    refuse(lifecycle.unanswered_comments(list(waiting)))
    consultation.result = result or consultation.result
    take_step(consultation, "close", deed="consultation-closed", by=by, also=["result"])
    return consultation


def _carried(consultation: Consultation, state: str) -> list[Proposal]:
    """Return the proposals in a state whose wording stands in the report consulted on."""
    rows = Proposal.objects.filter(versions__report_version=consultation.report_version, state=state)
    return list(rows.distinct().order_by("number"))


@transaction.atomic
def record_event(
    *,
    consultation: Consultation,
    kind: str,
    mechanism: int,
    by: Any,
    when: date | None = None,
    ref: str = "",
    **whom: Any,
) -> ConsultationEvent:
    """Write down one thing done to hear somebody: body, organisation, post or whom_as_written, audience, meeting."""
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    event = ConsultationEvent(
        consultation=consultation, kind=kind, mechanism=mechanism, earliest=when, latest=when, **whom
    )
    event.ref = ref or new_ref(ConsultationEvent, f"{consultation.ref[:50]}-{mechanism}")
    store(event)
    record_activity("consultation-event-recorded", consultation, by=by, reason=str(event))
    return event


@transaction.atomic
def add_comment(
    *,
    consultation: Consultation,
    text: str,
    by: Any,
    received_on: date | None = None,
    section: ReportSection | None = None,
    event: ConsultationEvent | None = None,
    ref: str = "",
    **respondent: Any,
) -> ConsultationComment:
    """Write down what a consultee said: organisation, post or respondent_as_written, and the section it is about.

    Raises ValidationError before the consultation opens, after it closed, and for a section of another report.
    """
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    refuse(lifecycle.comments_not_taken(consultation.state))
    if section is not None and section.version.report_id != consultation.report_version.report_id:
        raise ValidationError({"section": "The section belongs to another report."})
    if event is not None and event.consultation_id != consultation.pk:
        raise ValidationError({"event": "The event belongs to another consultation."})
    comment = ConsultationComment(
        consultation=consultation,
        text=text,
        section=section,
        report_version=section.version if section else consultation.report_version,
        event=event,
        earliest=received_on,
        latest=received_on,
        **respondent,
    )
    comment.ref = ref or new_ref(ConsultationComment, f"{consultation.ref[:60]}-comment")
    store(comment)
    record_activity("comment-added", comment, by=by)
    return comment


@transaction.atomic
def answer_comment(
    *,
    comment: ConsultationComment,
    response: str,
    effect: str,
    by: Any,
    proposals: Sequence[Proposal] = (),
    follow_up: str = "",
) -> ConsultationComment:
    """Answer a comment and say what it changed; `amended` and `new` name their proposals."""
    require(policies.may_run_consultation(by, comment.consultation, clock.today()), NOT_YOURS)
    named = {*proposals, *(link.proposal for link in comment.proposal_links.select_related("proposal"))}
    refuse(
        None if response.strip() else "Write the officer's response.",
        lifecycle.effect_without_proposal(effect=effect, proposals=len(named)),
    )
    comment.officer_response, comment.effect, comment.follow_up = response, effect, follow_up
    comment.answered_on, comment.answered_by = clock.today(), acting_post(by, clock.today())
    store(comment)
    for proposal in proposals:
        CommentProposal.objects.get_or_create(comment=comment, proposal=proposal)
    record_activity("comment-answered", comment, by=by)
    return comment


@transaction.atomic
def mark_reply_sent(*, comment: ConsultationComment, by: Any, on: date) -> ConsultationComment:
    """Write down that the consultee was told."""
    require(policies.may_run_consultation(by, comment.consultation, clock.today()), NOT_YOURS)
    refuse(lifecycle.unanswered_comments([] if comment.is_answered else [comment.ref]))
    comment.reply_sent_on = on
    store(comment)
    record_activity("comment-reply-sent", comment, by=by)
    return comment


@transaction.atomic
def redact_comment(*, comment: ConsultationComment, shown: str, reason: str, by: Any) -> ConsultationComment:
    """Show wider readers another text than the one received, and say why; the original stays on record."""
    require(policies.may_run_consultation(by, comment.consultation, clock.today()), NOT_YOURS)
    refuse(lifecycle.reason_missing(reason, "the comment is redacted"))
    comment.redacted_text, comment.redaction_reason = shown, reason
    store(comment)
    record_activity("comment-redacted", comment, by=by, reason=reason)
    return comment
