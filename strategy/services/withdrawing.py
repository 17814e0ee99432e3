"""Takes back what was entered by mistake and nobody built on: it goes from the register, and the trail keeps it.

The database refuses (ProtectedError) where something hangs on it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.policies import require
from strategy import policies
from strategy.models import Consultation, ConsultationAudience, ConsultationComment, ConsultationEvent
from strategy.services.consultation import NOT_YOURS

USED = "Somebody answered it, so it stays: the answer belongs to the record."


@transaction.atomic
def withdraw_comment(*, comment: ConsultationComment, by: Any, reason: str) -> None:
    """Take a comment back. Raises ValidationError once it was answered or redacted.

    Where only comments showed that a response came, and this was the last of them, the event says again what was
    recorded before the first.
    """
    if comment.is_answered or comment.effect or comment.redacted_text:
        raise ValidationError(USED)
    event = comment.event
    _withdraw(comment, comment.consultation, "comment-withdrawn", by, reason)
    if event is not None and event.response_by_comment and not event.comments.exists():
        event.response_received = event.response_before
        event.response_by_comment, event.response_before = False, None
        store(event)


@transaction.atomic
def withdraw_event(*, event: ConsultationEvent, by: Any, reason: str) -> None:
    """Take an event back. Raises ValidationError once a response is on record."""
    if event.response_received:
        raise ValidationError("A response is on record, so it stays.")
    _withdraw(event, event.consultation, "consultation-event-withdrawn", by, reason)


@transaction.atomic
def withdraw_audience(*, audience: ConsultationAudience, by: Any, reason: str) -> None:
    """Take an audience back that no event and no comment belongs to."""
    _withdraw(audience, audience.consultation, "consultation-audience-withdrawn", by, reason)


def _withdraw(row: models.Model, consultation: Consultation, deed: str, by: Any, reason: str) -> None:
    require(policies.may_run_consultation(by, consultation, clock.today()), NOT_YOURS)
    name = str(row)
    row.delete()
    record_activity(deed, consultation, by=by, reason=f"{name}: {reason}")
