"""The four tests of a fair consultation."""

from dataclasses import replace
from datetime import date

from strategy.fairness import Asked, judge

NEXT_STEPS = Asked(
    opens=date(2004, 1, 20),
    closes=date(2004, 3, 20),
    amended=3,
    informed=11,
    last_event=date(2004, 3, 8),
    comments=8,
    answered=7,
)


def grades(asked: Asked) -> list[str]:
    return [test.grade for test in judge(asked)]


def test_the_consultation_of_2004_is_shown_in_two_tests_and_in_part_in_two():
    assert grades(NEXT_STEPS) == ["on_record", "in_part", "on_record", "in_part"]


def test_what_was_decided_before_people_were_asked_is_said():
    first = judge(replace(NEXT_STEPS, decided_before=1))[0]
    assert (first.grade, first.because) == ("not_on_record", "One decision had been made before it opened.")


def test_missing_formats_and_assessment_are_named():
    assert "No accessible format and no equality assessment are on record." in judge(NEXT_STEPS)[1].because


def test_two_weeks_are_shown_in_part_only():
    assert grades(replace(NEXT_STEPS, closes=date(2004, 2, 3), last_event=None))[2] == "in_part"


def test_replies_to_every_answered_comment_show_the_fourth_test():
    assert grades(replace(NEXT_STEPS, answered=8, replies=8))[3] == "on_record"


def test_a_consultation_of_which_nothing_is_known_shows_nothing():
    assert grades(Asked()) == ["not_on_record"] * 4
