"""E-mail: stored in the transaction that causes it, sent afterwards by the worker, tried again when that fails."""

import uuid
from datetime import timedelta
from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks import task

from salford_css.core import audit, clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import MessageState, OutboxMessage, User
from salford_css.core.services.people import require_administrator

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3))
"""How long to wait after each failed try; after the last one an administrator decides."""


@transaction.atomic
def post(*, to: str, subject: str, body: str) -> OutboxMessage:
    """Put a message into the outbox; it is sent when the running transaction is kept, and only then.

    Raises ValidationError for an address that is none and for a subject of several lines.
    """
    if len(subject.splitlines()) > 1:
        raise ValidationError({"subject": "A subject is one line."})
    message = OutboxMessage(uid=uuid.uuid4(), to=to, subject=subject, body=body, asked_at=clock.now())
    store(message)
    deliver.enqueue(uid=str(message.uid))
    return message


@task()
def deliver(uid: str) -> str:
    """Send one waiting message; return what became of it. Run twice at once, it is sent once."""
    with audit.changes_from(command="job deliver"), transaction.atomic():
        waiting = OutboxMessage.objects.select_for_update(skip_locked=True)
        message = waiting.filter(uid=uid, state=MessageState.WAITING).first()
        if message is None:
            return "nothing to send"
        message.tries += 1
        message.problem = _send(message)
        if not message.problem:
            message.state, message.sent_at = MessageState.SENT, clock.now()
        elif message.tries > len(PAUSES):
            message.state = MessageState.FAILED
        message.save()
        if message.state == MessageState.WAITING:
            _try_later(message)
        return str(message.state)


def _send(message: OutboxMessage) -> str:
    # The id lets a receiver recognise the rare message that left before its row could say so.
    headers = {"Message-ID": f"<{message.uid}@outbox>"}
    try:
        EmailMessage(message.subject, message.body, to=[message.to], headers=headers).send()
    except (SMTPException, OSError, ValueError) as problem:
        return f"{type(problem).__name__}: {problem}"[:500]
    return ""


def _try_later(message: OutboxMessage) -> None:
    if deliver.get_backend().supports_defer:
        later = clock.now() + PAUSES[message.tries - 1]
        deliver.using(run_after=later).enqueue(uid=str(message.uid))


@transaction.atomic
def send_again(*, message: OutboxMessage, by: User | None, reason: str = "") -> None:
    """Put a failed message back among those that wait. Raises ValidationError for one that was sent."""
    require_administrator(by)
    if message.state == MessageState.SENT:
        raise ValidationError("It was sent already.")
    message.state, message.tries, message.problem = MessageState.WAITING, 0, ""
    message.save()
    record_activity("message-sent-again", message, by=by, reason=reason)
    deliver.enqueue(uid=str(message.uid))
