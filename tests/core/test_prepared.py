"""A statement that is asked again is planned once a connection, and answers what it always answered."""

import pytest
from django.db import connection, transaction
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext

from salford_css.core import prepared
from salford_css.core.prepared import Statement


def asked(statement: Statement, times: int, *arguments: object) -> tuple[list[object], list[str]]:
    """Return the answers and what was sent for each."""
    answers, sent = [], []
    for _ in range(times):
        with CaptureQueriesContext(connection) as queries:
            answers.append(statement.row("default", *arguments))
        sent.append(" ".join(each["sql"] for each in queries))
    return answers, sent


def test_what_is_asked_again_is_planned_once(db):
    answers, sent = asked(Statement("SELECT 1 + %s, 'a%%'", (1,)), 4)
    assert answers == [(2, "a%")] * 4
    assert ["PREPARE" in each for each in sent] == [False, True, False, False]
    assert ["EXECUTE" in each for each in sent] == [False, True, True, True]


def test_other_values_are_another_statement(db):
    assert [Statement("SELECT %s + 1", (n,)).row("default") for n in (1, 2, 1, 2, 1, 2)] == [(2,), (3,)] * 3


def test_what_is_known_to_be_asked_often_is_planned_at_once_and_given_its_values_each_time(db):
    statement = Statement("SELECT $1 * 2, $2 || '%%'", types=("bigint", "text"))
    assert asked(statement, 2, 4, "x")[0] == [(8, "x%")] * 2
    assert statement.row("default", 5, "it's") == (10, "it's%")


def test_a_statement_without_a_row_answers_none(db):
    assert asked(Statement("SELECT 1 WHERE false"), 3)[0] == [None] * 3


def test_a_statement_that_failed_may_be_asked_again(db):
    statement = Statement("SELECT 10 / $1", types=("bigint",))
    for _ in range(2):
        with pytest.raises(DataError), transaction.atomic():
            statement.row("default", 0)
    assert statement.row("default", 5) == (2,)


def test_a_connection_keeps_only_so_many(db, monkeypatch):
    monkeypatch.setattr(prepared, "KEPT", 3)
    monkeypatch.setattr(prepared, "NOTED", 4)
    monkeypatch.setattr(prepared, "_connections", type(prepared._connections)())
    every = [Statement("SELECT %s::int", (n,)) for n in range(6)]
    for one in every:
        assert asked(one, 3)[0] == [(every.index(one),)] * 3
    assert [each.row("default") for each in every] == [(n,) for n in range(6)]
    kept = prepared._connections[connection.connection]
    assert (len(kept.names), len(kept.noted)) == (3, 4)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE name = ANY(%s)", [list(kept.names.values())])
        assert len(cursor.fetchall()) == 3
