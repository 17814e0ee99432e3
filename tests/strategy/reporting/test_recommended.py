"""Recommendations typed into one box become one each, counted by the report."""

from strategy.reporting.recommended import recommended


def test_an_empty_line_divides_two_recommendations():
    assert recommended("That it be noted.\r\n\r\nThat it be done.") == ["That it be noted.", "That it be done."]


def test_lines_that_each_carry_a_number_are_one_recommendation_each_without_it():
    assert recommended("1. That it be noted.\n2) That it be done.") == ["That it be noted.", "That it be done."]


def test_a_line_that_begins_with_an_amount_is_left_as_it_is():
    assert recommended("That it costs\n12.5 million.") == ["That it costs\n12.5 million."]
