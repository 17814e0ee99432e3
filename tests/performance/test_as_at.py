"""A figure is stated three times. Whoever asks as at a day, through whichever door, is told what was believed on it."""

from datetime import date
from typing import Any

import pytest

from performance.models import Series
from salford_css.core.models import CodeScheme, OrganisationCode
from tests.api.conftest import calls, stranger, trust, trust_client  # noqa: F401 (fixtures)
from tests.factories.performance import a_series, indicator, record
from tests.performance.api.conftest import share  # noqa: F401 (a fixture)
from tests.performance.pages.conftest import Words, carol, salford, words  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db

DECEMBER = date(2019, 12, 1)
STATED = {date(2020, 1, 9): 1322, date(2020, 1, 16): 1371, date(2020, 2, 13): 1400}
"""From when each figure of December 2019 was known: the first estimate, a late return, the final one."""
ASKED = [("2020-01-12", 1322), ("2020-01-31", 1371), ("2020-03-01", 1400)]


@pytest.fixture
def delays(salford: Any, share: Any) -> Series:  # noqa: F811
    """Days of delay in Salford: a steady autumn, and a December that was restated twice."""
    OrganisationCode.objects.create(organisation=salford, scheme=CodeScheme.ODS, code="XSA01", invented=True)
    series = a_series(of=indicator(of="SITREP", code="DTOC", title="Delayed transfers of care"), subject="delays")
    autumn = {date(2019, month, 1): 700 + month for month in range(4, 12)}
    record(series, autumn, known_from=date(2020, 1, 5))
    for known_from, days in STATED.items():
        record(series, {DECEMBER: days}, known_from=known_from)
    share(series.indicator)
    return series


@pytest.mark.parametrize(("day", "figure"), ASKED)
def test_page_scoreboard_and_api_tell_what_was_believed_on_the_day(
    delays: Series, words: Words, calls: Any, day: str, figure: int  # noqa: F811
):  # fmt: skip
    others = [f"{one:,}" for one in STATED.values() if one != figure]
    page = words("/performance/indicators/SITREP/DTOC/", as_at=day)
    latest = page.split("in figures</h2>")[-1].split("</table>")[0]
    assert f"{figure:,}" in latest and not any(one in latest for one in others)
    board = words("/performance/scoreboard/", as_at=day)
    assert f"{figure:,} days" in board and not any(one in board for one in others)
    listed = calls.get(f"/results?as_at={day}&period=2019-20-M09").json()["items"]
    assert [row["value"] for row in listed] == [str(figure)]
    assert calls.get(f"/results/SITREP:DTOC/XSA01/2019-20-M09?as_at={day}").json()["value"] == str(figure)


def test_before_anybody_knew_it_there_is_no_figure(delays: Series, words: Words, calls: Any):  # noqa: F811
    assert "1,322" not in words("/performance/indicators/SITREP/DTOC/", as_at="2020-01-08")
    assert calls.get("/results/SITREP:DTOC/XSA01/2019-20-M09?as_at=2020-01-08").status_code == 404
    assert calls.get("/results?as_at=2020-01-08&period=2019-20-M09").json()["items"] == []


def test_the_page_keeps_the_three_statements_side_by_side(delays: Series, words: Words):  # noqa: F811
    page = words("/performance/indicators/SITREP/DTOC/")
    assert "was stated 3 times" in page
    for known_from in STATED:
        assert f"{known_from:%-d %B %Y}" in page


def test_the_files_of_the_scoreboard_are_as_at_the_day_as_well(delays: Series, carol: Any):  # noqa: F811
    for day, figure in ASKED:
        answer = carol.get(f"/performance/scoreboard/?format=csv&as_at={day}")
        assert f"{figure:,} days" in b"".join(answer).decode()


def test_pages_of_the_list_follow_one_another_as_at_a_day(delays: Series, calls: Any):  # noqa: F811
    seen, address = [], "/results?as_at=2020-01-31&limit=4"
    while address:
        told = calls.get(address).json()
        seen += [row["value"] for row in told["items"]]
        address = told["next"] and "/results?" + told["next"].split("?")[1]
    assert len(seen) == 9 and seen[-1] == "1371"


def test_a_day_that_is_none_is_refused(delays: Series, calls: Any):  # noqa: F811
    told = calls.get("/results?as_at=1+June+2004")
    assert told.status_code == 400 and "is not a day" in told.content.decode()
