from datetime import timedelta

import structlog
from django.test import Client

from salford_css.core import audit, clock
from salford_css.core.api.views import OrganisationList
from salford_css.core.models import ApiClient
from tests.api.conftest import Caller, token_for


def refused(answer):
    return answer.status_code, answer["Content-Type"], answer["WWW-Authenticate"]


def test_without_a_token_nothing_is_read(db):
    answer = Client().get("/api/v1/organisations")
    assert refused(answer) == (401, "application/problem+json", 'Bearer realm="directorate"')


def test_an_invented_token_is_refused(db):
    answer = Caller(None, "invented").get("/organisations")
    assert refused(answer) == (401, "application/problem+json", 'Bearer realm="directorate", error="invalid_token"')


def test_an_expired_token_is_refused(trust_client):
    old = token_for(trust_client, lives=timedelta(seconds=-1))
    assert Caller(trust_client, old).get("/organisations").status_code == 401


def test_a_token_that_was_withdrawn_is_refused_at_the_next_request(calls):
    assert calls.get("/organisations").status_code == 200
    calls.client.accesstoken_set.get().revoke()
    assert calls.get("/organisations").status_code == 401


def test_a_token_cut_short_is_refused_at_the_next_request(calls):
    assert calls.get("/organisations").status_code == 200
    calls.client.accesstoken_set.update(expires=clock.now())
    assert calls.get("/organisations").status_code == 401


def test_who_asks_is_found_out_by_one_statement(with_scopes, django_assert_num_queries):
    caller = with_scopes("boards:read")
    with django_assert_num_queries(1):
        assert caller.get("/organisations").status_code == 403


def test_a_client_switched_off_loses_its_tokens_at_once(calls):
    ApiClient.objects.update(is_active=False)
    assert calls.get("/organisations").status_code == 401


def test_a_client_of_no_organisation_is_nobody(calls):
    ApiClient.objects.update(organisation=None)
    assert calls.get("/organisations").status_code == 401


def test_a_token_made_for_another_address_is_refused(calls):
    token = calls.client.accesstoken_set.get()
    token.resource = ["https://elsewhere.example/"]
    token.save()
    assert calls.get("/organisations").status_code == 401


def test_a_basic_header_is_no_token(calls):
    answer = calls.get("/organisations", Authorization="Basic YTpi")
    assert answer.status_code == 401


def test_a_token_in_the_address_counts_for_nothing(calls):
    assert Client().get(f"/api/v1/organisations?access_token={calls.token}").status_code == 401


def test_a_signed_in_browser_is_nobody_to_the_api(as_ada):
    assert as_ada.get("/api/v1/organisations").status_code == 401


def test_a_token_without_the_scope_is_told_which_one(with_scopes):
    answer = with_scopes("boards:read").get("/organisations")
    assert (answer.status_code, answer.json()["type"]) == (403, "/api/v1/docs/#problem-missing-scope")
    assert 'scope="partnerships:read"' in answer["WWW-Authenticate"]


def test_a_scope_taken_from_the_client_ends_with_it(calls):
    ApiClient.objects.update(allowed_scopes="boards:read")
    assert calls.get("/organisations").status_code == 403


def test_no_cookie_is_set(calls):
    assert not calls.get("/organisations").cookies


def test_a_request_id_comes_back(calls):
    answer = calls.get("/nowhere", **{"X-Request-ID": "ours-1234"})
    assert (answer["X-Request-ID"], answer.json()["request_id"]) == ("ours-1234", "ours-1234")


def test_the_log_and_the_answer_name_a_request_alike(calls, monkeypatch):
    logged = []
    rows = OrganisationList.rows

    def looking(self, client):
        logged.append(structlog.contextvars.get_contextvars()["request_id"])
        return rows(self, client)

    monkeypatch.setattr(OrganisationList, "rows", looking)
    assert calls.get("/organisations")["X-Request-ID"] == logged[0]


def test_what_a_client_changes_carries_its_name(calls, monkeypatch):
    origins = []
    rows = OrganisationList.rows

    def looking(self, client):
        origins.append(audit.origin())
        return rows(self, client)

    monkeypatch.setattr(OrganisationList, "rows", looking)
    answer = calls.get("/organisations")
    assert (origins[0].client, origins[0].organisation) == (str(calls.client), "Bevan Primary Care Trust")
    assert origins[0].request_id == answer["X-Request-ID"]
    assert audit.origin().client == ""
