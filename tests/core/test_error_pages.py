"""What went wrong is said in the product's own design, with the right status."""

import pytest
from django.http import HttpResponse
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.broken_urls")]


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def in_design(answer: HttpResponse) -> bool:
    page = answer.content.decode()
    return "Community &amp; Social Services" in page and "<h1>" in page and 'lang="en-GB"' in page


@pytest.mark.parametrize("status", [400, 403, 429, 500, 503])
def test_a_failure_has_a_page_and_its_status(stranger: Client, status: int):
    answer = stranger.get(f"/fails/{status}/")
    assert answer.status_code == status
    assert in_design(answer)


def test_a_page_that_is_not_there(stranger: Client):
    answer = stranger.get("/nowhere/")
    assert answer.status_code == 404
    assert in_design(answer)


def test_a_method_a_page_does_not_take(stranger: Client):
    answer = stranger.post("/healthz")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert in_design(answer)


def test_a_form_without_its_token(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    answer = client.post("/moment/", {"moment": "today"})
    assert answer.status_code == 403
    assert in_design(answer)
    assert "had lost its proof" in answer.content.decode()


def test_a_request_for_another_host(stranger: Client):
    answer = stranger.get("/healthz", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert in_design(answer)


def test_a_refusal_says_the_rules_sentence(stranger: Client):
    assert "Only the secretary writes minutes." in stranger.get("/fails/403/").content.decode()


def test_a_fault_tells_nothing_of_its_insides(stranger: Client):
    assert "a password in a message" not in stranger.get("/fails/500/").content.decode()


def test_too_many_requests_say_when_to_come_back(stranger: Client):
    answer = stranger.get("/fails/429/")
    assert answer.headers["Retry-After"] == "90"
    assert "90 seconds" in answer.content.decode()


def test_a_failure_can_be_quoted(stranger: Client):
    answer = stranger.get("/nowhere/", headers={"X-Request-ID": "request-0002"})
    assert "request-0002" in answer.content.decode()


def test_choosing_a_moment_leads_back_on_this_host_only(ada):
    client = Client()
    client.force_login(ada)
    answer = client.post("/moment/", {"moment": "today", "next": "https://elsewhere.example/strategy/"})
    assert answer.headers["Location"] == "/"
