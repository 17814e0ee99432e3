"""How risks read in one sentence, without a database."""

from datetime import date

from partnerships.risks import Judged, moved, score_words, sentence

JUNE = date(2004, 6, 1)


def test_a_register_says_how_many_are_open_how_high_and_what_is_late():
    risks = [Judged("A", 12, date(2004, 5, 1)), Judged("B", 20, date(2004, 7, 1))]
    expected = "Two risks are open; the highest stands at 20 of 25, and one is past the day of review."
    assert sentence(risks, JUNE) == expected


def test_a_review_due_today_is_not_late():
    assert "none is past" in sentence([Judged("A", 4, JUNE)], JUNE)


def test_an_empty_register_does_not_say_that_there_is_no_risk_in_the_world():
    assert sentence([], JUNE) == "No risk is open; none was ever raised."
    assert sentence([], JUNE, closed=2) == "No risk is open; two were closed."


def test_a_risk_says_how_it_moved():
    assert moved([12]) == ""
    assert moved([12, 12]) == "unchanged at 12 of 25"
    assert moved([12, 20]) == "up from 12 to 20 of 25"
    assert moved([20, 6]) == "down from 20 to 6 of 25"


def test_a_risk_nobody_judged_is_not_zero():
    assert score_words(None) == "not assessed"
