"""What machines ask goes past everything only pages need, and is guarded none the less."""

import pytest
from django.test import Client

GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/organisations", "/organisations/nobody", "/nowhere", "/schema/", "/"])
def test_every_answer_is_guarded_and_says_how_long_it_is(calls, path):
    answer = calls.get(path)
    assert {name: answer.get(name) for name in GUARDED} == GUARDED
    assert "camera=()" in answer["Permissions-Policy"]
    assert int(answer["Content-Length"]) == len(answer.content)
    assert answer["X-Request-ID"]


def test_plain_http_is_led_to_https(calls, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = calls.get("/organisations")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/api/v1/organisations")


def test_what_a_machine_asks_opens_no_session(as_ada, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = as_ada.get("/api/v1/organisations")
    assert (answer.status_code, answer.cookies) == (401, {})


def test_the_readable_description_is_a_page_like_others(db):
    answer = Client().get("/api/v1/docs/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_of_the_description_takes_nothing(db, method):
    answer = getattr(Client(), method)("/api/v1/docs/")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
