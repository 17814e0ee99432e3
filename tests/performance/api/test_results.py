from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import DateField, Value
from django.test.utils import CaptureQueriesContext

from performance.measures import Status
from performance.models import Result, Series
from performance.services import record_results, row_for
from salford_css.core.api.columns import period_code
from salford_css.core.periods import Frequency, Period
from tests.api.conftest import ALL_SCOPES, Caller, organisation, token_for
from tests.factories.performance import a_series, indicator, months, record, submission


@pytest.fixture
def delays(db, share):
    """Days of delay in Salford, monthly from April 2003, shared."""
    organisation("salford", "XSA01")
    series = a_series(at="salford", of=indicator(code="D41"))
    record(series, {month: 100 + number for number, month in enumerate(months(date(2003, 4, 1), 14))})
    share(series.indicator)
    return series


@pytest.fixture
def hidden(db):
    """The same figures of an indicator that is not shared."""
    organisation("bolton", "XBO01")
    series = a_series(at="bolton", of=indicator(code="D42"))
    record(series, {date(2003, 4, 1): 7})
    return series


def periods(answer):
    return [row["period"] for row in answer.json()["items"]]


def test_a_partner_reads_a_shared_result(calls, delays):
    told = calls.get("/results/PAF:D41/XSA01/2003-04-M02").json()
    assert (told["period"], told["value"], told["unit"], told["status"]) == ("2003-04-M02", "101", "days", "reported")


def test_an_organisation_is_also_known_by_its_ref(calls, delays):
    assert calls.get("/results/PAF:D41/salford/2003-04-M02").status_code == 200


def test_digits_stay_as_published(calls, delays):
    record(delays, {date(2004, 6, 1): Decimal("45.10")})
    assert calls.get("/results/PAF:D41/XSA01/2004-05-M03").json()["value"] == "45.10"


def test_a_withheld_figure_has_a_reason_and_no_value(calls, delays):
    definition = delays.indicator.definitions.get()
    row = row_for(delays.pk, date(2004, 6, 1), definition, known_from=date(2004, 7, 1), status=Status.SUPPRESSED)
    record_results(submission=submission(), rows=[row])
    told = calls.get("/results/PAF:D41/XSA01/2004-05-M03").json()
    assert (told["value"], told["status"]) == (None, "suppressed")


@pytest.mark.parametrize(
    "path",
    [
        "PAF:D42/XBO01/2003-04-M01",
        "PAF:D42/XBO01/1999-00-M01",
        "PAF:none/XBO01/2003-04-M01",
        "PAF:D41/XZZ99/2003-04-M01",
        "PAF:D41/XSA01/2003-04",
        "PAF:D41/XSA01/2003-04-M13",
        "PAF:D41/XSA01/never",
        "D41/XSA01/2003-04-M01",
    ],
)
def test_not_shared_not_existing_and_not_a_name_are_one_answer(calls, delays, hidden, path):
    answer = calls.get(f"/results/{path}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/api/v1/docs/#problem-not-found")


def test_filters_for_what_is_not_shared_answer_what_they_answer_for_nothing(calls, delays, hidden):
    secret = calls.get("/results", {"indicator": "PAF:D42", "organisation": "XBO01"})
    nothing = calls.get("/results", {"indicator": "PAF:none", "organisation": "XZZ99"})
    assert secret.content == nothing.content


def test_a_breakdown_is_a_parameter(calls, delays):
    women = a_series(at="salford", of=delays.indicator, breakdown="sex=female")
    record(women, {date(2003, 4, 1): 60})
    path = "/results/PAF:D41/XSA01/2003-04-M01"
    assert calls.get(path).json()["value"] == "100"
    assert calls.get(path, {"breakdown": "sex=female"}).json()["value"] == "60"


def test_the_list_is_narrowed_by_period(calls, delays):
    answer = calls.get("/results", {"period_gte": "2003-04-Q4", "period_lte": "2003-04"})
    assert periods(answer) == ["2003-04-M10", "2003-04-M11", "2003-04-M12"]


def test_single_periods_are_a_comma_list(calls, delays):
    assert periods(calls.get("/results", {"period": "2003-04-M01,2004-05-M02"})) == ["2003-04-M01", "2004-05-M02"]


def test_a_partner_polls_for_what_is_new(calls, delays):
    last = Result.objects.latest("recorded_at").recorded_at.isoformat()
    assert len(calls.get("/results", {"updated_since": last}).json()["items"]) == 14
    assert calls.get("/results", {"updated_since": "2999-01-01T00:00:00Z"}).json()["items"] == []


@pytest.mark.parametrize("since", ["2004-06-01T09:00:00", "0001-01-01T00:00:00+14:00", "2004-06-01T09:00:00+99:00"])
def test_an_odd_time_zone_is_refused_and_breaks_nothing(calls, since):
    assert calls.get("/results", {"updated_since": since}).status_code == 400


def test_pages_hold_every_result_once(calls, delays):
    second = a_series(at="no-code-trust", of=delays.indicator)
    record(second, dict.fromkeys(months(date(2003, 4, 1), 5), 1))
    answer, seen = calls.get("/results", {"limit": 4}).json(), []
    while True:
        seen += [(row["organisation"], row["period"]) for row in answer["items"]]
        if not answer["next"]:
            break
        answer = calls.get(answer["next"].removeprefix("http://testserver/api/v1")).json()
    assert len(seen) == len(set(seen)) == 19


def test_a_list_of_results_costs_two_statements_once_small_numbers_are_weighed(calls, delays):
    calls.get("/results", {"limit": 1000})
    with CaptureQueriesContext(connection) as queries:
        calls.get("/results", {"limit": 1000})
    assert len(queries) == 2


def test_a_token_for_partnerships_does_not_open_results(calls, delays):
    token = token_for(calls.client, "partnerships:read")
    assert Caller(calls.client, token).get("/results").status_code == 403
    assert "performance:read" in ALL_SCOPES


def test_the_database_writes_periods_as_python_does(delays):
    every = [Period(date(2003, 4, 1), frequency).shifted(step) for frequency in Frequency for step in range(30)]
    for period in every:
        Series.objects.filter(pk=delays.pk).update(frequency=period.frequency.value)
        day = Value(period.first_day, output_field=DateField())
        found = Result.objects.filter(series=delays).annotate(first=day)
        code = found.values_list(period_code("first", "series__frequency"), flat=True).first()
        assert code == period.code
