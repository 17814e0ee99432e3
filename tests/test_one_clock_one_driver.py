"""Only core/clock.py asks the time: everything else is handed a day or a moment."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
CLOCK = ROOT / "salford_css" / "core" / "clock.py"
ASKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("timezone", "now")}
NOT_OURS = {"node_modules", ".venv", "migrations", "tests", ".data"}


def modules() -> Iterator[Path]:
    for folder in ("salford_css", "strategy", "performance", "partnerships"):
        yield from (path for path in (ROOT / folder).rglob("*.py") if not NOT_OURS & set(path.parts))


def questions(source: str) -> Iterator[int]:
    """Return the lines on which a module asks the time of Python or Django."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in ASKS:
                yield node.lineno
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value.lineno


def test_nothing_but_the_clock_asks_the_time():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in modules()
        if path != CLOCK
        for line in questions(path.read_text())
    ]
    assert not found


@pytest.mark.parametrize(
    "source", ["datetime.now()", "datetime.datetime.now()", "date.today()", "timezone.now()", "f(default=timezone.now)"]
)
def test_the_test_would_notice(source: str):
    assert list(questions(source))


@pytest.mark.django_db
def test_the_database_is_reached_through_psycopg2():
    connection.ensure_connection()
    assert type(connection.connection).__module__.startswith("psycopg2")
