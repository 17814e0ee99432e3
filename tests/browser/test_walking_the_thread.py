"""A newcomer walks the thin thread of the Salford case by clicking."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


def test_a_manager_walks_from_the_objective_through_proposal_3_to_its_thread(windows: Windows) -> None:
    page = windows.open("director")
    page.goto("/strategy/objectives/obj-7/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Preventive Social Work Service")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Preventive Social Work Service")
    expect(page.get_by_role("main")).to_contain_text("multi-agency")
    page.get_by_role("link", name="Follow the whole thread").click()
    expect(page.get_by_role("main")).to_contain_text("The thread runs from an objective to a proposal")


def test_the_comment_that_changed_proposal_6_stands_beside_the_words_it_changed(windows: Windows) -> None:
    page = windows.open("director")
    page.goto("/strategy/proposals/prop-06/")
    expect(page.locator("del").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("extra care sheltered scheme")


def test_the_pool_of_the_learning_difficulties_partnership_is_reached(windows: Windows) -> None:
    page = windows.open("cabinet_member")
    page.goto("/partnerships/")
    page.get_by_role("main").get_by_role("link", name="Learning difficulties pooled fund").first.click()
    expect(page.get_by_role("main")).to_contain_text("£16 million")


def test_the_switch_of_the_moment_shows_the_series_with_its_sentence_and_table(windows: Windows) -> None:
    page = windows.signed_in("performance_officer")
    page.goto("/performance/indicators/SITREP/DTOC/")
    page.get_by_text("Change", exact=False).first.click()
    page.get_by_label("Show what was known on").select_option("series-complete")
    page.get_by_role("button", name="Change the moment").click()
    expect(page.get_by_role("main")).to_contain_text("1,128")
    expect(page.locator("svg.chart").first).to_be_attached()
    expect(page.get_by_role("table").first).to_be_attached()


def test_search_leads_from_a_word_to_its_proposal(windows: Windows) -> None:
    page = windows.open("proposal_owner")
    page.goto("/search/?q=respite")
    page.get_by_role("main").get_by_role("link", name=re.compile("More extra care housing")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("extra care housing")


def test_a_cabinet_member_is_offered_no_way_to_change_a_proposal(windows: Windows) -> None:
    page = windows.open("cabinet_member")
    page.goto("/strategy/proposals/prop-03/")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="Revise the text")).to_have_count(0)


def test_pages_read_without_scripts(windows: Windows) -> None:
    windows.open("director")
    page = windows.open("director", javascript=False)
    for address in ("/", "/strategy/proposals/prop-03/", "/performance/indicators/CENSUS/CLA/", "/search/?q=respite"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
