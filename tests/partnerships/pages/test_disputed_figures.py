"""A disputed figure says who disputes it beside the figure, wherever it shows, and asks no question a row."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.models import Dispute
from performance.models import Result
from salford_css.core.models import Role
from tests.factories import partnerships as make
from tests.factories.core import user_with
from tests.partnerships.pages.test_pages import words

WHO = "disputed by Salford Primary Care Trust"


@pytest.fixture
def carol(db) -> Client:
    """Carol, a cabinet member, at her browser."""
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    return client


def disputed(row, by, **figure: object) -> Dispute:
    return Dispute.objects.create(
        partnership=row, raised_by=by, raised_on=date(2006, 9, 1), figure_as_read="A figure", **figure
    )  # fmt: skip


def test_pool_and_its_year_mark_the_contribution_that_is_disputed_and_no_other(carol):
    pool_year, of_trust, _ = make.salford_pool()
    row = pool_year.fund.partnership
    dispute = disputed(row, of_trust.organisation, contribution=pool_year.contributions.get(party=of_trust))
    for address in (pool_year.get_absolute_url(), pool_year.fund.get_absolute_url(), row.get_absolute_url()):
        page = words(carol.get(f"{address}?as_at=2006-10-01"))
        assert f"8,600,000.00 {WHO}" in page
        assert f"8,700,000.00 {WHO}" not in page
        assert WHO not in words(carol.get(f"{address}?as_at=2006-08-31"))
    Dispute.objects.filter(pk=dispute.pk).update(state="taken_back", settled_on=date(2006, 9, 2))
    assert f"8,600,000.00 {WHO}" not in words(carol.get(f"{pool_year.get_absolute_url()}?as_at=2006-10-01"))


def test_a_line_says_that_what_was_spent_is_disputed(carol):
    pool_year, of_trust, _ = make.salford_pool()
    month = pool_year.lines.get().months.get()
    disputed(pool_year.fund.partnership, of_trust.organisation, month=month)
    page = words(carol.get(f"{pool_year.get_absolute_url()}?as_at=2006-10-01"))
    assert WHO in page[page.index("By line, pounds") :]


@pytest.mark.usefixtures("the_case")
def test_scoreboard_and_measure_mark_the_result_that_is_disputed(carol):
    latest = Result.objects.filter(series__indicator__code="DTOC", series__organisation__ref="org-council")
    result = latest.order_by("-period", "-version").first()
    row, trust = make.partnership(), make.trust("Salford Primary Care Trust")
    board, measure = "/performance/scoreboard/?as_at=today", f"{result.series.get_absolute_url()}"
    carol.get(board)
    with CaptureQueriesContext(connection) as before:
        assert WHO not in words(carol.get(board))
    disputed(row, trust, result=result)
    with CaptureQueriesContext(connection) as after:
        assert WHO in words(carol.get(board))
    assert len(after) == len(before)
    joined = "&" if "?" in measure else "?"
    assert WHO in words(carol.get(f"{measure}{joined}as_at=today"))


def test_the_form_of_a_dispute_offers_each_month_once_in_its_last_version(db):
    pool_year, *_ = make.salford_pool()
    line = pool_year.lines.get()
    make.month(line, 6, forecast=Decimal("17700000"))
    browser = Client()
    browser.force_login(user_with(Role.OFFICER))
    page = words(browser.get(f"{pool_year.fund.partnership.get_absolute_url()}dispute/"))
    assert "All services, month 6 of 2006/07: £17.7 million" in page
    assert "month 6 of 2006/07: £17.6 million" not in page
