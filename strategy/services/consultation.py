"""Running a consultation: plan, open, hear, close. Answering what was said is in `answering`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import new_ref, refuse, store, take_step
from salford_css.core.models import Document
from salford_css.core.policies import require
from salford_css.core.words import day
from strategy import hearing, lifecycle, policies
from strategy.lifecycle import ConsultationState, ProposalState
from strategy.models import (
    Consultation,
    ConsultationAudience,
    ConsultationEvent,
    Proposal,
    ReportVersion,
)
from strategy.services import notices

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


CHANGEABLE = frozenset(
    {
        *("title", "opens", "length_as_written", "agreed_by", "agreed_on", "agreed_at", "lead_post", "contact_post"),
        *("accessible_formats", "equality_assessment", "equality_answer", "closes"),
    }
)
"""What may be changed of a consultation while it runs."""


@transaction.atomic
def change_consultation(*, consultation: Consultation, by: Any, **facts: Any) -> Consultation:
    """Change what is on record about how people are asked; `closes` is the last day.

    Raises ValidationError once it is closed, for days out of order, and for moving its opening after it opened.
    """
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    if unknown := facts.keys() - CHANGEABLE:
        raise TypeError(f"not a fact of a consultation: {sorted(unknown)}")
    moved = "opens" in facts and facts["opens"] != consultation.opens
    refuse(
        lifecycle.consultation_over(consultation.state),
        lifecycle.opened_already(consultation.state) if moved else None,
    )
    if "closes" in facts:
        consultation.earliest = consultation.latest = facts.pop("closes")
        consultation.as_written, consultation.closes_derived = "", False
    for name, value in facts.items():
        setattr(consultation, name, value)
    store(consultation)
    record_activity("consultation-changed", consultation, by=by)
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
    for event in consultation.events.filter(post__isnull=False).select_related("post"):
        notices.asked_to_comment(event)
    return consultation


@transaction.atomic
def stop_comments(*, consultation: Consultation, by: Any) -> Consultation:
    """Take no more comments, and begin to answer those that came. Stopped early, it closed on that day.

    How long people had is counted to the day on which comments were last taken; the trail keeps the day announced.
    """
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    announced, today = consultation.latest, clock.today()
    early = announced is not None and today < announced and consultation.opens is not None
    if early:
        consultation.earliest = consultation.latest = max(today, consultation.opens or today)
        consultation.as_written, consultation.closes_derived, consultation.length_as_written = "", False, ""
        store(consultation)
    reason = f"before the day announced, {day(announced)}" if early and announced else ""
    take_step(consultation, "stop_comments", deed="consultation-comments-stopped", by=by, reason=reason)
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
    by: Any,
    mechanism: int | None = None,
    when: date | UncertainDate | None = None,
    ref: str = "",
    **whom: Any,
) -> ConsultationEvent:
    """Write down one thing done to hear somebody: body, organisation, post or whom_as_written, audience, meeting,
    presented_by, document, response_expected, response_due. Without a mechanism it is one of its own.

    A post that is asked is told by e-mail while the consultation is open.
    """
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    number = mechanism or next_mechanism(consultation)
    event = ConsultationEvent(consultation=consultation, kind=kind, mechanism=number, **whom)
    event.when = when if isinstance(when, UncertainDate) else UncertainDate(when, when)
    event.ref = ref or new_ref(ConsultationEvent, f"{consultation.ref[:50]}-{number}")
    refuse(
        hearing.names_a_person(event.whom_as_written or ""),
        hearing.due_too_early(event.response_due, event.earliest, "The response"),
        of_another(consultation, event.audience, "audience"),
    )
    store(event)
    record_activity("consultation-event-recorded", consultation, by=by, reason=str(event))
    if consultation.state == ConsultationState.OPEN:
        notices.asked_to_comment(event)
    return event


def next_mechanism(consultation: Consultation) -> int:
    """Return the number of the next way of hearing somebody."""
    return (consultation.events.aggregate(top=Max("mechanism"))["top"] or 0) + 1


@transaction.atomic
def note_response(
    *,
    event: ConsultationEvent,
    received: bool | None,
    by: Any,
    expected: bool | None = None,
    due: date | None = None,
    note: str = "",
    document: Document | None = None,
) -> ConsultationEvent:
    """Say whether a response was expected and whether one came; None: nobody knows.

    Raises ValidationError when a response is denied of which comments are on record.
    """
    require(policies.may_run_consultation(by, event.consultation, clock.today()), NOT_YOURS)
    refuse(
        lifecycle.response_on_record(received, event.comments.count()),
        hearing.due_too_early(due, event.earliest, "The response"),
    )
    event.response_received, event.response_expected, event.response_due = received, expected, due
    event.response_by_comment, event.response_before = False, None
    event.note, event.document = note, document or event.document
    store(event)
    record_activity("consultation-response-noted", event.consultation, by=by, reason=str(event))
    return event


def of_another(consultation: Consultation, row: ConsultationAudience | None, noun: str) -> str | None:
    if row is None or row.consultation_id == consultation.pk:
        return None
    return f"The {noun} belongs to another consultation."
