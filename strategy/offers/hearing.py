"""What the register of a consultation lacks, or says against itself; the sentences are those of `consistency`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from salford_css.core.registry import Finding, findings
from strategy import consistency, readings
from strategy.lifecycle import ConsultationState, Effect
from strategy.models import Consultation, ConsultationComment, ConsultationEvent, Proposal
from strategy.offers.addresses import address

APP = "strategy"


# ------------------------------------------------------------------ what was said to change


@findings.rule("effect-without-proposal", audience=APP, about=ConsultationComment)
def effect_without_proposal(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find comments said to have amended or added a proposal that name none."""
    rows = ConsultationComment.objects.visible_to(reader).as_at(as_at)
    rows = rows.filter(effect__in=[Effect.AMENDED, Effect.NEW], proposal_links__isnull=True)
    for row in rows.select_related("post", "organisation"):
        if said := consistency.without_proposal(who=row.respondent, effect=row.effect, proposals=0):
            yield Finding(said, row, "Name the proposal, or mend the effect.", address(row))


@findings.rule("comment-changed-nothing", audience=APP, about=Proposal)
def comment_changed_nothing(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find comments said to have changed a proposal that did not, or not because of them, or was there."""
    for comment, proposal, touched in readings.effects_claimed(reader, as_at):
        if said := consistency.not_as_said(who=comment.respondent, effect=comment.effect, touched=touched):
            yield Finding(said, proposal, "Link the change to the comment, or mend the effect.", address(proposal))


# ------------------------------------------------------------------ who was heard


def _running(as_at: date, reader: Any) -> Any:
    return Consultation.objects.visible_to(reader).as_at(as_at).exclude(state=ConsultationState.PLANNED)


@findings.rule("audience-not-heard", audience=APP, about=Consultation)
def audience_not_heard(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find audiences without an event, and consultations that did not ask users and carers."""
    for row in _running(as_at, reader).prefetch_related("audiences__events"):
        unheard = readings.unheard_audiences(row)
        for one in unheard:
            if one.code == readings.USERS_AND_CARERS and not one.promised:
                continue
            said = consistency.not_heard(
                audience=one.name, consultation=str(row), promised=one.promised, seldom_heard=one.seldom_heard
            )
            yield Finding(said, row, "Record the event, or hear them.", address(row))
        promised = any(one.code == readings.USERS_AND_CARERS and one.promised for one in unheard)
        if not promised and not readings.heard_users_and_carers(row):
            said = f"Users and carers had no event of their own in “{row}”."
            yield Finding(said, row, "Record the event, or hear them.", address(row), rank=0)


@findings.rule("seldom-heard-not-named", audience=APP, about=Consultation)
def seldom_heard_not_named(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find consultations that named no group that is seldom heard."""
    for row in _running(as_at, reader).prefetch_related("audiences"):
        named = sum(audience.seldom_heard for audience in row.audiences.all())
        if said := consistency.no_seldom_heard(consultation=str(row), named=named):
            yield Finding(said, row, "Name the group, and how it was sought out.", address(row), rank=2)


# ------------------------------------------------------------------ what came back, and what was told


@findings.rule("response-not-recorded", audience=APP, about=Consultation)
def response_not_recorded(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find consultations with events of which nobody wrote down whether a response came."""
    for row in _running(as_at, reader).filter(latest__lt=as_at).prefetch_related("events"):
        events = list(row.events.all())
        unrecorded = sum(event.response_received is None for event in events)
        said = consistency.responses_unrecorded(consultation=str(row), events=len(events), unrecorded=unrecorded)
        if said:
            yield Finding(said, row, "Ask the bodies and fill it in.", address(row), rank=2)


@findings.rule("response-overdue", audience=APP, about=ConsultationEvent)
def response_overdue(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find events whose response was expected by a day that has passed."""
    rows = ConsultationEvent.objects.visible_to(reader).as_at(as_at).filter(response_expected=True)
    rows = rows.exclude(response_received=True).select_related("consultation", "body", "organisation", "post")
    for row in rows:
        said = consistency.response_overdue(
            whom=row.whom,
            due=row.response_due or row.consultation.latest,
            on=as_at,
            expected=row.response_expected,
            received=row.response_received,
        )
        if said:
            yield Finding(said, row, "Ask again, or say that none came.", address(row))


@findings.rule("reply-not-sent", audience=APP, about=Consultation)
def reply_not_sent(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find closed consultations whose consultees are not recorded as told what became of their comments."""
    rows = _running(as_at, reader).filter(state=ConsultationState.CLOSED, latest__lt=as_at)
    for row in rows.prefetch_related("comments"):
        answered = [comment for comment in row.comments.all() if comment.is_answered]
        replied = sum(one.reply_sent_on is not None and one.reply_sent_on <= as_at for one in answered)
        said = consistency.replies_unsent(consultation=str(row), answered=len(answered), replied=replied)
        if said:
            yield Finding(said, row, "Write the replies, and say when they were sent.", address(row), rank=2)
