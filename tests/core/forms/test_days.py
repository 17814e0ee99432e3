"""A day asked in three boxes."""

from datetime import date

import pytest
from django import forms

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField


class Meeting(DirectorateForm):
    day = DayField(label="When does it meet?")


class PerhapsMeeting(DirectorateForm):
    day = DayField(required=False)


def answer(day: str, month: str, year: str, form: type[forms.Form] = Meeting) -> forms.Form:
    return form({"day_0": day, "day_1": month, "day_2": year})


@pytest.mark.parametrize("month", ["6", "06", "June", "jun", "JUNE"])
def test_a_month_may_be_written_in_figures_or_letters(month):
    form = answer("15", month, "2004")

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2004, 6, 15)


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2004", "31 2 2004 is not a day. Write it like 1 6 2004."),
        ("x", "6", "2004", "x 6 2004 is not a day. Write it like 1 6 2004."),
        ("1", "6", "04", "Write the year with four figures, like 2004."),
        ("1", "", "2004", "Enter the day, the month and the year."),
        ("", "", "", "Enter a day, month and year."),
    ],
)
def test_a_day_that_no_calendar_has_is_refused_in_words(day, month, year, sentence):
    assert answer(day, month, year).errors["day"] == [sentence]


def test_a_day_may_be_left_out_where_it_is_optional():
    form = answer("", "", "", PerhapsMeeting)

    assert form.is_valid()
    assert form.cleaned_data["day"] is None


def test_what_was_typed_stays_in_the_boxes_after_a_refusal():
    page = str(answer("31", "2", "2004"))

    assert 'value="31"' in page
    assert "govuk-input--error" in page


def test_a_known_day_fills_the_boxes():
    page = str(Meeting(initial={"day": date(2004, 6, 15)}))

    assert 'value="15"' in page
    assert 'value="2004"' in page
