"""Spending that a partner reports: received, taken into the ledger, refused, corrected."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.services.expenditure import accept_spending, refuse_spending, report_spending
from partnerships.services.pool_months import Entry, newest
from salford_css.core import clock
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_june_2006():
    with clock.held_at(datetime(2006, 6, 15, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def trust_party(pool_year):
    return pool_year.fund.partnership.parties.exclude(organisation=pool_year.fund.host).get()


@pytest.fixture
def system(pool_year, trust_party):
    """The trust's system, with which the pool is shared for submitting."""
    make.share(pool_year.fund.partnership, fund=pool_year.fund, access="submit")
    return make.client_of(trust_party.organisation)


@pytest.fixture
def visits(pool_year):
    """The line the trust leads."""
    return pool_year.lines.get(code="visits")


def report(pool_year, party, by, *entries, month=4, **facts):
    return report_spending(pool_year=pool_year, month=month, party=party, entries=entries, by=by, **facts)


def test_what_a_trust_reports_waits_and_is_in_no_ledger(pool_year, trust_party, system, visits):
    row = report(pool_year, trust_party, system, Entry(visits, Decimal("2.50")), month=1)
    assert (row.state, newest(visits, 1)) == ("received", None)


def test_taken_into_the_ledger_it_is_the_months_figure(pool_year, trust_party, system, visits, paula):
    row = report(pool_year, trust_party, system, Entry(visits, Decimal("2.50"), cause="fewer visits"), month=1)
    accept_spending(expenditure=row, by=paula)
    assert (newest(visits, 1).actual, newest(visits, 1).cause, row.state) == (
        Decimal("2.50"),
        "fewer visits",
        "accepted",
    )


def test_a_correction_says_why_and_replaces_what_waits(pool_year, trust_party, system, visits):
    first = report(pool_year, trust_party, system, Entry(visits, Decimal("2.50")), month=1)
    with pytest.raises(ValidationError, match="Say why the month is corrected"):
        report(pool_year, trust_party, system, Entry(visits, Decimal("3.00")), month=1)
    second = report(
        pool_year, trust_party, system, Entry(visits, Decimal("3.00")), month=1, note="An invoice was late."
    )
    first.refresh_from_db()
    assert (first.state, second.number) == ("replaced", 2)


def test_a_correction_of_what_was_accepted_becomes_a_version_of_the_month(
    pool_year, trust_party, system, visits, paula
):
    accept_spending(
        expenditure=report(pool_year, trust_party, system, Entry(visits, Decimal("2.50")), month=1), by=paula
    )
    again = report(pool_year, trust_party, system, Entry(visits, Decimal("3.00")), month=1, note="An invoice was late.")
    accept_spending(expenditure=again, by=paula)
    assert [row.actual for row in visits.months.order_by("number")] == [Decimal("2.50"), Decimal("3.00")]


def test_a_trust_reports_the_lines_it_leads_and_no_other(pool_year, trust_party, system):
    homes = pool_year.lines.get(code="homes")
    with pytest.raises(ValidationError, match="nor leads Homes"):
        report(pool_year, trust_party, system, Entry(homes, Decimal(1)), month=1)


def test_the_host_reports_every_line(pool_year, trust_party, visits):
    pool_year.fund.host = trust_party.organisation
    pool_year.fund.save()
    make.share(pool_year.fund.partnership, fund=pool_year.fund, access="submit")
    system, homes = make.client_of(trust_party.organisation), pool_year.lines.get(code="homes")
    row = report(pool_year, trust_party, system, Entry(homes, Decimal(6)), Entry(visits, Decimal(2)), month=1)
    assert row.lines.count() == 2


def test_without_a_share_to_submit_nothing_is_taken(pool_year, trust_party, visits):
    make.share(pool_year.fund.partnership, fund=pool_year.fund)
    with pytest.raises(PermissionDenied):
        report(pool_year, trust_party, make.client_of(trust_party.organisation), Entry(visits, Decimal(1)), month=1)


def test_a_closed_month_takes_no_report_and_names_the_next_open_one(pool_year, trust_party, system, visits):
    make.close(pool_year, 1)
    with pytest.raises(ValidationError, match="adjustment in May 2006"):
        report(pool_year, trust_party, system, Entry(visits, Decimal(1)), month=1)


def test_a_month_to_come_is_refused(pool_year, trust_party, system, visits):
    with pytest.raises(ValidationError, match="July 2006 has not begun"):
        report(pool_year, trust_party, system, Entry(visits, Decimal(1)))


def test_a_report_is_refused_with_a_reason_only(pool_year, trust_party, system, visits, paula):
    row = report(pool_year, trust_party, system, Entry(visits, Decimal(1)), month=1)
    with pytest.raises(ValidationError, match="Say why"):
        refuse_spending(expenditure=row, by=paula)
    assert refuse_spending(expenditure=row, by=paula, reason="Wrong month.").answer == "Wrong month."


def test_its_sender_never_accepts_it(pool_year, trust_party, system, visits):
    row = report(pool_year, trust_party, system, Entry(visits, Decimal(1)), month=1)
    with pytest.raises(PermissionDenied):
        accept_spending(expenditure=row, by=system)
    assert date(2006, 6, 15) == row.sent_on
