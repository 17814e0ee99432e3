"""What operators read: one JSON object a line outside development, with the request's id."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client

from salford_css import logging_setup
from tests.api.conftest import Caller, client_of, organisation, token_for


def formatter(*, development: bool) -> logging.Formatter:
    described = dict(logging_setup.configuration(development=development)["formatters"]["events"])
    made: logging.Formatter = described.pop("()")(**described)
    return made


@pytest.fixture
def spoken() -> Iterator[io.StringIO]:
    """Everything logged, in the form of production."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(development=False))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.setLevel(level)
    root.removeHandler(handler)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_about_a_request_carries_the_id_that_its_answer_carries(spoken: io.StringIO) -> None:
    answer = Client().get("/healthz")
    about = [line for line in lines(spoken) if line.get("request") == "GET /healthz"]
    assert {line["request_id"] for line in about} == {answer["X-Request-ID"]}


def test_an_id_the_caller_gives_is_kept(spoken: io.StringIO) -> None:
    Client().get("/healthz", headers={"X-Request-ID": "pharmacy-0042"})
    assert {line["request_id"] for line in lines(spoken)} == {"pharmacy-0042"}


def test_a_dangerous_id_is_replaced(spoken: io.StringIO) -> None:
    answer = Client().get("/healthz", headers={"X-Request-ID": "x" * 500})
    assert len(answer["X-Request-ID"]) == 32


def test_a_packages_own_words_become_json_too(spoken: io.StringIO) -> None:
    logging.getLogger("some.package").warning("Shelf %s is empty", "B")
    (line,) = lines(spoken)
    assert (line["event"], line["level"], line["logger"]) == ("Shelf B is empty", "warning", "some.package")


@pytest.mark.parametrize("development", [True, False])
def test_a_traceback_never_shows_what_people_typed(development: bool) -> None:
    def fail(password: str) -> None:
        raise ValueError("no")

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(development=development))
    logger = logging.getLogger("tests.of.logging")
    logger.addHandler(handler)
    try:
        fail("secret " + "sauce")
    except ValueError:
        structlog.get_logger("tests.of.logging").exception("It failed")
    logger.removeHandler(handler)
    assert "ValueError: no" in stream.getvalue()
    assert "secret sauce" not in stream.getvalue()


def test_the_secret_of_a_calendar_is_in_no_line(db: None, spoken: io.StringIO) -> None:
    Client().get("/calendar/a-secret-that-opens-a-calendar.ics")
    assert "a-secret-that-opens" not in spoken.getvalue()
    assert "GET /calendar/(secret)" in spoken.getvalue()


@pytest.mark.parametrize(("proxies", "told"), [(0, "127.0.0.1"), (1, "192.0.2.7")])
def test_the_line_of_a_page_names_whom_our_proxies_saw(
    db: None, spoken: io.StringIO, settings: Any, proxies: int, told: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    Client().get("/nowhere/", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.7")
    line = lines(spoken)[-1]
    assert (line["event"], line["code"], line["ip"]) == ("request_finished", 404, told)


def test_what_a_machine_asked_is_one_line_with_its_client(db: None, spoken: io.StringIO) -> None:
    client = client_of(organisation("bevan-primary-care-trust"))
    calls = Caller(client, token_for(client))
    answer = calls.get("/organisations?limit=5", **{"User-Agent": "nightly/2", "X-Request-ID": "ours-1234"})
    (line,) = [line for line in lines(spoken) if line["event"] == "request_finished"]
    told = {name: line[name] for name in ("request", "code", "request_id", "client", "ip", "user_agent", "level")}
    assert told == {
        "request": "GET /api/v1/organisations?limit=5",
        "code": answer.status_code,
        "request_id": "ours-1234",
        "client": str(calls.client),
        "ip": "127.0.0.1",
        "user_agent": "nightly/2",
        "level": "info",
    }
    Client().get("/healthz")
    assert "client" not in lines(spoken)[-1]


@pytest.mark.parametrize(("path", "code", "level"), [("/nowhere", 404, "warning"), ("/organisations", 401, "warning")])
def test_what_is_refused_to_a_machine_is_a_warning(
    db: None, spoken: io.StringIO, path: str, code: int, level: str
) -> None:
    Client().get(f"/api/v1{path}")
    line = lines(spoken)[-1]
    assert (line["code"], line["level"], "client" in line) == (code, level, False)
