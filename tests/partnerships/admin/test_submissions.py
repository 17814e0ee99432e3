"""Ada reads what partners' systems sent, and answers as on its page."""

import pytest
from django.test import Client

from partnerships.models import ExpenditureReturn
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db) -> ExpenditureReturn:
    line = make.led_line()
    return make.spending(line, line.lead, "2.50")


def test_a_report_is_taken_in_by_its_button(as_ada: Client, report: ExpenditureReturn):
    address = f"/admin/partnerships/expenditurereturn/{report.pk}/change/"
    assert as_ada.get(address).status_code == 200
    as_ada.post(address, {"_fsm_transition_to": "accept"})
    report.refresh_from_db()
    assert (report.state, report.lines.get().line.months.get().actual) == ("accepted", report.lines.get().actual)


def test_nobody_writes_a_report_a_receipt_or_a_dispute_there(as_ada: Client, report: ExpenditureReturn):
    system = make.client_of(report.party.organisation)
    receipt = make.receipt(system, kind="expenditure", expenditure=report)
    assert as_ada.get(f"/admin/partnerships/receipt/{receipt.pk}/change/").status_code == 200
    for model in ("expenditurereturn", "receipt", "dispute"):
        assert as_ada.get(f"/admin/partnerships/{model}/").status_code == 200
        assert as_ada.get(f"/admin/partnerships/{model}/add/").status_code == 403


def test_a_dispute_offers_its_steps(as_ada: Client):
    row = make.dispute()
    address = f"/admin/partnerships/dispute/{row.pk}/change/"
    page = as_ada.get(address).content.decode()
    assert ("Settle it" in page, "Take it back" in page) == (True, True)
