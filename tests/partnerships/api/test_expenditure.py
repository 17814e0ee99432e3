"""A trust reports what a pool's lines cost in a month, and reads what became of it."""

import pytest

from partnerships.models import ExpenditureReturn
from partnerships.services.expenditure import accept_spending, refuse_spending
from tests.factories import partnerships as make

ADDRESS = "/pools/joint-pool/expenditure-returns"
APRIL = {"period": "2006-07-M01", "lines": [{"line": "visits", "actual": "2.50", "cause": "Fewer visits."}]}


def at(address: str) -> str:
    return address.removeprefix("/api/v1")


def test_the_report_waits_and_then_counts(calls, shared, paula):
    receipt = calls.post(ADDRESS, APRIL).json()
    assert calls.get(at(receipt["led_to"])).json()["state"] == "received"
    accept_spending(expenditure=ExpenditureReturn.objects.get(), by=paula)
    told = calls.get(at(receipt["led_to"])).json()
    assert (told["state"], told["lines"][0]["actual"]) == ("accepted", "2.50")
    assert calls.get(at(receipt["url"])).json()["state"] == "accepted"
    assert calls.get("/pools/joint-pool/statement", {"year": "2006-07"}).json()["spent"] == "2.50"


def test_refused_it_says_why(calls, shared, paula):
    receipt = calls.post(ADDRESS, APRIL).json()
    refuse_spending(expenditure=ExpenditureReturn.objects.get(), by=paula, reason="This is May's figure.")
    assert calls.get(at(receipt["led_to"])).json()["answer"] == "This is May's figure."
    assert calls.get(at(receipt["url"])).json()["state"] == "refused"


def test_a_correction_is_the_next_version(calls, shared):
    first = calls.post(ADDRESS, APRIL).json()
    mended = {**APRIL, "lines": [{"line": "visits", "actual": "3.00"}]}
    assert "Say why the month is corrected" in calls.post(ADDRESS, mended).json()["errors"][0]["detail"]
    assert calls.post(ADDRESS, {**mended, "note": "A late invoice."}).status_code == 201
    assert [(row["version"], row["state"]) for row in calls.get(ADDRESS).json()["items"]] == [
        (1, "replaced"),
        (2, "received"),
    ]
    assert calls.get(at(first["url"])).json()["state"] == "replaced"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([{"line": "moon", "actual": "1.00"}], "has no line moon"),
        ([{"line": "homes", "actual": "1.00"}], "it reports the lines it leads"),
        ([{"line": "visits", "actual": "1.00"}, {"line": "visits", "actual": "2.00"}], "comes twice"),
        ([{"line": "visits"}], "Give what was spent on visits"),
    ],
)
def test_lines_that_cannot_be_are_refused(calls, shared, lines, words):
    answer = calls.post(ADDRESS, {**APRIL, "lines": lines})
    assert (answer.status_code, ExpenditureReturn.objects.count()) == (422, 0)
    assert words in answer.json()["errors"][0]["detail"]


def test_a_float_is_named_by_its_line(calls, shared):
    answer = calls.post(ADDRESS, {**APRIL, "lines": [{"line": "visits", "actual": 2.5}]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/lines/0/actual")


def test_a_closed_month_names_where_to_go_instead(calls, shared, pool_year):
    make.close(pool_year, 1)
    words = calls.post(ADDRESS, APRIL).json()["errors"][0]["detail"]
    assert words == "April 2006 is closed. Enter an adjustment in May 2006, the next open period."


def test_a_month_to_come_is_refused(calls, shared):
    assert "has not begun" in calls.post(ADDRESS, {**APRIL, "period": "2006-07-M09"}).json()["errors"][0]["detail"]


def test_another_partners_reports_are_not_there(calls, shared, stranger, pool_year):
    make.party(pool_year.fund.partnership, stranger.client.organisation)
    receipt = calls.post(ADDRESS, APRIL).json()
    assert stranger.get(at(receipt["led_to"])).status_code == 404
    assert stranger.get(ADDRESS).json()["items"] == []
