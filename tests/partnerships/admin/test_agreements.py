"""Ada takes an agreement further in the administration; the services decide."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Agreement, Flexibility
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(the_law, db) -> Agreement:
    return make.agreement()


def press(browser: Client, agreement: Agreement, step: str):
    address = reverse("admin:partnerships_agreement_change", args=[agreement.pk])
    return browser.post(address, {"_fsm_transition_to": step}, follow=True)


def test_a_step_that_the_guards_refuse_says_why(as_ada: Client, agreement: Agreement):
    page = press(as_ada, agreement, "approve_in_principle")
    assert "Name the parties first" in page.content.decode()
    assert Agreement.objects.get().state == "proposal"


def test_a_step_that_nothing_stands_against_is_taken(as_ada: Client, agreement: Agreement):
    row = agreement.partnership
    make.party(row, row.lead_council)
    make.party(row, make.trust())
    row.flexibilities.create(flexibility=Flexibility.objects.get(code="pooled-fund"))
    press(as_ada, agreement, "approve_in_principle")
    assert Agreement.objects.get().state == "approved_in_principle"


def test_an_agreement_page_opens_with_everything_around_it(as_ada: Client, agreement: Agreement):
    make.version(agreement)
    page = as_ada.get(reverse("admin:partnerships_agreement_change", args=[agreement.pk]))
    assert page.status_code == 200


@pytest.mark.parametrize("settled_on", [None, date(2004, 6, 1)])
def test_a_draft_can_be_changed_and_a_settled_version_cannot(as_ada: Client, agreement: Agreement, settled_on):
    version = make.version(agreement, settled_on=settled_on)
    page = as_ada.get(reverse("admin:partnerships_agreementversion_change", args=[version.pk])).content.decode()
    assert ('name="improvement"' in page) is (settled_on is None)
    assert ('name="items-0-text"' in page or 'name="items-__prefix__-text"' in page) is (settled_on is None)
