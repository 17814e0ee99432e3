"""Every measure of the council in one row each."""

from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.test import Client

from performance.models import IndicatorObjective, Series
from performance.services import BandRow, set_bands
from salford_css.core.links import Basis
from salford_css.core.models import Organisation
from strategy.models import ObjectiveLink
from tests.factories.core import post
from tests.factories.performance import a_series, definition, indicator, record
from tests.factories.strategy import objective, pledge
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
    for day, most in (("2020-03-01", 30), ("2030-01-01", 24)):
        carol.get(f"{BOARD}?as_at={day}")
        with django_assert_max_num_queries(most) as few:
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


def narrowed(words: Words, **asked: str) -> str:
    page = words(f"{BOARD}?{urlencode(asked)}")
    return page.split("<tbody>")[-1] if "<tbody>" in page else page


def test_the_board_is_narrowed_to_a_pledge_to_an_owner_and_to_a_headline(salford: Organisation, words: Words):
    held, led = post("Head of Access"), post("Lead of the plan")
    owned = yearly("Carers assessed")
    owned.indicator.owner, owned.indicator.headline_for = held, ["cabinet"]
    owned.indicator.save()
    plain, linked = yearly("Days lost to sickness"), yearly("Children adopted")
    promise, wanted = pledge(title="Improving health"), objective()
    wanted.lead_post = led
    wanted.save()
    IndicatorObjective.objects.create(indicator=linked.indicator, objective=wanted, basis=Basis.SOURCED)
    ObjectiveLink.objects.create(objective=wanted, pledge=promise, basis=Basis.SOURCED)
    only = {
        "pledge": (promise.ref, "Children adopted"),
        "owner": (held.ref, "Carers assessed"),
        "headline": ("cabinet", "Carers assessed"),
    }
    titles = [one.indicator.title for one in (owned, plain, linked)]
    for name, (value, title) in only.items():
        page = narrowed(words, **{name: value})
        assert [one for one in titles if one in page] == [title], name
    assert "Children adopted" in narrowed(words, owner=led.ref), "who leads the objective answers for the measure"
    assert [one for one in titles if one in narrowed(words, owner="nobody")] == ["Days lost to sickness"]


def test_the_board_is_narrowed_to_a_band(salford: Organisation, words: Words):
    banded, plain = yearly("Banded measure"), yearly("Plain measure")
    rows = [BandRow(Decimal(0), Decimal(20), 4, "good"), BandRow(Decimal(20), None, 1, "investigate urgently")]
    set_bands(indicator=banded.indicator, year=2018, rows=rows, standing="illustrative", by=None)
    page = narrowed(words, band="4")
    assert banded.indicator.title in page and plain.indicator.title not in page
    page = narrowed(words, band="0")
    assert plain.indicator.title in page and banded.indicator.title not in page


def test_a_board_narrowed_to_nothing_says_so(delays: Series, words: Words):
    assert "No measure matches these filters." in words(f"{BOARD}?words=nothing%20is%20called%20so")
