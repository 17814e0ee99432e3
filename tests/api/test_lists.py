"""What every list does, tried on organisations."""

import gzip

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext

from salford_css.core import registry
from salford_css.core.models import Organisation
from tests.api.conftest import organisation


@pytest.fixture
def everything_shared(monkeypatch):
    """Let clients see every organisation."""
    monkeypatch.setitem(registry.scopes.answers, Organisation, [lambda client, *, on: Q()])


@pytest.fixture
def seven(everything_shared, trust):
    """Six more organisations; two share a name."""
    for number in range(6):
        organisation(f"body-{number}", f"XB{number:03}", name=f"Body {number // 2}")


def faults(answer):
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


def walk(calls, path, parameters):
    """Follow `next` to the end."""
    answer = calls.get(path, parameters).json()
    pages = [answer["items"]]
    while answer["next"]:
        answer = calls.get(answer["next"].removeprefix("http://testserver/api/v1")).json()
        pages.append(answer["items"])
    return pages


@pytest.mark.parametrize("ordering", ["name", "-name", "ref", "-ref"])
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
def test_pages_hold_every_row_once_in_order(calls, seven, ordering, limit):
    refs = [
        row["ref"] for page in walk(calls, "/organisations", {"limit": limit, "ordering": ordering}) for row in page
    ]
    keys = ["name", "ref"] if "name" in ordering else ["ref"]
    wanted = Organisation.objects.order_by(*(f"-{key}" if ordering[0] == "-" else key for key in keys))
    assert refs == list(wanted.values_list("ref", flat=True))


def test_the_next_page_is_named_in_the_link_header_too(calls, seven):
    answer = calls.get("/organisations", {"limit": 2})
    assert f'<{answer.json()["next"]}>; rel="next"' in answer["Link"]


def test_the_last_page_names_no_next(calls):
    answer = calls.get("/organisations")
    assert answer.json()["next"] is None
    assert 'rel="next"' not in answer["Link"]


def test_a_cursor_of_somebody_else_is_refused(calls, stranger, seven):
    following = calls.get("/organisations", {"limit": 2}).json()["next"].removeprefix("http://testserver/api/v1")
    assert faults(stranger.get(following)) == [("/query/cursor", "invalid_value")]


def test_a_cursor_in_another_order_is_refused(calls, seven):
    following = calls.get("/organisations", {"limit": 2}).json()["next"].removeprefix("http://testserver/api/v1")
    assert faults(calls.get(f"{following}&ordering=-name")) == [("/query/cursor", "invalid_value")]


@pytest.mark.parametrize("cursor", ["", "x", "e30:invented", "%00", "é"])
def test_an_invented_cursor_is_refused(calls, cursor):
    assert calls.get("/organisations", {"cursor": cursor}).status_code == 400


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "ten", "1e3", "٣", "", "9" * 400])
def test_a_limit_outside_1_to_1000_is_refused(calls, limit):
    assert faults(calls.get("/organisations", {"limit": limit})) == [("/query/limit", "invalid_value")]


def test_an_unknown_order_is_refused(calls):
    assert faults(calls.get("/organisations", {"ordering": "id"})) == [("/query/ordering", "invalid_value")]


@pytest.mark.parametrize("name", ["colour", "name__startswith", "id", "format", "page", "offset", "a\x00b"])
def test_an_unknown_parameter_is_refused_not_ignored(calls, name):
    answer = calls.get("/organisations", {name: "1"})
    assert (answer.status_code, faults(answer)[0][1]) == (400, "unknown_parameter")


def test_an_unknown_parameter_of_one_thing_is_refused_too(calls):
    assert calls.get("/organisations/XBV01", {"expand": "all"}).status_code == 400


def test_a_parameter_given_twice_is_refused(calls):
    assert faults(calls.get("/organisations?limit=1&limit=2")) == [("/query/limit", "repeated_parameter")]


def test_every_fault_is_named_at_once(calls):
    answer = calls.get("/organisations", {"valid_from": "yesterday", "valid_from_lte": "2004-02-30"})
    assert faults(answer) == [("/query/valid_from", "invalid_value"), ("/query/valid_from_lte", "invalid_value")]


