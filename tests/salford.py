"""The whole Salford case for tests that look at it: a database of the worker's own, made once in a run."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.template_database import copy_of_the_case


@pytest.fixture(scope="session")
def salford_database(django_db_setup: None) -> Iterator[str]:
    """The name of a copy of the loaded case. Tests that write there take back what they wrote."""
    name = f"{connection.settings_dict['NAME']}_salford"
    with copy_of_the_case(name):
        yield name
        connection.close()


@pytest.fixture(scope="module")
def the_case(salford_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """For the tests of a module the case is what the database holds."""
    with django_db_blocker.unblock(), at_database(salford_database):  # type: ignore[attr-defined]
        yield


@contextmanager
def at_database(name: str) -> Iterator[None]:
    """Speak to another database of the same server for a while."""
    before = connection.settings_dict["NAME"]
    _turn_to(name)
    try:
        yield
    finally:
        _turn_to(before)


def _turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()  # another database may have numbered the kinds otherwise
