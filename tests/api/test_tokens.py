from base64 import b64encode
from datetime import timedelta

import pytest
from django.test import Client
from oauth2_provider.models import get_access_token_model

from salford_css.core.models import ApiClient
from tests.api.conftest import SECRET, Caller, client_of, organisation, token_for

AccessToken = get_access_token_model()


def ask(client, secret=SECRET, scope="partnerships:read", **more):
    body = {"grant_type": "client_credentials", "scope": scope, "client_id": client.client_id, "client_secret": secret}
    return Client().post("/oauth/token/", body | more)


def test_a_trust_gets_a_token_with_its_secret_in_the_form(trust_client):
    answer = ask(trust_client).json()
    assert (answer["token_type"], answer["expires_in"], answer["scope"]) == ("Bearer", 900, "partnerships:read")


def test_a_trust_gets_a_token_with_its_secret_in_the_header(trust_client):
    pair = b64encode(f"{trust_client.client_id}:{SECRET}".replace(" ", "%20").encode()).decode()
    body = {"grant_type": "client_credentials", "scope": "partnerships:read"}
    answer = Client().post("/oauth/token/", body, headers={"Authorization": f"Basic {pair}"})
    assert Caller(trust_client, answer.json()["access_token"]).get("/organisations").status_code == 200


def test_the_token_opens_the_api(trust_client):
    token = ask(trust_client).json()["access_token"]
    assert Caller(trust_client, token).get("/organisations").status_code == 200


def test_a_wrong_secret_gets_no_token(trust_client):
    answer = ask(trust_client, secret="a guess")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_an_unknown_client_is_answered_like_a_wrong_secret(trust_client):
    unknown = ApiClient(client_id="nobody")
    assert ask(unknown).content == ask(trust_client, secret="a guess").content


def test_a_client_cannot_ask_for_a_scope_it_was_not_given(db):
    modest = client_of(organisation("modest-trust"), scopes="partnerships:read")
    answer = ask(modest, scope="partnerships:read finance:write")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_asking_for_no_scope_gives_none(trust_client):
    body = {"grant_type": "client_credentials", "client_id": trust_client.client_id, "client_secret": SECRET}
    token = Client().post("/oauth/token/", body).json()
    assert token["scope"] == ""
    assert Caller(trust_client, token["access_token"]).get("/organisations").status_code == 403


@pytest.mark.parametrize(
    "grant", ["password", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"]
)
def test_no_other_grant_is_served(trust_client, grant):
    answer = ask(trust_client, grant_type=grant, username="ada", password="x", code="x", device_code="x")
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


def test_the_token_address_answers_json_to_a_wrong_method(db):
    answer = Client().get("/oauth/token/")
    assert (answer.status_code, answer["Allow"], answer.json()["error"]) == (405, "POST", "invalid_request")


def test_no_other_address_of_the_oauth_package_is_served(as_ada):
    assert {as_ada.get(f"/oauth/{path}/").status_code for path in ("authorize", "applications", "introspect")} == {404}


def test_neither_secret_nor_token_is_kept_in_the_clear(trust_client):
    token = ask(trust_client).json()["access_token"]
    trust_client.refresh_from_db()
    assert SECRET not in trust_client.client_secret
    assert not AccessToken.objects.filter(token=token).exists()


def test_a_client_switched_off_gets_no_token(trust_client):
    ApiClient.objects.update(is_active=False)
    assert ask(trust_client).status_code == 401


def test_tokens_that_have_expired_are_cleared_away(trust_client):
    token_for(trust_client, lives=timedelta(minutes=-1))
    ask(trust_client)
    assert AccessToken.objects.count() == 1


def test_trying_out_secrets_is_slowed_down(trust_client, settings):
    settings.API_TOKENS_A_MINUTE = 2
    answers = [ask(trust_client, secret="a guess") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60


def asked_from(client, forwarded):
    body = {"grant_type": "client_credentials", "client_id": client.client_id, "client_secret": "a guess"}
    return Client().post("/oauth/token/", body, headers={"X-Forwarded-For": forwarded}).status_code


def test_a_forged_address_gives_no_further_requests_for_tokens(trust_client, settings):
    settings.API_TOKENS_A_MINUTE = 2
    answers = [asked_from(trust_client, f"203.0.113.{n}") for n in range(3)]
    assert answers == [401, 401, 429]


def test_partners_behind_our_proxy_are_throttled_apart(trust_client, settings):
    settings.API_TOKENS_A_MINUTE, settings.TRUSTED_PROXIES = 2, 1
    answers = [asked_from(trust_client, f"198.51.100.99, 203.0.113.{n}") for n in (1, 1, 2, 1)]
    assert answers == [401, 401, 401, 429]
