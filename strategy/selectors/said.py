"""You said, we did: comments with what came of them, and how many of those asked came back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from strategy.lifecycle import Effect
from strategy.models import Consultation, ConsultationAudience, ConsultationComment, ConsultationEvent
from strategy.response_rates import EVERYBODY, NOBODY, Rate, total
from strategy.selectors.proposals import comment_rows, is_answered_on
from strategy.sentences import said as sentences


def rows(consultation: Consultation, reader: Any, on: date) -> QuerySet[Any]:
    """Return the comments of a consultation as known on a day, with what the table shows."""
    return comment_rows(reader, on).filter(consultation=consultation)


def did(comment: ConsultationComment, on: date) -> str:
    """Say what came of a comment by a day."""
    if not is_answered_on(comment, on):
        return sentences.NOTHING_YET
    return sentences.we_did(
        response=comment.officer_response,
        effect=comment.effect,
        proposals=sorted(link.proposal.number for link in comment.proposal_links.all()),
        actions=[action.text for action in comment.actions.all()],
        promise=comment.follow_up,
    )


def audience_of(comment: ConsultationComment) -> ConsultationAudience | None:
    """Return the audience a comment belongs to: the one named, else that of its event."""
    return comment.audience or (comment.event.audience if comment.event else None)


def lead(comments: Iterable[ConsultationComment], on: date) -> str:
    """Say how many said something, what it changed, and how many were told."""
    found = list(comments)
    changed = [one for one in found if one.effect in (Effect.AMENDED, Effect.NEW) and is_answered_on(one, on)]
    return sentences.lead(
        comments=len(found),
        consultees=len({one.respondent for one in found}),
        changed=len(changed),
        replied=sum(_told(one, on) for one in found),
    )


def rates(consultation: Consultation, reader: Any, on: date) -> Sequence[Rate]:
    """Return the response rate of every audience, of comments from everybody or nobody named, and of all."""
    events: list[ConsultationEvent] = list(
        ConsultationEvent.objects.visible_to(reader).as_at(on).filter(consultation=consultation)
    )
    comments = list(rows(consultation, reader, on))
    named = [one for one in consultation.audiences.all() if one.code != ConsultationAudience.EVERYBODY]
    found = [_rate(one, events, comments, on) for one in named]
    known = {one.pk for one in named}
    everybody = [one for one in comments if (group := audience_of(one)) and group.pk not in known]
    nobody = [one for one in comments if audience_of(one) is None]
    loose = [event for event in events if event.audience_id not in known]
    others = [_counted(EVERYBODY, [], everybody, on), _counted(NOBODY, loose, nobody, on)]
    found += [rate for rate in others if rate.comments or rate.events]
    return [*found, total(found)]


def _rate(
    audience: ConsultationAudience,
    events: Sequence[ConsultationEvent],
    comments: Sequence[ConsultationComment],
    on: date,
) -> Rate:
    mine = [event for event in events if event.audience_id == audience.pk]
    said = [one for one in comments if audience_of(one) == audience]
    return _counted(audience.name, mine, said, on, promised=audience.promised, seldom_heard=audience.seldom_heard)


def _counted(
    name: str,
    events: Sequence[ConsultationEvent],
    comments: Sequence[ConsultationComment],
    on: date,
    **facts: bool,
) -> Rate:
    return Rate(
        name,
        events=len(events),
        responded=sum(event.response_received is True for event in events),
        unrecorded=sum(event.response_received is None for event in events),
        comments=len(comments),
        answered=sum(one.is_answered and is_answered_on(one, on) for one in comments),
        replied=sum(_told(one, on) for one in comments),
        **facts,
    )


def _told(comment: ConsultationComment, on: date) -> bool:
    return comment.reply_sent_on is not None and comment.reply_sent_on <= on
