"""What a round asks for, and what is late."""

from datetime import date

import pytest

from performance.collecting.due import Standing, Tally, due_words, is_asked, standing, tally_words
from salford_css.core.periods import Frequency, Period

P = Period.parse


def test_a_survey_of_every_second_year_owes_nothing_in_its_off_year():
    assert not is_asked(P("2024-25"), Frequency.TWO_YEARS, P("2023-24"))
    assert is_asked(P("2025-26"), Frequency.TWO_YEARS, P("2023-24"))
    assert is_asked(P("2026-27"), Frequency.TWO_YEARS, P("2023-24"))


def test_a_measure_without_any_figure_is_owed_at_once():
    assert is_asked(P("2024-25"), Frequency.TWO_YEARS, None)


@pytest.mark.parametrize(
    ("period", "every"),
    [("2026-27-M06", Frequency.MONTH), ("2026-27-Q2", Frequency.QUARTER), ("2026-27", Frequency.YEAR)],
)
def test_a_measure_of_the_rounds_own_frequency_is_owed_every_time(period: str, every: Frequency):
    assert is_asked(P(period), every, P(period).shifted(-1))


def test_a_yearly_measure_in_a_monthly_line_is_owed_once_a_year():
    assert not is_asked(P("2026-27-M06"), Frequency.YEAR, P("2025-26-M12"))
    assert is_asked(P("2026-27-M12"), Frequency.YEAR, P("2025-26-M12"))


OPENS, DUE = date(2026, 10, 1), date(2026, 10, 20)


@pytest.mark.parametrize(
    ("on", "facts", "stands"),
    [
        (date(2026, 9, 30), {}, Standing.NOT_OPEN),
        (OPENS, {}, Standing.COMING),
        (DUE, {}, Standing.COMING),
        (date(2026, 10, 21), {}, Standing.LATE),
        (date(2026, 10, 21), {"handed_in": True}, Standing.HANDED_IN),
        (date(2026, 10, 21), {"asked": False}, Standing.NOT_DUE),
    ],
)
def test_the_due_day_itself_is_in_time(on: date, facts: dict[str, bool], stands: Standing):
    assert standing(opens=OPENS, due=DUE, on=on, **facts) is stands


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 10, 8), "is due on 20 October 2026, in twelve days"),
        (date(2026, 10, 19), "is due on 20 October 2026, in one day"),
        (DUE, "is due today, 20 October 2026"),
        (date(2026, 10, 21), "was due on 20 October 2026, one day ago"),
    ],
)
def test_the_days_left_are_said(on: date, words: str):
    assert due_words(due=DUE, on=on) == words


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(), "No unit has been asked yet."),
        (Tally(1, 1), "The only return is in."),
        (Tally(3, 3), "All three returns are in."),
        (Tally(1), "The return is not in yet; it is due on 20 October 2026, in five days."),
        (Tally(3, 1), "One return of 3 is in; the rest is due on 20 October 2026, in five days."),
        (Tally(3), "No returns of 3 are in; they are due on 20 October 2026, in five days."),
    ],
)
def test_a_round_stands_in_one_sentence(tally: Tally, words: str):
    assert tally_words(tally, due=DUE, on=date(2026, 10, 15)) == words
