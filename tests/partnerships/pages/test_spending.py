"""What a partner's system reports, as whoever keeps the pool finds, takes in or refuses it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.services.pool_months import newest
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(paula):
    made = Client()
    made.force_login(paula)
    return made


@pytest.fixture
def report(pool_year):
    visits = pool_year.lines.get(code="visits")
    return make.spending(visits, visits.lead, "2.50", note="As agreed.")


def test_it_waits_among_the_managers_work_and_in_the_list(browser, report):
    assert "reports what April 2006" in browser.get("/dashboards/my-work/").content.decode()
    page = browser.get("/partnerships/spending/").content.decode()
    assert ("April 2006" in page, "2.50" in page) == (True, True)


def test_its_page_shows_it_beside_the_ledger_and_takes_it_in(browser, report):
    page = browser.get(report.get_absolute_url()).content.decode()
    assert ("not entered" in page, "Take it into the ledger" in page) == (True, True)
    browser.post(f"{report.get_absolute_url()}accept/")
    assert str(newest(report.lines.get().line, 1).actual) == "2.50"
    assert "Taken into the ledger" in browser.get(report.get_absolute_url()).content.decode()


def test_refused_it_says_why(browser, report):
    assert browser.post(f"{report.get_absolute_url()}refuse/", {"reason": ""}).status_code == 422
    browser.post(f"{report.get_absolute_url()}refuse/", {"reason": "This is May."})
    assert "This is May." in browser.get(report.get_absolute_url()).content.decode()


def test_a_month_closed_meanwhile_refuses_and_the_report_waits(browser, report):
    make.close(report.pool_year, 1)
    answer = browser.post(f"{report.get_absolute_url()}accept/")
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (422, "received")
    assert "April 2006 is closed" in answer.content.decode()


def test_receipts_are_listed_with_what_became_of_them(browser, report):
    system = make.client_of(report.party.organisation)
    make.receipt(system, kind="expenditure", expenditure=report)
    make.receipt(system, refused_because="A payment of nothing is none.")
    page = browser.get("/partnerships/received/").content.decode()
    assert (report.get_absolute_url() in page, "A payment of nothing is none." in page) == (True, True)


def test_the_lists_cost_the_same_however_long(browser, report):
    system = make.client_of(report.party.organisation)
    for address in ("/partnerships/spending/", "/partnerships/received/"):
        browser.get(address)
        with CaptureQueriesContext(connection) as one:
            browser.get(address)
        for month in (2, 3):
            more = make.spending(report.lines.get().line, report.party, "1", at=month)
            make.receipt(system, kind="expenditure", expenditure=more)
        with CaptureQueriesContext(connection) as three:
            browser.get(address)
        assert len(one) == len(three)
        report.pool_year.expenditure_returns.exclude(pk=report.pk).update(sent_on="2100-01-01")


def test_empty_lists_say_so(browser):
    assert "No partner has reported spending" in browser.get("/partnerships/spending/").content.decode()
    assert "Nothing was received" in browser.get("/partnerships/received/").content.decode()
