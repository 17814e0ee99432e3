"""A trust reads the statement and the memorandum account of a pool it pays into, as their pages have them."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import RiskShareRule
from partnerships.services.disputes import raise_dispute
from tests.factories import partnerships as make

ADDRESS = "/pools/joint-pool/statement"
YEAR = {"year": "2006-07"}


@pytest.fixture
def forecast(pool_year):
    """The homes are expected to cost 80 instead of 70; the partners share in proportion."""
    RiskShareRule.objects.create(fund=pool_year.fund, kind="proportional")
    for line, expected in zip(pool_year.lines.order_by("code"), (80, 30), strict=True):
        make.month(line, 1, actual=Decimal(5), forecast=Decimal(expected), known_from=date(2006, 5, 10))


def test_the_shares_are_the_variance_and_come_with_their_arithmetic(calls, shared, forecast):
    told = calls.get(ADDRESS, YEAR).json()
    shares = {one["party"]: one["share_of_variance"] for one in told["partners"]}
    assert (told["current_budget"], told["forecast"], told["variance"]) == ("100.00", "110.00", "10.00")
    assert (shares, told["unallocated"]) == ({"XSC01": "6.00", "XBV01": "4.00"}, "0.00")
    assert {one["name"] for one in told["figures"]} >= {"Variance", "Bevan Primary Care Trust: share of the variance"}


def test_it_counts_up_to_a_month_and_as_known_on_a_day(calls, shared, forecast):
    whole = calls.get(ADDRESS, {"period": "2006-07-M03"}).json()
    early = calls.get(ADDRESS, {"period": "2006-07-M03", "as_at": "2006-05-01"}).json()
    assert (whole["period"], whole["spent"], early["spent"]) == ("2006-07-M03", "10.00", "0.00")


def test_a_disputed_contribution_is_marked(calls, shared, forecast, of_trust):
    raise_dispute(
        partnership=of_trust.partnership, subject=of_trust.contributions.get(), raised_by=of_trust.organisation,
        text="We agreed to 39.", by=calls.client,
    )  # fmt: skip
    rows = {one["party"]: one["disputed_by"] for one in calls.get(ADDRESS, YEAR).json()["partners"]}
    assert rows == {"XSC01": "", "XBV01": "disputed by Bevan Primary Care Trust"}


def test_the_memorandum_account_adds_up(calls, shared, forecast):
    told = calls.get("/pools/joint-pool/memorandum", YEAR).json()
    assert (told["total_funding"], told["total_expenditure"], told["result"]) == ("100.00", "10.00", "90.00")
    assert [entry["name"] for entry in told["expenditure"]] == ["Homes", "Visits"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({}, "/query/year"),
        ({"year": "2006"}, "/query/year"),
        ({"period": "2006-07-Q1"}, "/query/period"),
        ({"year": "2005-06", "period": "2006-07-M01"}, "/query/period"),
        ({"year": "2006-07", "as_at": "July"}, "/query/as_at"),
        ({"year": "2006-07", "month": "6"}, "/query/month"),
    ],
)
def test_what_is_asked_wrongly_is_named(calls, shared, asked, pointer):
    answer = calls.get(ADDRESS, asked)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


def test_a_year_there_is_not_and_a_pool_not_shared_are_not_there(calls, pool_year):
    assert calls.get(ADDRESS, YEAR).status_code == 404
    make.share(pool_year.fund.partnership, fund=pool_year.fund)
    assert (calls.get(ADDRESS, YEAR).status_code, calls.get(ADDRESS, {"year": "1999-00"}).status_code) == (200, 404)


def test_unchanged_it_is_not_sent_again(calls, shared, forecast):
    first = calls.get(ADDRESS, YEAR)
    assert calls.get(ADDRESS, YEAR, **{"If-None-Match": first["ETag"]}).status_code == 304


def test_it_costs_the_same_however_many_lines(calls, shared, forecast, pool_year):
    with CaptureQueriesContext(connection) as two:
        calls.get(ADDRESS, YEAR)
    for number in range(4):
        make.line(pool_year, "1", code=f"more-{number}")
    with CaptureQueriesContext(connection) as six:
        calls.get(ADDRESS, YEAR)
    assert len(two) == len(six)
