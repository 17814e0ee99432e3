"""What a proposal costs, saves and gives up, and who takes part in it: said on its page."""

from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from salford_css.core.models import Post, User
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import core
from tests.factories import strategy as make

LINE = {
    "kind": "cost",
    "amount": "£40,000.50",
    "recurrence": "recurring",
    "start_year": "2004/05",
    "funded_from": "reserves",
}


@pytest.fixture
def proposal(lead_post: Post) -> m.Proposal:
    return make.proposal(state=ProposalState.FIRST_REPORT, text="That it be done.", lead_post=lead_post)


def shown(client: Client, row: m.Proposal) -> str:
    return unescape(client.get(row.get_absolute_url(), {"as_at": "2100-01-01"}).content.decode())


def test_its_owner_states_an_amount_as_people_write_it(browser, olive: User, proposal: m.Proposal):
    client = browser(olive)
    assert client.post(f"{proposal.get_absolute_url()}money/", LINE).status_code == 302
    line = proposal.money.get()
    assert (line.amount, line.start_year) == (Decimal("40000.50"), 2004)
    assert "Costs £40,000.50 every year." in shown(client, proposal)


def test_a_year_that_is_none_is_refused_and_what_was_typed_is_kept(browser, olive: User, proposal: m.Proposal):
    answer = browser(olive).post(f"{proposal.get_absolute_url()}money/", LINE | {"start_year": "2004/09"})
    assert answer.status_code == 422
    assert "is not a financial year" in answer.content.decode()
    assert "£40,000.50" in answer.content.decode()


def test_a_line_is_struck_out_with_its_reason_and_no_longer_added_up(browser, olive: User, proposal: m.Proposal):
    make.money(proposal, amount=Decimal(9))
    make.money(proposal, amount=Decimal(40_000))
    client = browser(olive)
    client.post(f"{proposal.get_absolute_url()}money/1/strike/", {"reason": "A slip of the pen"})
    page = shown(client, proposal)
    assert "Costs £40,000 every year." in page
    assert "struck out: A slip of the pen" in page


def test_a_line_there_is_not_cannot_be_struck_out(browser, olive: User, proposal: m.Proposal):
    assert browser(olive).get(f"{proposal.get_absolute_url()}money/7/strike/").status_code == 404


def test_what_was_decided_is_not_priced_anew(browser, dora: User, proposal: m.Proposal):
    m.Proposal.objects.filter(pk=proposal.pk).update(state=ProposalState.DECIDED)
    answer = browser(dora).post(f"{proposal.get_absolute_url()}money/", LINE)
    assert "its money is no longer written" in answer.content.decode()
    assert not proposal.money.exists()


def test_it_is_said_to_be_met_from_existing_budgets(browser, olive: User, proposal: m.Proposal):
    client = browser(olive)
    client.post(f"{proposal.get_absolute_url()}money/standing/", {"standing": "existing"})
    assert "It is met from existing budgets." in shown(client, proposal)


def test_a_partner_is_an_organisation_or_the_words_of_the_paper(browser, olive: User, proposal: m.Proposal):
    client, address = browser(olive), f"{proposal.get_absolute_url()}partner/"
    trust = core.organisation("Salford Primary Care Trust")
    client.post(address, {"organisation": trust.pk})
    client.post(address, {"as_written": "multi-agency"})
    assert client.post(address, {}).status_code == 422
    assert "with Salford Primary Care Trust, multi-agency" in shown(client, proposal)


def test_an_officer_drafts_a_proposal_in_a_plan(browser, omar: User):
    plan = make.plan()
    answer = browser(omar).post(
        f"{plan.get_absolute_url()}propose/",
        {"title": "Lunch clubs", "text": "That lunch clubs be opened.", "due": "2004-12"},
    )
    row = m.Proposal.objects.get()
    assert answer["Location"] == row.get_absolute_url()
    assert (row.plan, row.working_text, str(row.when)) == (plan, "That lunch clubs be opened.", "December 2004")


def test_a_cabinet_member_prices_nothing(browser, carl: User, proposal: m.Proposal):
    assert browser(carl).post(f"{proposal.get_absolute_url()}money/", LINE).status_code == 403


# ------------------------------------------------------------------ the list


def listed(client: Client, **asked: str) -> str:
    return unescape(client.get("/strategy/proposals/", {"as_at": "2100-01-01", **asked}).content.decode())


def test_the_list_adds_up_each_kind_for_itself(browser, carl: User, proposal: m.Proposal):
    other = make.proposal(state=ProposalState.REVISED, text="And that.")
    make.proposal_version(other, text="And that too.")
    make.money(proposal, amount=Decimal(40_000))
    make.money(other, amount=Decimal("0.50"))
    make.money(other, kind="saving", recurrence="one_off", amount=Decimal(7))
    page = listed(browser(carl))
    assert "Cost, every year" in page and "£40,000.50" in page
    assert "Saving, once" in page and "£7" in page
    assert "Two proposals on record. Two proposals state what they cost, save or give up." in page


def test_the_list_is_narrowed_to_what_leaves_its_money_open(browser, carl: User, proposal: m.Proposal):
    make.money(proposal)
    silent = make.proposal(state=ProposalState.REVISED, text="And that.")
    met = make.proposal(state=ProposalState.REVISED, text="And more.", cost_standing="existing")
    client = browser(carl)
    found = {name: listed(client, money=name) for name in ("stated", "gap", "none")}
    assert [name for name, page in found.items() if proposal.title in page] == ["stated"]
    assert [name for name, page in found.items() if silent.title in page] == ["gap"]
    assert [name for name, page in found.items() if met.title in page] == ["none"]


def test_a_file_has_the_sums_as_numbers(browser, carl: User, proposal: m.Proposal):
    make.money(proposal, amount=Decimal(40_000))
    answer = browser(carl).get("/strategy/proposals/", {"format": "csv", "as_at": "2100-01-01"})
    head, line, *_ = b"".join(answer.streaming_content).decode().splitlines()

    assert "Cost, every year (£)" in head
    assert "40000.00" in line


def test_the_dearest_proposal_stands_first_when_sorted_by_money(browser, carl: User, proposal: m.Proposal):
    other = make.proposal(state=ProposalState.REVISED, text="And that.")
    make.proposal_version(other, text="And that too.")
    make.money(proposal, amount=Decimal(300))
    make.money(other, amount=Decimal(200))
    page = listed(browser(carl), sort="-money")
    assert page.index(proposal.title) < page.index(other.title)


def test_an_amount_stated_after_the_day_of_the_page_is_announced_and_not_counted(proposal, browser, omar: User):
    m.ProposalMoney.objects.create(proposal=proposal, kind="cost", amount=Decimal(12500), stated_on=date(2026, 11, 22))
    page = browser(omar).get(proposal.get_absolute_url(), {"as_at": "2004-06-01"}).content.decode()
    assert "An amount was stated on 22 November 2026; it is not counted here." in page
    assert "12,500" not in page
