"""The rules of procedure on their pages, and a day worked out by them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from salford_css.core.models import Organisation, User
from strategy import models as m
from strategy.services.rules import keep_procedure
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def salford(db: None) -> Organisation:
    council = core.organisation("Salford City Council", ref="salford")
    keep_procedure(organisation=council)
    return council


def work_out(browser: Callable, who: User, **asked: Any) -> Any:
    day, month, year = asked.pop("day", (23, 1, 2023))
    data = {"day_0": day, "day_1": month, "day_2": year, **asked}
    return browser(who).get(reverse("strategy:procedure-date"), data)


def test_every_rule_is_listed_with_its_standing_and_source(browser: Callable, carl: User, salford: Organisation):
    page = browser(carl).get(reverse("strategy:procedure")).content.decode()
    assert "SI 2002/715" in page
    assert "warns only" in page
    assert "£100,000" in page


def test_rules_in_force_can_be_told_from_old_ones(browser: Callable, carl: User, salford: Organisation):
    page = browser(carl).get(reverse("strategy:procedure"), {"force": "yes"}).content.decode()
    assert "salford-agenda-five-clear-days" in page
    assert "salford-agenda-three-clear-days" not in page


def test_a_rule_has_a_page_that_says_it_in_words(browser: Callable, carl: User, salford: Organisation):
    page = browser(carl).get(reverse("strategy:procedure-rule", args=["salford-call-in-2017"])).content.decode()
    assert "until 4 pm on the fifth working day" in page
    assert "5 working days until 16:00" in page


def test_a_manager_asks_when_a_decision_takes_effect(browser: Callable, carl: User, salford: Organisation):
    page = work_out(browser, carl, question="effect").content.decode()
    assert "Tuesday 31 January 2023" in page
    assert "Monday 30 January 2023</span>, 16:00" in page
    assert "weekend (Saturday)" in page
    assert "salford-call-in-2017" in page


@pytest.mark.parametrize(
    ("question", "day", "answer"),
    [
        ("papers", (20, 1, 2004), "Monday 12 January 2004"),
        ("papers", (30, 9, 2002), "Tuesday 24 September 2002"),
        ("notice", (31, 1, 2024), "Tuesday 2 January 2024"),
        ("notice", (17, 3, 2004), "Monday 16 February 2004"),
    ],
)
def test_the_rule_of_the_time_answers(browser, carl, salford, question, day, answer):
    assert answer in work_out(browser, carl, question=question, day=day).content.decode()


def test_working_days_are_counted_over_a_bank_holiday(browser: Callable, carl: User, salford: Organisation):
    page = work_out(browser, carl, question="days", day=(16, 9, 2022), days=1).content.decode()
    assert "Tuesday 20 September 2022" in page
    assert "State Funeral" in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"question": "days"}, "Enter how many working days"),
        ({"question": "effect", "day": (31, 2, 2023)}, "day"),
        ({"question": "effect", "day": (1, 1, 1999)}, "No rule on days in which a decision can be called in"),
        ({"question": "why"}, "valid choice"),
    ],
)
def test_what_cannot_be_worked_out_is_said_and_what_was_typed_stays(browser, carl, salford, asked, sentence):
    answer = work_out(browser, carl, **asked)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_without_any_rule_the_page_says_so(browser: Callable, carl: User):
    assert "No rule on" in work_out(browser, carl, question="effect").content.decode()


def test_a_decisions_page_shows_how_its_days_were_worked_out(browser: Callable, carl: User, salford: Organisation):
    rule = m.ClockRule.objects.get(ref="salford-call-in-2017")
    row = make.decision(on=date(2023, 1, 20), rule=rule, published_on=date(2023, 1, 23), effective_on=date(2023, 1, 31))
    page = browser(carl).get(row.get_absolute_url()).content.decode()
    assert "Unless it is called in, it takes effect on" in page
    assert "england-and-wales" in page
    assert "weekend (Sunday)" in page


def test_a_meetings_page_shows_by_when_its_papers_are_public(browser: Callable, carl: User, salford: Organisation):
    row = make.meeting(body=make.body(organisation=salford), on=date(2004, 4, 13))
    page = browser(carl).get(row.get_absolute_url()).content.decode()
    assert "Thursday 1 April 2004" in page
    assert "bank holiday: Good Friday" in page
