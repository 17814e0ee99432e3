"""Every measure of the council in one row each."""

from datetime import date

from django.test import Client

from performance.models import IndicatorObjective, Series
from salford_css.core.links import Basis
from salford_css.core.models import Organisation
from tests.factories.performance import a_series, definition, indicator, record
from tests.factories.strategy import objective
from tests.performance.pages.conftest import STEADY, Words, fill

BOARD = "/performance/scoreboard/"


def yearly(title: str, code: str = "", last: date = date(2018, 4, 1)) -> Series:
    series = a_series(of=indicator(title=title, **({"code": code} if code else {})), frequency="year")
    record(series, {date(last.year - 1, 4, 1): 10, last: 12}, known_from=date(last.year + 1, 4, 1))
    return series


def test_the_heading_names_the_measure_that_stands_out(delays: Series, words: Words):
    yearly("Carers assessed")
    page = words(BOARD)
    assert "Hospital delays: one of the two measures is worse than chance explains" in page
    assert "one is a concern and one has too few figures to judge by statistics" in page


def test_a_concern_stands_before_a_measure_that_moves_as_usual(delays: Series, words: Words):
    fill(a_series(of=indicator(title="Assessments in time")), STEADY)
    page = words(BOARD)
    assert page.index("Delayed transfers of care") < page.index("Assessments in time")


def test_a_late_figure_is_overdue_since_a_day(salford: Organisation, words: Words):
    yearly("Children looked after", last=date(2001, 4, 1))
    page = words(BOARD, as_at="2004-06-01")
    assert "Overdue" in page and "since 31 March 2004" in page


def test_a_series_whose_framework_has_ended_is_never_late(salford: Organisation, words: Words):
    series = yearly("Children looked after", last=date(2001, 4, 1))
    series.indicator.framework.valid_to = date(2002, 4, 1)
    series.indicator.framework.save()
    assert "Overdue" not in words(BOARD, as_at="2004-06-01")


def test_a_survey_of_every_second_year_is_not_late_after_one(salford: Organisation, words: Words):
    survey = indicator(title="Carers' quality of life")
    definition(survey, frequency="two_years")
    series = a_series(of=survey, frequency="year")
    record(series, {date(2016, 4, 1): 7.8}, known_from=date(2017, 4, 1))
    assert "Overdue" not in words(BOARD, as_at="2019-06-01")
    assert "Overdue" in words(BOARD, as_at="2021-06-01")


def test_a_measure_that_an_objective_waits_for_stands_there_without_a_figure(delays: Series, words: Words):
    IndicatorObjective.objects.create(
        objective=objective(), indicator=delays.indicator, basis=Basis.SOURCED, source="x"
    )
    page = words(BOARD, as_at="2004-06-01")
    assert "An objective is measured by it, and no figure is known." in page


def test_filters_narrow_the_rows_and_say_so(delays: Series, words: Words):
    yearly("Carers assessed")
    page = words(f"{BOARD}?framework=PAF")
    assert "1 of 2 measures." in page and "Framework: PAF" in page
    assert "Delayed transfers" not in page
    assert "Carers assessed" not in words(f"{BOARD}?signal=concern")
    assert "No measure matches these filters." in words(f"{BOARD}?words=no+such+thing")


def test_the_file_holds_the_same_sentences(delays: Series, carol: Client):
    answer = carol.get(f"{BOARD}?format=csv&as_at=2020-03-01")
    text = b"".join(answer.streaming_content).decode()
    assert "Four months in a row above the upper limit" in text
    assert carol.get(f"{BOARD}?format=xlsx&as_at=2020-03-01").status_code == 200


def test_more_measures_cost_no_more_queries(delays: Series, carol: Client, django_assert_max_num_queries):
    yearly("Carers assessed")
    for day in ("2020-03-01", "2030-01-01"):
        carol.get(f"{BOARD}?as_at={day}")
        with django_assert_max_num_queries(40) as few:
            carol.get(f"{BOARD}?as_at={day}")
        for number in range(4):
            yearly(f"Measure {day} {number}")
            fill(a_series(of=indicator(title=f"Monthly {day} {number}")), STEADY)
        with django_assert_max_num_queries(len(few.captured_queries)):
            carol.get(f"{BOARD}?as_at={day}")


def test_the_first_page_says_how_measures_stand_and_what_was_measured_when(delays: Series, words: Words):
    page = words("/performance/", as_at="2004-06-01")
    assert "they were not known on 1 June 2004" in page
    assert "What was measured when" in page
    assert "Hospital delays: one measure is worse than chance explains" in words("/performance/")
