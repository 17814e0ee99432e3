"""Whoever asks is found out on the connection there is; one that broke meanwhile is opened anew, once."""

from types import SimpleNamespace

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError

from salford_css.api import admission
from salford_css.core import clock


class Asked:
    """A statement whose first askings fail."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.times = 0

    def row(self, using: str, *arguments: object) -> None:
        self.times += 1
        if self.times <= self.failures:
            raise OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def asking(monkeypatch):
    def begin(failures: int, *, in_atomic_block: bool = False) -> tuple[Asked, list[str]]:
        asked, closed = Asked(failures), []
        broken = SimpleNamespace(in_atomic_block=in_atomic_block, close=lambda: closed.append("closed"))
        monkeypatch.setattr(admission, "_ADMIT", asked)
        monkeypatch.setattr(admission, "connections", {DEFAULT_DB_ALIAS: broken})
        return asked, closed

    return begin


def test_a_connection_that_holds_is_not_tried_first(asking):
    asked, closed = asking(0)
    assert admission.admit("nobody", at=clock.now()) is None
    assert (asked.times, closed) == (1, [])


def test_a_connection_that_broke_is_opened_anew(asking):
    asked, closed = asking(1)
    assert admission.admit("nobody", at=clock.now()) is None
    assert (asked.times, closed) == (2, ["closed"])


def test_a_database_that_is_away_is_not_asked_for_ever(asking):
    asked, _ = asking(5)
    with pytest.raises(OperationalError):
        admission.admit("nobody", at=clock.now())
    assert asked.times == 2


def test_a_transaction_that_has_begun_is_not_begun_again(asking):
    asked, closed = asking(1, in_atomic_block=True)
    with pytest.raises(OperationalError):
        admission.admit("nobody", at=clock.now())
    assert (asked.times, closed) == (1, [])
