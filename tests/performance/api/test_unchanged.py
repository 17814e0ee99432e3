"""A partner who has the figures already is told so, without the list being made; whatever changes is told at once."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import Sharing
from performance.models import Breakdown, Definition, Indicator, Series, SuppressionRule
from salford_css.core import clock
from salford_css.core.models import ApiClient, OrganisationCode
from tests.api.conftest import Caller, client_of, organisation, token_for
from tests.factories import partnerships as make
from tests.factories.performance import a_series, indicator, months, record, suppression_rule

# Asked anew each time, before anything else: who asks, and how often.
ASKED_ANYWAY = {"oauth2_provider_accesstoken", "core_apiclient", "api_requestcount", "core_writing"}


@pytest.fixture
def delays(db):
    """Days of delay in a council, shared with a trust that works with it."""
    series = a_series(at="salford", of=indicator(code="D41"))
    record(series, {month: 100 + number for number, month in enumerate(months(date(2003, 4, 1), 14))})
    return series


@pytest.fixture
def partner(delays):
    together = make.partnership(lead_council=delays.organisation)
    make.party(together, make.trust())
    make.share(together, indicator=delays.indicator)
    client = client_of(together.parties.get().organisation)
    return Caller(client, token_for(client))


def again(caller: Caller, path: str = "/results", of: str = "/results"):
    """Ask for a path, saying that one has what another answered."""
    return caller.get(path, **{"If-None-Match": caller.get(of)["ETag"]})


def changed_by(caller: Caller, change) -> bool:
    etag = caller.get("/results")["ETag"]
    change()
    return caller.get("/results", **{"If-None-Match": etag}).status_code == 200


def test_who_has_it_is_told_by_one_statement(partner):
    etag = partner.get("/results")["ETag"]
    with CaptureQueriesContext(connection) as statements:
        answer = partner.get("/results", **{"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"], len(statements)) == (304, b"", etag, 1)


def test_one_figure_is_told_alike(partner):
    path = "/results/PAF:D41/salford/2003-04-M02"
    assert again(partner, path, path).status_code == 304


def test_a_restated_figure_is_told_at_once(partner, delays):
    assert changed_by(partner, lambda: record(delays, {date(2003, 4, 1): 7}, known_from=date(2004, 7, 1)))


@pytest.mark.parametrize(
    "change",
    [
        lambda: Sharing.objects.update(valid_to=clock.today()),
        lambda: Sharing.objects.get().partnership.parties.update(valid_to=clock.today()),
        lambda: OrganisationCode.objects.create(
            organisation=Series.objects.get().organisation, scheme="ods", code="XSA01", invented=True
        ),
        lambda: Indicator.objects.update(code="D42"),
        lambda: Breakdown.objects.update(label="All of them"),
        suppression_rule,
    ],
    ids=["share withdrawn", "party left", "code of a council", "code of a measure", "breakdown", "small numbers"],
)
def test_whatever_the_answer_rests_on_changes_its_tag(partner, change):
    assert changed_by(partner, change)


def test_a_withdrawn_share_leaves_nothing_to_read(partner):
    etag = partner.get("/results")["ETag"]
    Sharing.objects.update(valid_to=clock.today())
    assert partner.get("/results", **{"If-None-Match": etag}).json()["items"] == []


def test_a_list_asked_again_costs_two_statements_and_says_the_same(partner):
    """Who asks, and the rows: what to ask was worked out the first time."""
    first = partner.get("/results?limit=3")
    with CaptureQueriesContext(connection) as statements:
        again = partner.get("/results?limit=3")
    assert (again.content, again["Link"], len(statements)) == (first.content, first["Link"], 2)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda client: client.accesstoken_set.all().delete(), 401),
        (lambda client: client.accesstoken_set.update(expires=clock.now()), 401),
        (lambda client: ApiClient.objects.update(is_active=False), 401),
        (lambda client: ApiClient.objects.update(organisation=None), 401),
        (lambda client: ApiClient.objects.update(allowed_scopes="boards:read"), 403),
        (lambda client: client.accesstoken_set.update(scope="boards:read"), 403),
    ],
    ids=[
        "token revoked",
        "token expired",
        "client off",
        "client of nobody",
        "scope of the client",
        "scope of the token",
    ],
)
def test_who_may_no_longer_read_is_refused_at_the_next_request(partner, change, status):
    etag = partner.get("/results")["ETag"]
    change(partner.client)
    assert partner.get("/results").status_code == status
    assert partner.get("/results", **{"If-None-Match": etag}).status_code == status


def test_a_share_withdrawn_is_gone_from_a_list_asked_before_at_the_next_request(partner):
    assert len(partner.get("/results").json()["items"]) == 14
    Sharing.objects.update(valid_to=clock.today())
    assert partner.get("/results").json()["items"] == []
    Sharing.objects.update(valid_to=None)
    assert len(partner.get("/results").json()["items"]) == 14


def test_a_figure_restated_is_in_a_list_asked_before_at_the_next_request(partner, delays):
    assert partner.get("/results?limit=1").json()["items"][0]["value"] == "100"
    record(delays, {date(2003, 4, 1): 7}, known_from=date(2004, 7, 1))
    assert partner.get("/results?limit=1").json()["items"][0]["value"] == "7"


def test_a_statement_made_for_one_client_is_never_run_for_another(partner):
    assert len(partner.get("/results").json()["items"]) == 14
    other = client_of(organisation("another-trust", "XOT01"))
    assert Caller(other, token_for(other)).get("/results").json()["items"] == []


def test_another_day_is_another_answer(partner):
    # Noon, so that a minute later is the same day at whatever hour the test is run; the token must outlive both.
    noon = clock.now().replace(hour=12)
    caller = Caller(partner.client, token_for(partner.client, "performance:read", lives=timedelta(days=3)))
    with clock.held_at(noon):
        etag = caller.get("/results")["ETag"]
    with clock.held_at(noon + timedelta(minutes=1)):
        assert caller.get("/results", **{"If-None-Match": etag}).status_code == 304
    with clock.held_at(noon + timedelta(days=1)):
        assert caller.get("/results", **{"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", ["/results?as_at=2004-06-02", "/results?limit=3", "/results?period=2003-04-M01"])
def test_another_question_is_another_answer(partner, path):
    assert again(partner, path).status_code == 200


def test_nobody_has_what_another_was_given(partner, delays):
    other = client_of(organisation("another-trust", "XOT01"))
    etag = partner.get("/results")["ETag"]
    answer = Caller(other, token_for(other)).get("/results", **{"If-None-Match": etag})
    assert (answer.status_code, answer.json()["items"]) == (200, [])


def test_a_client_that_goes_to_another_organisation_has_nothing_of_the_first(partner):
    etag = partner.get("/results")["ETag"]
    ApiClient.objects.update(organisation=organisation("another-trust", "XOT01"))
    assert partner.get("/results", **{"If-None-Match": etag}).json()["items"] == []


def test_what_does_not_exist_is_not_there_whatever_one_has(partner):
    assert partner.get("/results/PAF:D41/salford/1999-00-M01", **{"If-None-Match": "*"}).status_code == 404
    assert partner.get("/results", **{"If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/results",
        "/results?as_at=2004-06-02&organisation=salford&indicator=PAF:D41",
        "/results/PAF:D41/salford/2003-04-M02",
        "/indicators?client_group=older-people",
        "/indicators/PAF:D41",
    ],
)
def test_every_table_of_the_answer_is_counted(partner, path):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger\\_counted\\_%'")
        counted = {table for (table,) in cursor.fetchall()}
    suppression_rule()
    with CaptureQueriesContext(connection) as statements:
        assert partner.get(path).status_code == 200
    # A view stands for the two tables it is made of.
    names = re.findall(r'(?:FROM|JOIN)\s+\(*"?(\w+)"?', " ".join(each["sql"] for each in statements), re.IGNORECASE)
    read = {table for table in names if "_" in table} - {"performance_resultknown"}
    assert "performance_indicator" in read
    assert read - ASKED_ANYWAY - counted == set()
    assert {Definition._meta.db_table, SuppressionRule._meta.db_table} <= counted
