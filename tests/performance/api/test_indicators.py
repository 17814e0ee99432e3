from datetime import UTC, datetime

import pytest

from tests.factories.performance import definition, indicator


@pytest.fixture
def delays(db, share):
    measured = indicator(code="D41", title="Delayed transfers of care")
    definition(measured, numerator="Days lost", unit="days")
    share(measured)
    return measured


def test_a_partner_reads_a_shared_indicator(calls, delays):
    told = calls.get("/indicators/PAF:D41").json()
    assert (told["indicator"], told["title"], told["definition"]["unit"]) == (
        "PAF:D41",
        "Delayed transfers of care",
        "days",
    )


def test_it_reads_the_latest_wording(calls, delays):
    definition(delays, numerator="Bed days lost", made_at=datetime(2003, 4, 1, tzinfo=UTC))
    assert calls.get("/indicators/PAF:D41").json()["definition"]["numerator"] == "Bed days lost"


def test_an_indicator_nobody_has_defined_has_no_definition(calls, share):
    share(indicator(code="E1"))
    assert calls.get("/indicators/PAF:E1").json()["definition"] is None


def test_codes_are_written_as_published(calls, share):
    share(indicator(of="ASCOF-2023", code="2B (1)"))
    assert calls.get("/indicators/ASCOF-2023:2B (1)").json()["code"] == "2B (1)"


def test_one_that_is_not_shared_is_not_there(calls, delays):
    indicator(code="D42")
    assert calls.get("/indicators/PAF:D42").status_code == calls.get("/indicators/PAF:none").status_code == 404


def test_the_list_holds_what_is_shared(calls, delays):
    indicator(code="D42")
    assert [row["indicator"] for row in calls.get("/indicators").json()["items"]] == ["PAF:D41"]


def test_a_name_without_its_framework_is_refused_as_a_filter(calls):
    assert calls.get("/indicators", {"indicator": "D41"}).status_code == 400
