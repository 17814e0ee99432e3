"""The day a page is read at: chosen for the session, by the address, or the default."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from salford_css.core import clock, moments
from salford_css.core.models import NamedMoment, User
from tests.factories import core

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
THE_CASE = date(2004, 6, 1)


@pytest.fixture(autouse=True)
def held():
    with clock.held_at(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


@pytest.fixture(autouse=True)
def named() -> None:
    NamedMoment.objects.create(ref="the-case", day=THE_CASE, label="1 June 2004", is_default=True)
    NamedMoment.objects.create(ref="series-complete", day=date(2020, 3, 1), label="1 March 2020")


@pytest.fixture
def demo(settings) -> None:
    settings.DEMO = True


@pytest.fixture
def page(client: Client):
    """Ask for a page as Olive and return the day it was read at."""
    olive: User = core.holder_of(core.post())
    client.force_login(olive)

    def ask(query: str = "") -> date:
        return client.get(f"/source-issues/{query}").wsgi_request.moment.day

    return ask


def test_outside_the_demonstration_pages_are_read_today(page):
    assert page() == TODAY


def test_the_demonstration_opens_at_its_default_moment(page, demo):
    assert page() == THE_CASE


def test_a_moment_chosen_stays_for_the_session(page, client: Client):
    client.post("/moment/", {"moment": "series-complete", "next": "/source-issues/"})
    assert page() == date(2020, 3, 1)


def test_today_can_be_chosen_in_the_demonstration(page, client: Client, demo):
    client.post("/moment/", {"moment": "today"})
    assert page() == TODAY


def test_a_day_in_the_address_counts_for_that_page_alone(page):
    assert page("?as_at=2003-01-15") == date(2003, 1, 15)
    assert page() == TODAY


@pytest.mark.parametrize(
    "text",
    ["yesterday", "2004-13-01", "2004-06", "<script>", "%00", "the-case%00", "9" * 500, "9999-12-31", "0001-01-01"],
)
def test_a_moment_that_is_none_is_the_default(page, text: str):
    assert page(f"?as_at={text}") == TODAY


def test_a_moment_that_is_none_is_the_default_of_the_demonstration(page, demo):
    assert page("?as_at=yesterday") == THE_CASE


def test_the_present_is_told_from_a_past_moment():
    assert moments.chosen("today").is_today
    assert not moments.chosen("the-case").is_today


def test_a_day_is_written_as_people_write_it():
    assert moments.chosen("2003-01-15").label == "15 January 2003"
