"""What is done today while pages are read at a day in the past: said before, said after, and led to."""

from datetime import date

import pytest
from django.test import Client

from salford_css.core.models import NamedMoment, Role
from strategy import models as m
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db

THE_CASE = date(2004, 6, 1)


@pytest.fixture
def director(client: Client) -> Client:
    """Dora's browser, in which pages are read as at 1 June 2004."""
    NamedMoment.objects.create(ref="the-case", day=THE_CASE, label="1 June 2004")
    client.force_login(core.user_with(Role.DIRECTOR))
    client.post("/moment/", {"moment": "the-case"})
    return client


@pytest.fixture
def proposal() -> m.Proposal:
    return make.proposal(text="That it be done.")


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_form_of_a_deed_says_that_pages_of_the_past_do_not_show_it(director, proposal):
    shown = page(director, f"{proposal.get_absolute_url()}money/")
    assert "What you do here is dated today" in shown
    assert "Pages read as at 1 June 2004 do not show it." in shown
    assert "Read pages as at today" in shown


def test_a_deed_that_counts_on_a_day_of_its_own_says_so(director, proposal):
    action = make.action(proposal=proposal)
    shown = page(director, f"{action.get_absolute_url()}progress/")
    assert "is dated by the day you enter. Pages read as at 1 June 2004 show nothing later." in shown


def test_nothing_is_said_where_pages_are_read_today_or_the_deed_has_no_day(director, proposal):
    assert "Read pages as at today" not in page(director, f"{proposal.get_absolute_url()}text/")
    director.post("/moment/", {"moment": "today"})
    assert "Read pages as at today" not in page(director, f"{proposal.get_absolute_url()}money/")


def test_afterwards_one_stands_on_the_day_on_which_the_deed_shows(director, proposal):
    done = director.post(f"{proposal.get_absolute_url()}money/", {"kind": "cost", "amount": "40000"})
    assert done.headers["Location"] == f"{proposal.get_absolute_url()}?as_at=today"
    shown = page(director, done.headers["Location"])
    assert "so you see this page as at that day." in shown
    assert "£40,000" in shown
    assert "all others are read as at 1 June 2004" in shown


def test_one_click_reads_every_page_at_that_day(director, proposal):
    there = f"{proposal.get_absolute_url()}?as_at=today"
    assert 'name="moment" value="today">Read all pages as at' in page(director, there)
    director.post("/moment/", {"moment": "today", "next": there})
    assert "all others are read as at" not in page(director, there)


def test_what_is_dated_before_shows_where_one_is(director, proposal):
    action = make.action(proposal=proposal)
    report = {"text": "Begun", "outlook": "on_track", "on_0": "1", "on_1": "6", "on_2": "2004"}
    done = director.post(f"{action.get_absolute_url()}progress/", report)
    assert done.headers["Location"] == action.get_absolute_url()


def test_a_form_that_follows_stays_where_it_is_and_says_when_it_shows(director):
    heard = make.consultation()
    comment = {"respondent": "Home care teams", "text": "One team.", "version": "1"}
    received = {"received": "2 June 2004"}
    done = director.post(f"{heard.get_absolute_url()}enter/", comment | received)
    assert "as_at" not in done.headers["Location"]
    assert "It is dated 2 June 2004: pages read as at 1 June 2004 do not show it." in page(
        director, done.headers["Location"]
    )
