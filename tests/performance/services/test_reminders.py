"""E-mail about returns: each person is told of each thing once."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command

from performance.models import Duty, ReminderKind, RoundReminder
from performance.services import reminders
from salford_css.core.models import OutboxMessage, User
from tests.factories import core
from tests.factories import performance as make
from tests.performance.rounds import Scene, on, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_june_2004() -> Iterator[None]:
    with on(date(2004, 6, 24)):
        yield


@pytest.fixture
def round_(db: None) -> Scene:
    one = scene()
    reachable(one.una, "una")
    return one


def reachable(user: User, name: str) -> None:
    user.email = f"{name}@example.org"
    user.save(update_fields=["email"])


def test_who_enters_is_reminded_once_in_the_week_before(round_: Scene):
    assert reminders.send_due(on=date(2004, 6, 24))[ReminderKind.COMING.label] == 1
    assert reminders.send_due(on=date(2004, 6, 24))[ReminderKind.COMING.label] == 0
    message = OutboxMessage.objects.get()
    assert (message.to, message.subject) == (
        "una@example.org", "A return is due on 30 June 2004: PAF, 2003/04: Salford",
    )  # fmt: skip
    assert "Figures missing: 1." in message.body
    assert round_.row.get_absolute_url() in message.body


def test_nobody_is_reminded_three_weeks_before_nor_of_what_is_in(round_: Scene):
    assert not any(reminders.send_due(on=date(2004, 6, 9)).values())
    round_.enter("59.0")
    assert not any(reminders.send_due(on=date(2004, 6, 24)).values())


def test_what_is_late_is_told_once_more(round_: Scene):
    reminders.send_due(on=date(2004, 6, 24))
    assert reminders.send_due(on=date(2004, 7, 2))[ReminderKind.LATE.label] == 1
    assert "was due on 30 June 2004" in OutboxMessage.objects.order_by("pk").last().subject


def test_who_checks_is_told_of_each_submission_once(round_: Scene):
    held = core.post("Information Manager")
    make.duty(round_.entry.series.indicator, held, kind=Duty.CHECKS)
    reachable(core.holder_of(held), "ivan")
    round_.enter("59.0")
    round_.submitted()
    call_command("send_round_reminders", on=date(2004, 6, 24))
    call_command("send_round_reminders", on=date(2004, 6, 25))
    assert [one.kind for one in RoundReminder.objects.all()] == [ReminderKind.WAITS]
    assert OutboxMessage.objects.get().subject == "A return waits to be checked: PAF, 2003/04: Salford"
