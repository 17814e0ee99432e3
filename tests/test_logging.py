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
