"""Every doubt about the council's data on one page, with what would mend it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from performance.models import IndicatorAlias, Series
from salford_css.core.models import Organisation
from tests.factories.performance import a_series, indicator, record
from tests.performance.pages.conftest import Words

pytestmark = pytest.mark.django_db
PAGE = "/performance/data-quality/"


def jumping(title: str) -> Series:
    series = a_series(of=indicator(title=title), frequency="year", source_return="KS1")
    record(series, {date(2000, 4, 1): 10, date(2002, 4, 1): 90}, known_from=date(2003, 5, 1))
    return series


def test_missing_overdue_and_jumping_stand_with_what_would_mend_them(salford: Organisation, words: Words):
    jumping("Children adopted")
    page = words(PAGE, as_at="2004-06-01")
    assert "One of one series wants mending" in page
    assert "One year without a figure: 2001/02." in page
    assert "is 9.0 times that of 2000/01" in page
    assert "mark a break" in page and "to be mended: figure overdue" not in page


def test_a_name_of_two_measures_is_found(salford: Organisation, words: Words):
    first, second = jumping("Children adopted").indicator, indicator(title="Another")
    for one in (first, second):
        IndicatorAlias.objects.create(indicator=one, name="BV163")
    assert f"The name BV163 stands for {first.name_outside} and {second.name_outside}." in words(PAGE, "2004-06-01")


def test_the_page_is_narrowed_and_taken_away(salford: Organisation, words: Words, carol: Client):
    jumping("Children adopted")
    page = words(f"{PAGE}?doubt=jump", "2004-06-01").split("<tbody>")[1]
    assert "Look at the figure again." in page and "Enter the figures of these periods" not in page
    told = b"".join(carol.get(f"{PAGE}?doubt=jump&format=csv&as_at=2004-06-01")).decode()
    assert "Look at the figure again." in told and "Enter the figures of these periods" not in told
    assert carol.get(f"{PAGE}?format=xlsx&as_at=2004-06-01").status_code == 200


def test_nothing_in_doubt_is_said_in_words(salford: Organisation, words: Words):
    assert "No series has a figure yet" in words(PAGE) and "Nothing in the data" in words(PAGE)


def test_more_series_take_no_more_queries(salford: Organisation, carol: Client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            carol.get(f"{PAGE}?as_at=2004-06-01")
        return len(seen)

    jumping("Children adopted")
    asked()
    before = asked()
    for number in range(3):
        jumping(f"Measure {number}")
    assert asked() == before
