"""Items (a) to (g) as the record shows them, with and without papers."""

from datetime import date

import pytest

from partnerships.agreements.items import ItemState, Variant
from partnerships.models import Flexibility
from partnerships.readings.evidence import items_of
from salford_css.core.models import ClientGroup
from tests.factories import core
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JUNE_2004 = date(2004, 6, 1)


@pytest.fixture
def learning_difficulties(the_law, db):
    """The record of 2004: a total, a joint post, a start; no paper."""
    group = ClientGroup.objects.create(ref="learning-disability", name="People with learning difficulties")
    row = make.partnership(client_group=group, kinds_of_service="A joint service with integrated community teams")
    row.flexibilities.create(flexibility=Flexibility.objects.get(code="pooled-fund"))
    row.flexibilities.create(flexibility=Flexibility.objects.get(code="integrated-provision"))
    row.joint_posts.create(post=core.post("Joint Head of Service, Learning Difficulties"))
    make.total(make.year(make.fund(row), 2002))
    return row


def pooled(row, on: date = JUNE_2004):
    return {item.letter: item for item in items_of(row, on=on)[Variant.POOLED_FUND]}


def test_without_papers_the_record_itself_is_read(learning_difficulties):
    states = [item.state for item in pooled(learning_difficulties).values()]
    no, part, yes = ItemState.NOT_ON_RECORD, ItemState.IN_PART, ItemState.ON_RECORD
    assert states == [no, part, no, yes, part, part, no]


def test_a_total_without_its_split_is_said_in_words(learning_difficulties):
    assert pooled(learning_difficulties)["b"].says == "Total of £16m for 2002/03; no split; rule for varying it missing"


def test_who_leads_an_integrated_service_is_not_guessed(learning_difficulties):
    assert list(items_of(learning_difficulties, on=JUNE_2004)) == [Variant.POOLED_FUND]


def test_what_became_known_later_is_not_evidence_yet(learning_difficulties):
    row = learning_difficulties
    year = make.year(row.funds.get(), 2006)
    make.contribution(year, make.party(row), "8600000", known_from=date(2006, 9, 6))
    assert "2006/07" not in pooled(row)["b"].says
    assert "Salford Primary Care Trust £8.6m" in pooled(row, date(2006, 9, 6))["b"].says


def test_a_settled_version_is_read_with_the_record(learning_difficulties):
    version = make.version(make.agreement(learning_difficulties, state="live"))
    version.flexibilities.create(flexibility=Flexibility.objects.get(code="pooled-fund"))
    version.items.create(part="aims", text="Ordinary lives")
    version.items.create(part="outcomes", text="More people in work", complete=True)
    version.settled_on = date(2004, 5, 1)
    version.save()
    assert pooled(learning_difficulties)["a"].state is ItemState.ON_RECORD
    assert pooled(learning_difficulties, date(2004, 4, 1))["a"].state is ItemState.NOT_ON_RECORD


def test_a_host_and_a_manager_on_the_fund_count(learning_difficulties):
    fund = learning_difficulties.funds.get()
    fund.host, fund.manager = make.council(), core.post("Pool manager")
    fund.save()
    assert pooled(learning_difficulties)["g"].state is ItemState.IN_PART
