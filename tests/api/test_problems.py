"""Every error is application/problem+json, whoever raised it."""

import json

import pytest
from django.core import exceptions as django
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.http import Http404
from django.test import Client
from django_fsm import TransitionNotAllowed
from rest_framework import serializers

from salford_css.core.api.views import OrganisationList

MEMBERS = {"type", "title", "status", "detail", "instance", "request_id", "errors"}


@pytest.fixture
def raising(calls, monkeypatch):
    """Let the list of organisations raise what a test hands in, and return the answer."""

    def ask(exception):
        def fail(self, client):
            raise exception

        monkeypatch.setattr(OrganisationList, "rows", fail)
        return calls.get("/organisations")

    return ask


@pytest.mark.parametrize(
    ("exception", "status"),
    [
        (Http404("secret"), 404),
        (django.ObjectDoesNotExist("secret"), 404),
        (django.PermissionDenied("Only the host may."), 403),
        (django.ValidationError({"amount": "It is negative."}), 422),
        (serializers.ValidationError({"amount": ["Not a number."]}), 400),
        (IntegrityError("secret"), 409),
        (TransitionNotAllowed("secret"), 409),
        (DataError("secret"), 400),
        (OperationalError("secret"), 503),
        (InterfaceError("secret"), 503),
        (InternalError("secret"), 500),
        (django.RequestDataTooBig("secret"), 413),
        (django.SuspiciousOperation("secret"), 400),
        (RuntimeError("secret"), 500),
    ],
)
def test_whatever_a_view_raises_is_a_problem(raising, exception, status):
    answer = raising(exception)
    body = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"], body["status"]) == (status, "application/problem+json", status)
    assert body.keys() == MEMBERS
    assert "secret" not in answer.content.decode()


def test_a_refused_field_is_pointed_to(raising):
    answer = raising(django.ValidationError({"amount": django.ValidationError("It is negative.", code="negative")}))
    assert answer.json()["errors"] == [{"pointer": "/amount", "code": "negative", "detail": "It is negative."}]


def test_a_fault_deep_in_a_body_is_pointed_to(raising):
    answer = raising(serializers.ValidationError({"rows": [{}, {"value": ["Not a number."]}]}))
    assert answer.json()["errors"][0]["pointer"] == "/rows/1/value"


def test_a_database_that_is_away_says_when_to_try_again(raising):
    assert raising(OperationalError())["Retry-After"] == "5"


@pytest.mark.parametrize("path", ["/api/", "/api/v2/organisations", "/api/v1/nothing", "/api/v1/organisations/a/b"])
def test_an_unknown_address_is_a_problem(db, path):
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["instance"] == path


def test_a_slash_too_many_is_pointed_home(db):
    answer = Client().get("/api/v1/organisations/?limit=1")
    assert (answer.status_code, answer["Location"]) == (308, "/api/v1/organisations?limit=1")


@pytest.mark.parametrize("method", ["DELETE", "POST", "PUT", "PATCH", "OPTIONS", "TRACE"])
def test_a_method_that_is_not_taken_is_405_and_says_which_are(calls, method):
    token = {"Authorization": f"Bearer {calls.token}"}
    answer = Client().generic(method, "/api/v1/organisations", headers=token)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in answer["Allow"]


def test_a_host_we_do_not_know_is_a_problem_too(db):
    answer = Client().get("/api/v1/organisations", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_browser_that_wants_a_page_gets_json(calls):
    assert calls.get("/organisations", Accept="text/html")["Content-Type"] == "application/json"
