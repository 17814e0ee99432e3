"""Mail leaves after what caused it is kept, and is tried again when that fails."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from salford_css.core.models import MessageState, OutboxMessage, User
from salford_css.core.services import outbox

AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
NOWHERE = "tests.core.services.broken_mail.Backend"


def post(**changes: str) -> OutboxMessage:
    return outbox.post(**{"to": "officer@council.example", "subject": "A paper is due", "body": "On Friday."} | changes)


@pytest.mark.django_db
def test_a_message_is_sent_by_the_worker(settings):
    settings.TASKS = AT_ONCE
    message = post()
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert [letter.subject for letter in mail.outbox] == ["A paper is due"]


@pytest.mark.django_db
def test_a_message_is_sent_once_however_often_the_task_runs(settings):
    settings.TASKS = AT_ONCE
    message = post()
    assert outbox.deliver.call(uid=str(message.uid)) == "nothing to send"
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_message_waits_for_the_worker(settings):
    assert post().state == MessageState.WAITING
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_message_that_cannot_be_sent_is_tried_again_and_given_up_in_the_end(settings):
    message = post()
    settings.EMAIL_BACKEND = NOWHERE
    states = [outbox.deliver.call(uid=str(message.uid)) for _ in range(5)]
    assert states == ["waiting"] * 4 + ["failed"]
    message.refresh_from_db()
    assert "nobody listens" in message.problem


@pytest.mark.django_db
def test_an_administrator_sends_a_failed_message_again(settings, ada: User):
    message = post()
    OutboxMessage.objects.update(state=MessageState.FAILED)
    message.refresh_from_db()
    settings.TASKS = AT_ONCE
    outbox.send_again(message=message, by=ada)
    message.refresh_from_db()
    assert message.state == MessageState.SENT


@pytest.mark.django_db
def test_a_subject_cannot_smuggle_a_header():
    with pytest.raises(ValidationError):
        post(subject="Hello\nBcc: everybody@council.example")
