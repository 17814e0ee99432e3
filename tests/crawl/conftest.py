"""The people of the demonstration at work on the case, whose pages open at its moment."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client

from salford_css.core.models import User
from tests.salford import at_database
from tests.sweeps import one_person_throughout
from tests.template_database import copy_with_people

__all__ = ["one_person_throughout"]


@pytest.fixture(scope="package")
def peopled(django_db_setup: None) -> Iterator[str]:
    """The name of a copy of the case in which the people of the demonstration have been at work."""
    name = f"{connection.settings_dict['NAME']}_people"
    with copy_with_people(name):
        yield name


@pytest.fixture(scope="module")
def people(peopled: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """For the tests of a module that copy is what the database holds. They take back what they wrote."""
    with django_db_blocker.unblock(), at_database(peopled):  # type: ignore[attr-defined]
        yield


def signed_in(person: str) -> Client:
    """Return the browser of one of the demonstration's people."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=person))
    return client


@pytest.fixture
def browser_of(people: None, db: None, settings: object) -> Callable[[str], Client]:
    """Gives the browser of one of the demonstration's people, signed in."""
    settings.DEMO = True  # type: ignore[attr-defined]
    return signed_in
