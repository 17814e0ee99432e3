"""Who enters and who checks the figures of a measure is said on its sheet, from a day on."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from performance.models import Duty, Indicator, IndicatorDuty
from salford_css.core.models import ActivityLog, Organisation, Post
from tests.factories.core import post
from tests.factories.performance import definition, duty, indicator
from tests.performance.pages.conftest import Words

pytestmark = pytest.mark.django_db

SHEET = "/performance/indicators/PAF/A1/definition/"
PAGE = "/performance/indicators/PAF/A1/duties/"
DAY = {"since_0": "1", "since_1": "4", "since_2": "2004"}


@pytest.fixture
def moves(salford: Organisation) -> Indicator:
    found = indicator(code="A1", title="Stability of placements")
    definition(found)
    return found


@pytest.fixture
def leader() -> Post:
    return post("Team Leader")


@pytest.fixture
def manager() -> Post:
    return post("Service Manager")


def send(browser: Client, salford: Organisation, named: Post | None, *, of: str = Duty.ENTERS, **more: Any) -> Any:
    typed = {"organisation": salford.pk, "duty": of, "post": named.pk if named else "", **DAY, **more}
    return browser.post(PAGE, typed)


def told(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_post_is_given_the_duty_and_the_sheet_says_so(
    moves: Indicator, salford: Organisation, leader: Post, vera: Client, words: Words
):
    assert "No post is named" in words(SHEET, "2004-06-01")
    assert send(vera, salford, leader).status_code == 302
    assert "Team Leader enters the figures" in words(SHEET, "2004-06-01")
    assert "No post is named" in words(SHEET, "2004-03-31")
    assert ActivityLog.objects.get(deed="duty-named").reason.startswith("Team Leader enters the figures")


def test_who_had_the_duty_keeps_it_until_the_day_before(
    moves: Indicator, salford: Organisation, leader: Post, manager: Post, vera: Client
):
    before = duty(moves, leader)
    send(vera, salford, manager)
    before.refresh_from_db()
    assert (before.last_day, IndicatorDuty.objects.get(post=manager).valid_from) == (
        date(2004, 3, 31),
        date(2004, 4, 1),
    )


def test_a_duty_is_given_to_nobody(moves: Indicator, salford: Organisation, leader: Post, vera: Client):
    duty(moves, leader)
    assert send(vera, salford, None).status_code == 302
    assert not IndicatorDuty.objects.in_force(date(2004, 4, 1)).exists()


@pytest.mark.parametrize(
    ("held", "asked", "sentence"),
    [
        (Duty.ENTERS, Duty.ENTERS, "Team Leader enters the figures already."),
        (Duty.ENTERS, Duty.CHECKS, "Whoever checks is another post than the one that enters."),
        (Duty.CHECKS, Duty.ENTERS, "Team Leader checks the figures. Whoever checks is another post"),
    ],
)
def test_one_post_does_not_have_both_duties_or_one_twice(
    moves: Indicator, salford: Organisation, leader: Post, vera: Client, held: str, asked: str, sentence: str
):
    duty(moves, leader, kind=held)
    answer = send(vera, salford, leader, of=asked, note="As agreed in May")
    assert answer.status_code == 422 and sentence in told(answer) and "As agreed in May" in told(answer)
    assert IndicatorDuty.objects.count() == 1


def test_the_administration_refuses_both_duties_in_the_same_words(
    moves: Indicator, salford: Organisation, leader: Post, as_ada: Client
):
    duty(moves, leader)
    typed = {"indicator": moves.pk, "organisation": salford.pk, "duty": Duty.CHECKS, "post": leader.pk}
    answer = as_ada.post("/admin/performance/indicatorduty/add/", typed)
    assert "Whoever checks is another post than the one that enters." in told(answer)
    assert IndicatorDuty.objects.count() == 1


def test_nothing_is_ended_that_nobody_has(moves: Indicator, salford: Organisation, vera: Client):
    answer = send(vera, salford, None)
    assert answer.status_code == 422 and "there is nothing to end" in told(answer)


def test_a_duty_does_not_change_hands_before_one_that_begins_later(
    moves: Indicator, salford: Organisation, leader: Post, manager: Post, vera: Client
):
    later = duty(moves, leader)
    later.valid_from = date(2005, 4, 1)
    later.save()
    answer = send(vera, salford, manager)
    assert answer.status_code == 422 and "Team Leader has this duty from 1 April 2005." in told(answer)
    answer = send(vera, salford, manager, since_2="2005")
    assert "from that very day" in told(answer)


def test_a_cabinet_member_is_not_offered_it(moves: Indicator, salford: Organisation, carol: Client, words: Words):
    assert "Say who enters or checks" not in words(SHEET)
    assert carol.get(PAGE).status_code == 403


def test_more_duties_cost_no_more_questions(
    moves: Indicator, salford: Organisation, words: Words, django_assert_max_num_queries: Any
):
    duty(moves, post("A post"))
    words(SHEET)
    with django_assert_max_num_queries(40) as few:
        words(SHEET)
    for name in ("bolton", "bury", "wigan"):
        duty(moves, post(name), at=name)
    with django_assert_max_num_queries(len(few)):
        words(SHEET)
