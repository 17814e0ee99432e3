"""Whatever a machine sends, it is told what is wrong and what to do; nothing it sends is a failure of ours.

Every address of the description that takes a body is sent odd ones: a new one is held to this without being named.
"""

import json
import re

import pytest
from django.test import Client

from salford_css.api.schema import description

PATHS = description()["paths"]
SENT = sorted((path, method) for path in PATHS for method in ("post", "patch") if method in PATHS[path])
BODIES = {
    "nothing": b"",
    "broken JSON": b'{"a": ',
    "not UTF-8": b'{"a": "\xff"}',
    "another coding": '{"a": "é"}'.encode("utf-16"),
    "NUL": b'{"a": "\\u0000"}',
    "half a pair": b'{"a": "\\ud800"}',
    "null": b"null",
    "a number": b"7",
    "a text": b'"a"',
    "a list": b"[]",
    "lists in lists": b"[" * 20_000 + b"]" * 20_000,
    "no number": b'{"a": NaN}',
    "an endless number": b'{"a": 1e999}',
    "more digits than a number has": b'{"a": ' + b"9" * 6_000 + b"}",
    "a name twice": b'{"a": 1, "a": 2}',
}


def said_plainly(answer) -> bool:
    """Say whether a refusal is a problem whose every fault has a sentence of its own."""
    if answer.status_code >= 500 or answer["Content-Type"] not in ("application/json", "application/problem+json"):
        return False
    said = answer.json()
    if answer.status_code < 400:
        return True
    return bool(said["detail"]) and all(fault["detail"].endswith((".", ")")) for fault in said["errors"])


def wrongly_answered(asked: dict) -> dict:
    wrong = {what: answer for what, answer in asked.items() if not said_plainly(answer)}
    return {what: (answer.status_code, answer.content[:600]) for what, answer in wrong.items()}


@pytest.fixture
def send(calls):
    """Send bytes to an address; returns its answer. Each under a key of its own."""
    numbers = iter(range(10_000))

    def sent(path: str, method: str, body: bytes, **more):
        headers = {
            "Authorization": f"Bearer {calls.token}", "Idempotency-Key": f"odd-{next(numbers)}", "If-Match": '"a"',
        }  # fmt: skip
        kind = more.pop("content_type", "application/json")
        caller = Client(raise_request_exception=False)
        return caller.generic(method.upper(), path, body, content_type=kind, headers=headers | more)

    return sent


def named(path: str, name: str = "anything") -> str:
    return re.sub(r"{\w+}", name, path)


@pytest.mark.parametrize(("path", "method"), SENT)
def test_an_odd_body_is_refused_and_explained(path, method, send):
    asked = {what: send(named(path), method, body) for what, body in BODIES.items()}
    assert wrongly_answered(asked) == {}
    assert {answer.status_code for answer in asked.values()} <= {400, 404, 412, 422}


@pytest.mark.parametrize(("path", "method"), SENT)
@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=a"])
def test_another_type_of_body_is_refused(path, method, kind, send):
    answer = send(named(path), method, b"{}", content_type=kind)
    assert said_plainly(answer)
    assert answer.status_code == 415


@pytest.mark.parametrize(("path", "method"), SENT)
def test_a_body_too_large_is_refused(path, method, send, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    answer = send(named(path), method, json.dumps({"a": "b" * 2_000}).encode())
    assert said_plainly(answer)
    assert answer.status_code == 413
