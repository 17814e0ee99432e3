"""When it is asked what came of a decision, and what is counted for a meeting."""

from collections import Counter
from datetime import date

import pytest

from strategy.follow_up import Came, Delivery, Said, Stands, asked, count_in_words, due_on, next_asked, stands

EFFECT = date(2004, 4, 16)
LATER = date(2006, 5, 1)


def test_it_is_asked_after_six_twelve_and_twenty_four_months():
    assert [one.due for one in asked(EFFECT, [], on=LATER)] == [
        date(2004, 10, 16),
        date(2005, 4, 16),
        date(2006, 4, 16),
    ]


def test_a_month_without_such_a_day_ends_earlier():
    assert due_on(date(2004, 8, 31), 6) == date(2005, 2, 28)
    assert due_on(date(2003, 8, 31), 6) == date(2004, 2, 29)


def test_nothing_is_asked_before_a_decision_takes_effect():
    assert asked(None, [], on=LATER) == []


def test_the_first_question_without_an_answer_waits():
    said = [Said(6, date(2004, 10, 20), Came.PARTLY)]
    assert next_asked(asked(EFFECT, said, on=date(2005, 5, 1))).months == 12


def test_an_answer_given_later_does_not_count_on_an_earlier_day():
    said = [Said(6, date(2004, 10, 20), Came.DONE)]
    waiting = next_asked(asked(EFFECT, said, on=date(2004, 10, 18)))
    assert waiting.months == 6 and waiting.overdue(date(2004, 10, 18))


def test_the_newest_answer_to_a_question_counts():
    said = [Said(6, date(2004, 11, 1), Came.DONE), Said(6, date(2004, 10, 20), Came.NOT)]
    assert asked(EFFECT, said, on=LATER)[0].said.status == Came.DONE


def test_what_was_overtaken_is_not_asked_again():
    said = [Said(6, date(2004, 10, 20), Came.OVERTAKEN)]
    assert [one.months for one in asked(EFFECT, said, on=LATER)] == [6]


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (Delivery(None), Stands.WAITS),
        (Delivery(date(2006, 6, 1)), Stands.WAITS),
        (Delivery(EFFECT), Stands.NOT_BEGUN),
        (Delivery(EFFECT, open_actions=True), Stands.UNDER_WAY),
        (Delivery(EFFECT, open_actions=True, done_actions=True), Stands.UNDER_WAY),
        (Delivery(EFFECT, open_actions=True, late_actions=True), Stands.OVERDUE),
        (Delivery(EFFECT, done_actions=True), Stands.DELIVERED),
        (Delivery(EFFECT, open_actions=True, answer=Came.DONE), Stands.DELIVERED),
        (Delivery(EFFECT, answer=Came.PARTLY), Stands.UNDER_WAY),
        (Delivery(EFFECT, done_actions=True, answer=Came.NOT), Stands.NOT_DELIVERED),
        (Delivery(EFFECT, answer=Came.OVERTAKEN), Stands.OVERTAKEN),
        (Delivery(None, replaced=True), Stands.OVERTAKEN),
    ],
)
def test_how_an_approval_stands(found: Delivery, word: Stands):
    assert stands(found, on=LATER) == word


def test_the_count_of_a_meeting_is_one_sentence():
    counts = Counter({Stands.OVERDUE: 1, Stands.DELIVERED: 7, Stands.UNDER_WAY: 2})
    assert count_in_words(counts) == "Ten approved: seven delivered, two under way, one overdue."


def test_a_meeting_that_approved_nothing_says_so():
    assert count_in_words(Counter()) == "Nothing was approved."
