"""The people of the demonstration at work on the case, whose pages open at its moment."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import Client

from salford_css.casebook.demo.making import make_demo
from salford_css.core.models import User


@pytest.fixture(scope="module")
def people(the_case: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The accounts of the demonstration; taken back at the end."""
    with transaction.atomic():
        make_demo(tmp_path_factory.mktemp("people") / "demo.json")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def browser_of(people: None, db: None, settings: object) -> Callable[[str], Client]:
    """Gives the browser of one of the demonstration's people, signed in."""
    settings.DEMO = True  # type: ignore[attr-defined]

    def open_browser(role: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username=role))
        return client

    return open_browser
