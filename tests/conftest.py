"""What every test stands on: plain names of static files, quick passwords, and the cast."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.template import Template
from django.template.context import BaseContext
from django.test import Client, override_settings
from django.test import client as test_client

from salford_css.core.models import Role, User
from tests.factories import core
from tests.salford import salford_database, the_case
from tests.template_database import django_db_modify_db_settings

__all__ = ["django_db_modify_db_settings", "salford_database", "the_case"]


@pytest.fixture(scope="session", autouse=True)
def values_of_whole_pages() -> Iterator[None]:
    """Keep for `answer.context` what a page was made of, not a copy again for each piece that it includes."""
    kept = test_client.store_rendered_templates

    def keep(store: Any, signal: Any, sender: Any, template: Template, context: BaseContext, **rest: Any) -> None:
        if context.template is template:
            kept(store, signal, sender, template, context, **rest)

    test_client.store_rendered_templates = keep
    yield
    test_client.store_rendered_templates = kept


@pytest.fixture(scope="session", autouse=True)
def plain_surroundings() -> Iterator[None]:
    """Ask for no collected static files and spend no time on hashing passwords."""
    storages = configured.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Without a second factor a test signs its people in by one line; the tests of signing in switch it on.
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers, SECOND_FACTOR_REQUIRED=False):
        yield


@pytest.fixture(scope="module")
def for_the_module(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """What is written by fixtures of a module that stand on this is there for all its tests, and taken back at its end.

    For what is long in the making and only looked at: the law, a council's rules of procedure, its headings.
    """
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield
        transaction.set_rollback(True)


@pytest.fixture
def ada(db: None) -> User:
    """Ada administers the product."""
    return User.objects.create_superuser("ada", "a password of length")


@pytest.fixture
def as_ada(ada: User) -> Client:
    """A browser in which Ada is signed in."""
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def dora(db: None) -> User:
    """Dora is the director."""
    return core.user_with(Role.DIRECTOR)


@pytest.fixture
def omar(db: None) -> User:
    """Omar is an officer."""
    return core.user_with(Role.OFFICER)


@pytest.fixture
def carl(db: None) -> User:
    """Carl is a cabinet member and nothing else."""
    return core.user_with(Role.CABINET_MEMBER)
