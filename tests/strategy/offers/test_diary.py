"""Which days of procedure concern whom, and that nothing exempt is among them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest

from salford_css.core import clock
from salford_css.core.models import Organisation, Part, Post, User
from salford_css.core.registry import DiaryDate, diary
from strategy.lifecycle import ConsultationState
from strategy.models import Body, BodyLead, ClockKind
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2023, 1, 1), date(2023, 12, 31)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.held_at(datetime(2023, 1, 24, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def council(db: None) -> Organisation:
    return core.organisation("Salford City Council")


@pytest.fixture
def leader(db: None) -> Post:
    return core.post("Lead Member")


@pytest.fixture
def lena(leader: Post) -> User:
    """Lena holds the post that leads Cabinet, and no role."""
    return core.holder_of(leader, "lena")


@pytest.fixture
def cabinet(council: Organisation, leader: Post) -> Body:
    body = make.body("Cabinet", organisation=council)
    BodyLead.objects.create(body=body, post=leader)
    return body


def published(body: Body, council: Organisation, **facts: object) -> None:
    rule = make.clock_rule(council, kind=ClockKind.CALL_IN, hour=time(16))
    defaults = {
        "ref": "extra-care", "on": date(2023, 1, 20), "rule": rule, "published_on": date(2023, 1, 23),
        "effective_on": date(2023, 1, 31), "wording": "Extra care housing is approved.",
    }  # fmt: skip
    make.decision(body=body, **defaults | facts)


def days(user: User) -> dict[str, DiaryDate]:
    return {one.key: one for one in diary.for_user(user, since=SINCE, until=UNTIL)}


def test_a_decision_of_ones_body_brings_call_in_and_effect(lena: User, cabinet: Body, council: Organisation):
    published(cabinet, council)
    found = days(lena)
    ends = found["decision-extra-care-call-in"]
    assert (ends.day, ends.at) == (date(2023, 1, 30), time(16))
    assert found["decision-extra-care-effective"].day == date(2023, 1, 31)


def test_a_decision_of_another_body_does_not(lena: User, cabinet: Body, council: Organisation):
    published(make.body("Another", organisation=council), council)
    assert days(lena) == {}


def test_an_exempt_decision_is_in_nobodys_calendar(lena: User, dora: User, cabinet: Body, council: Organisation):
    published(cabinet, council, part=Part.EXEMPT)
    assert days(lena) == {}
    assert days(dora) == {}


def test_a_decision_on_an_exempt_proposal_is_in_nobodys_calendar(dora: User, cabinet: Body, council: Organisation):
    published(cabinet, council, proposal=make.proposal(part=Part.EXEMPT, state="decided"))
    assert days(dora) == {}


def test_a_meeting_brings_the_day_for_its_papers(lena: User, cabinet: Body, council: Organisation):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    make.meeting(body=cabinet, on=date(2023, 2, 14), ref="february")
    found = days(lena)
    assert found["meeting-february-papers"].day == date(2023, 2, 6)
    assert found["meeting-february"].day == date(2023, 2, 14)


def test_once_the_papers_are_public_only_the_meeting_is_left(lena: User, cabinet: Body, council: Organisation):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    make.meeting(body=cabinet, on=date(2023, 2, 14), ref="february", agenda_published_on=date(2023, 2, 3))
    assert list(days(lena)) == ["meeting-february"]


def test_a_consultation_closes_for_who_leads_it(olive: User, lead_post: Post, lena: User):
    make.consultation(ref="next-steps", lead_post=lead_post, earliest=date(2023, 3, 20), latest=date(2023, 3, 20))
    assert days(olive)["consultation-next-steps"].day == date(2023, 3, 20)
    assert days(lena) == {}


def test_a_closed_consultation_is_past(olive: User, lead_post: Post):
    make.consultation(
        lead_post=lead_post, state=ConsultationState.CLOSED, earliest=date(2023, 3, 20), latest=date(2023, 3, 20)
    )
    assert days(olive) == {}


def test_notice_that_is_due_comes_to_the_director(dora: User, cabinet: Body, council: Organisation):
    make.clock_rule(council, kind=ClockKind.FORWARD_PLAN, days=28, unit="clear")
    make.entry(council, body=cabinet, ref="day-care", earliest=date(2023, 4, 1), latest=date(2023, 4, 30))
    assert days(dora)["forward-plan-day-care"].day == date(2023, 3, 3)


def test_a_decision_that_is_taken_in_private_is_in_nobodys_calendar(dora: User, cabinet: Body, council: Organisation):
    make.clock_rule(council, kind=ClockKind.FORWARD_PLAN, days=28, unit="clear")
    make.entry(council, body=cabinet, earliest=date(2023, 4, 1), latest=date(2023, 4, 30), private_because="A tender.")
    assert days(dora) == {}
