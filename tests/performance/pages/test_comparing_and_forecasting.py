"""The same measure at other councils, and forecasts beside what came of them: what their pages say."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from performance.models import Indicator, Series
from salford_css.core.models import Organisation
from tests.factories import performance as make
from tests.performance.pages.conftest import Words, neighbour

pytestmark = pytest.mark.django_db
YEAR, KNOWN = date(2003, 4, 1), date(2004, 6, 1)
PAGE, FORECASTS = "/performance/indicators/PAF/A1/comparison/", "/performance/forecasts/"


@pytest.fixture
def stability(salford: Organisation) -> Indicator:
    """Children in one placement: a share, of which higher is better, with 80 of 100 in Salford."""
    measure = make.indicator(code="A1", title="Stability of placements")
    make.definition(
        measure, unit="percent", precision=1, polarity="higher", frequency="year", multiplier=100, highest=100,
    )  # fmt: skip
    counted(measure, "salford", 80)
    return measure


def counted(measure: Indicator, at: str, numerator: int) -> Series:
    series = make.a_series(at=at, of=measure, frequency="year")
    make.record(series, {YEAR: numerator}, known_from=KNOWN, numerator=numerator, denominator=100)
    return series


def asked(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(f"{address}?as_at=2004-06-30").status_code == 200
    return len(seen)


def neighbours(measure: Indicator, count: int, *, first: int = 0) -> None:
    for number in range(first, first + count):
        neighbour(f"council-{number}")
        counted(measure, f"council-{number}", 60 + number)


def test_councils_stand_beside_ours_in_order_with_how_far_chance_may_have_moved_each(
    stability: Indicator, words: Words
):
    neighbours(stability, 4)
    page = words(PAGE, "2004-06-30")
    rows = page.split("<tbody>")[1]
    assert rows.index("Salford") < rows.index("Council 3") < rows.index("Council 0")
    assert "80.0%" in page and "Rank, with how far chance may have moved each figure" in page


def test_a_measure_without_a_figure_says_so_in_its_heading(stability: Indicator, words: Words):
    page = words(PAGE, "2003-01-01")
    assert "Salford City Council has no figure of Stability of placements to compare as at 1 January 2003" in page


def test_small_numbers_are_hidden_in_the_file_for_release_alone(stability: Indicator, carol: Client):
    make.suppression_rule(numerator_at_most=9)
    neighbours(stability, 3)
    neighbour("tiny")
    counted(stability, "tiny", 4)
    inside = b"".join(carol.get(f"{PAGE}?format=csv&as_at=2004-06-30")).decode()
    outside = b"".join(carol.get(f"{PAGE}?format=csv&release=1&as_at=2004-06-30")).decode()
    open_line, released = (
        next(one for one in text.splitlines() if one.startswith("Tiny")) for text in (inside, outside)
    )
    assert ",4," in open_line
    assert "hidden" in released and ",4," not in released


def test_more_councils_cost_no_more_queries(stability: Indicator, carol: Client):
    neighbours(stability, 3)
    asked(carol, PAGE)
    before = asked(carol, PAGE)
    neighbours(stability, 5, first=3)
    assert asked(carol, PAGE) <= before


def test_a_forecast_stands_beside_what_came_and_says_whether_it_was_kept(stability: Indicator, words: Words):
    series = stability.series.get()
    make.forecast(series, frequency="year", period=YEAR, value=78, lower=75, upper=85, known_from=date(2003, 12, 1))
    page = words(FORECASTS, "2004-06-30")
    assert "1 December 2003" in page and "80.0%" in page and "kept" in page
    assert "not known yet" in words(FORECASTS, "2004-01-01")


def test_without_a_forecast_the_page_says_how_one_is_made(salford: Organisation, words: Words):
    assert "No forecast is on record yet. One is made on the page of an indicator, by its owner." in words(FORECASTS)


def test_more_forecasts_cost_no_more_queries(stability: Indicator, carol: Client):
    def forecast(series: Series) -> None:
        make.forecast(series, frequency="year", period=YEAR, value=78, lower=75, upper=85, known_from=KNOWN)

    forecast(stability.series.get())
    asked(carol, FORECASTS)
    before = asked(carol, FORECASTS)
    for number in range(4):
        neighbour(f"council-{number}")
        forecast(counted(stability, f"council-{number}", 70))
    assert asked(carol, FORECASTS) <= before