def test_a_comma_list_takes_any_of_its_values(calls, seven):
    answer = calls.get("/organisations", {"ods_code": "XB001,XB004"})
    assert [row["ref"] for row in answer.json()["items"]] == ["body-1", "body-4"]


def test_days_are_compared(calls, everything_shared, trust):
    organisation("early", valid_from="1974-04-01")
    organisation("late", valid_from="2001-04-01")
    answer = calls.get("/organisations", {"valid_from_gte": "1974-04-02", "valid_from_lte": "2001-04-01"})
    assert [row["ref"] for row in answer.json()["items"]] == ["late"]


@pytest.mark.parametrize(
    "value",
    ["0000-01-01", "9999-99-99", "2004-6-1", "20040601", "2004-W01-1", "2004-06-01T00:00:00+25:00", "\x00", ","],
)
def test_an_odd_day_is_refused_and_breaks_nothing(calls, value):
    assert calls.get("/organisations", {"valid_from_gte": value}).status_code == 400


def test_a_list_costs_the_same_three_statements_however_long(calls, seven):
    """Who asks and how often, which rows, and what they say."""
    with CaptureQueriesContext(
        connection,
    ) as few:
        calls.get("/organisations", {"limit": 1})
    with CaptureQueriesContext(connection) as many:
        calls.get("/organisations", {"limit": 1000})
    assert len(few) == len(many) == 3


def test_an_unchanged_list_is_304_with_a_strong_etag(calls, seven):
    etag = calls.get("/organisations")["ETag"]
    again = calls.get("/organisations", **{"If-None-Match": etag})
    assert not etag.startswith("W/")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_a_changed_list_is_sent_again(calls, seven):
    etag = calls.get("/organisations")["ETag"]
    Organisation.objects.filter(ref="body-1").update(name="Another name")
    assert calls.get("/organisations", **{"If-None-Match": etag}).status_code == 200


def test_a_compressed_answer_keeps_a_strong_etag_of_its_own(calls, seven):
    plain = calls.get("/organisations")
    squeezed = calls.get("/organisations", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(squeezed.content) == plain.content
    assert squeezed["ETag"] == plain["ETag"].removesuffix('"') + '-gzip"'


def test_answers_are_for_their_caller_only(calls):
    answer = calls.get("/organisations")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer["Vary"]


def test_head_answers_like_get_without_the_body(calls):
    answer = Client().head("/api/v1/organisations", headers={"Authorization": f"Bearer {calls.token}"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_each_client_is_told_its_allowance(calls, settings):
    settings.API_REQUESTS_A_MINUTE = 100
    answer = calls.get("/organisations")
    assert answer["RateLimit-Policy"] == '"client";q=100;w=60'
    assert answer["RateLimit"].startswith('"client";r=99;t=')


def test_a_client_that_asks_too_often_must_wait(calls, stranger, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    statuses = [calls.get("/organisations").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert stranger.get("/organisations").status_code == 200


def test_the_wait_is_said_in_seconds(calls, settings):
    settings.API_REQUESTS_A_MINUTE = 0
    answer = calls.get("/organisations")
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer.json()["status"] == 429


def test_where_no_app_answers_nobody_sees_anything(calls, monkeypatch):
    monkeypatch.setattr(registry.scopes, "answers", {})
    assert calls.get("/organisations").json()["items"] == []


def test_two_clients_are_never_told_the_same_from_a_cache(calls, stranger):
    assert calls.get("/organisations")["ETag"] != stranger.get("/organisations")["ETag"]


@pytest.mark.parametrize(
    "name",
    ['Trust "of the hill"', "back\\slash", "two\nlines", "a,\n{b", "tab\there", "bell\x07", "<&> é 𝔘", "per cent %s %"],
)
def test_whatever_stands_in_a_name_comes_out_as_it_stands(calls, everything_shared, name):
    organisation("odd-name-trust", "XOD01", name=name)
    answer = calls.get("/organisations", {"ordering": "-name"})
    assert name in [each["name"] for each in answer.json()["items"]]
    for _ in range(3):
        pages = walk(calls, "/organisations", {"ordering": "name", "limit": 1})
        assert [name] in [[each["name"] for each in page] for page in pages]
