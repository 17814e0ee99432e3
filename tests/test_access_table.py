"""Every address of the product, asked by everybody with every method, against the table in access_table.py."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver

from salford_css.core.models import AccessGrant, Organisation, Role, User
from tests.access_table import TABLE, UNSAFE, Readers, Row, row_for
from tests.sweeps import one_person_throughout

__all__ = ["one_person_throughout"]

pytestmark = pytest.mark.usefixtures("one_person_throughout")

SAMPLES = {
    "int": "1",
    "year": "2006-07",
    "slug": "nothing",
    "str": "nothing",
    "path": "1",
    "uuid": "4f2cf2a6-1b51-4e5c-9d6b-3d3f5a2f3c11",
}
"""What stands in the place of a variable part of an address. Nothing with these names exists."""
OTHER_SAMPLES: dict[str, str] = {
    r"^(?P<page>[\w/:.()-]+/)thread/$": "strategy/nothing/thread/",
    r"^(?P<page>[\w/:.()-]+/)trail/$": "strategy/nothing/trail/",
    "admin/(?P<url>.*)$": "admin/nothing/",
    "^api/": "api/nothing/",
}


@dataclass(frozen=True)
class Address:
    """One entry of the resolver and a path that leads there."""

    route: str
    path: str
    row: Row | None


def addresses() -> list[Address]:
    """Return every entry of the resolver."""
    return [Address(route, path_of(route), row_for(route)) for route in routes(get_resolver())]


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        else:
            yield route


def path_of(route: str) -> str:
    if route in OTHER_SAMPLES:
        return "/" + OTHER_SAMPLES[route]
    route = re.sub(r"\^?\(\?P<app_label>(\w+)[^)]*\)/\$", r"\1/", route)
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLES.get(part[1] or "str", "nothing"), route)


ALL = addresses()


def failures(
    among: Iterator[Address] | list[Address],
    ask: Callable[[Address], HttpResponse],
    good: Callable[[HttpResponse], bool],
) -> list[str]:
    """Return a line for each address whose answer is not good."""
    answers = ((address, ask(address)) for address in among)
    return [f"{address.route} answers {answer.status_code}" for address, answer in answers if not good(answer)]


def is_door(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith(("/accounts/login/", "/admin/login/"))


def signed_in(user: User, **options: bool) -> Client:
    client = Client(raise_request_exception=False, **options)
    client.force_login(user)
    return client


def with_role(name: str, role: Role) -> User:
    council, _ = Organisation.objects.get_or_create(ref="council", defaults={"name": "The Council"})
    user = User.objects.create_user(name, "a password of length")
    AccessGrant.objects.create(user=user, role=role, organisation=council)
    return user


@pytest.fixture
def carol(db: None) -> User:
    """Carol is a cabinet member."""
    return with_role("carol", Role.CABINET_MEMBER)


@pytest.fixture
def olive(db: None) -> User:
    """Olive is an officer."""
    return with_role("olive", Role.OFFICER)


@pytest.fixture
def amir(db: None) -> User:
    """Amir is an administrator by his role, not by a flag."""
    return with_role("amir", Role.ADMINISTRATOR)


# ------------------------------------------------------------------ the table itself


def test_every_address_has_a_row():
    missing = sorted({address.route for address in ALL if address.row is None})
    assert not missing, f"Say in tests/access_table.py who may do what at: {missing}"


def test_every_part_of_an_address_has_a_sample():
    assert not [address.path for address in ALL if re.search(r"[<>()^$?]", address.path)]


# ------------------------------------------------------------------ strangers


def test_a_stranger_is_sent_to_the_door_or_refused(db: None):
    stranger = Client(raise_request_exception=False)
    closed = [address for address in ALL if address.row and address.row.readers is not Readers.ANYBODY]
    wrong = failures(
        closed,
        lambda address: stranger.get(address.path),
        lambda answer: is_door(answer) or answer.status_code in (401, 404, 405),
    )
    assert not wrong


@pytest.mark.parametrize("method", UNSAFE)
def test_a_stranger_changes_nothing_with(db: None, method: str):
    stranger = Client(raise_request_exception=False)
    closed = [address for address in ALL if address.row and address.row.readers is not Readers.ANYBODY]
    wrong = failures(
        closed,
        lambda address: stranger.generic(method, address.path),
        lambda answer: is_door(answer) or answer.status_code in (400, 401, 403, 404, 405, 415),
    )
    assert not wrong


# ------------------------------------------------------------------ what the council opened to the public


PUBLISHED = [address for address in ALL if address.row and address.row.readers is Readers.PUBLIC]


def test_what_is_not_opened_to_the_public_is_nowhere_for_anybody(ada: User):
    stranger, as_ada = Client(raise_request_exception=False), signed_in(ada)
    assert not failures(PUBLISHED, lambda one: stranger.get(one.path), lambda answer: answer.status_code == 404)
    assert not failures(PUBLISHED, lambda one: as_ada.get(one.path), lambda answer: answer.status_code == 404)


def test_what_is_opened_to_the_public_needs_no_signing_in(db: None, settings: Any):
    settings.PUBLIC_PART1 = True
    stranger = Client(raise_request_exception=False)
    wrong = failures(PUBLISHED, lambda one: stranger.get(one.path), lambda answer: answer.status_code in (200, 404))
    lists = [one for one in PUBLISHED if "<" not in one.route]
    assert not wrong and len(lists) == 5
    assert not failures(lists, lambda one: stranger.get(one.path), lambda answer: answer.status_code == 200)


def test_opening_it_to_the_public_opens_nothing_else(db: None, settings: Any):
    settings.PUBLIC_PART1 = True
    stranger = Client(raise_request_exception=False)
    closed = [one for one in ALL if one.row and one.row.readers not in (Readers.ANYBODY, Readers.PUBLIC)]
    wrong = failures(
        closed,
        lambda address: stranger.get(address.path),
        lambda answer: is_door(answer) or answer.status_code in (401, 404, 405),
    )
    assert not wrong


@pytest.mark.parametrize("method", UNSAFE)
def test_nobody_changes_anything_on_a_public_page_with(db: None, settings: Any, method: str):
    settings.PUBLIC_PART1 = True
    stranger = Client(raise_request_exception=False)
    wrong = failures(
        PUBLISHED, lambda one: stranger.generic(method, one.path), lambda answer: answer.status_code in (403, 405)
    )
    assert not wrong


# ------------------------------------------------------------------ cabinet members


@pytest.mark.parametrize("method", UNSAFE)
def test_a_cabinet_member_is_refused(carol: User, method: str):
    as_carol = signed_in(carol)
    others = [address for address in ALL if address.row and not address.row.own and address.row.csrf]
    wrong = failures(
        others,
        lambda address: as_carol.generic(method, address.path),
        lambda answer: answer.status_code == 403,
    )
    assert not wrong


@pytest.mark.parametrize("method", UNSAFE)
def test_the_session_of_a_cabinet_member_opens_no_door_of_the_api(carol: User, method: str):
    as_carol = signed_in(carol)
    wrong = failures(
        [address for address in ALL if address.row and not address.row.csrf],
        lambda address: as_carol.generic(method, address.path),
        lambda answer: answer.status_code in (400, 401, 403, 404, 405),
    )
    assert not wrong


def test_a_cabinet_member_reads_every_page(carol: User):
    as_carol = signed_in(carol)
    signed = [address for address in ALL if address.row and address.row.readers is Readers.SIGNED_IN]
    pages = [address for address in signed if not address.row.closed]
    wrong = failures(
        pages,
        lambda address: as_carol.get(address.path),
        lambda answer: answer.status_code < 500 and answer.status_code != 403 and not is_door(answer),
    )
    assert not wrong


def test_a_cabinet_member_is_not_shown_how_to_begin_something(carol: User):
    as_carol = signed_in(carol)
    closed = [address for address in ALL if address.row and address.row.closed]
    wrong = failures(closed, lambda address: as_carol.get(address.path), lambda answer: answer.status_code == 403)
    assert not wrong


def test_the_exceptions_are_signing_in_and_what_is_ones_own():
    own = {route for route, row in TABLE.items() if row.own}
    assert own - {"moment/", "my-calendar/", "my-calendar/end/"} == {
        route for route in own if route.startswith("accounts/")
    }


# ------------------------------------------------------------------ officers and administrators


def test_the_administration_is_closed_to_officers(olive: User):
    as_olive = signed_in(olive)
    wrong = failures(
        [address for address in ALL if address.row and address.row.readers is Readers.ADMINISTRATORS],
        lambda address: as_olive.get(address.path),
        lambda answer: answer.status_code in (403, 404),
    )
    assert not wrong


def test_every_list_form_and_search_of_the_administration_opens_for_the_role(amir: User):
    as_amir = signed_in(amir)
    wrong = failures(
        [address for address in ALL if address.row and address.row.readers is Readers.ADMINISTRATORS],
        lambda address: as_amir.get(address.path, {"q": "care 2004"}),
        lambda answer: answer.status_code in (200, 302, 404, 405) or refuses_by_rule(answer),
    )
    assert not wrong


def refuses_by_rule(answer: HttpResponse) -> bool:
    """Rows are never deleted, and what the product writes itself is not added by hand."""
    return answer.status_code == 403


@pytest.mark.parametrize("method", UNSAFE)
def test_an_address_takes_no_method_that_its_row_does_not_name(olive: User, method: str):
    as_olive = signed_in(olive)
    others = [address for address in ALL if address.row and method not in address.row.acts]
    wrong = failures(
        others,
        lambda address: as_olive.generic(method, address.path),
        lambda answer: answer.status_code in (401, 403, 404, 405) or is_door(answer),
    )
    assert not wrong


# ------------------------------------------------------------------ forms


def test_every_address_can_be_asked_which_methods_it_takes(ada: User):
    as_ada = signed_in(ada)
    assert not failures(ALL, lambda address: as_ada.options(address.path), lambda answer: answer.status_code < 500)


def test_every_form_needs_its_token(ada: User):
    as_ada = signed_in(ada, enforce_csrf_checks=True)
    wrong = failures(
        [address for address in ALL if address.row and address.row.csrf],
        lambda address: as_ada.post(address.path),
        lambda answer: answer.status_code == 403,
    )
    assert not wrong
