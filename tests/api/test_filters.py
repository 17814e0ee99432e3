"""Filters read their values strictly; no database needed."""

import pytest

from salford_css.core.api.filters import Choice, Number, PeriodCode, Since


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2004-06-01T09:00:00Z", "2004-06-01T09:00:00+00:00"),
        ("2004-06-01T09:00:00+01:00", "2004-06-01T08:00:00+00:00"),
        ("2004-06-01T09:00:00+23:59", "2004-05-31T09:01:00+00:00"),
    ],
)
def test_instants_are_brought_to_utc(text, instant):
    assert Since("at").read(text).isoformat() == instant


@pytest.mark.parametrize(
    "text",
    [
        "2004-06-01T09:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2004-06-01T09:00:00+24:00",
        "2004-06-01T09:00:00 01:00",
        "2004-06-01T25:00:00Z",
        "now",
        "",
    ],
)
def test_an_instant_that_cannot_be_brought_to_utc_is_refused(text):
    with pytest.raises(ValueError, match="is not an instant"):
        Since("at").read(text)


@pytest.mark.parametrize("text", ["1e9", "NaN", "Infinity", "--1", "1.", "٣", "9" * 30])
def test_only_plain_numbers_are_numbers(text):
    with pytest.raises(ValueError, match="is not a number"):
        Number("value").read(text)


@pytest.mark.parametrize("text", ["2026-28", "2026-27-Q5", "2026-27-M00", "0000-01", "2026", "9999-00", ""])
def test_an_odd_period_is_refused(text):
    with pytest.raises(ValueError):
        PeriodCode("first_day").condition("", text)


def test_a_range_up_to_a_year_takes_all_its_months():
    assert PeriodCode("first_day").condition("_lte", "2004-05").children[0][1].isoformat() == "2005-03-31"


def test_a_word_that_is_not_offered_is_refused():
    with pytest.raises(ValueError, match="open, closed"):
        Choice("state", words=("open", "closed")).read("ajar")
