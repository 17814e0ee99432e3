"""An administrator at work, under the strict content policy: the browser complains of nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


def choose(page: Page, field: str, words: str) -> None:
    """Find a related row by typing."""
    page.locator(f".field-{field} .select2-selection").click()
    page.keyboard.type(words)
    page.get_by_role("option", name=words).click()


def test_a_related_row_is_found_by_typing_and_the_change_is_on_the_trail(windows: Windows) -> None:
    page = windows.signed_in("administrator")
    page.goto("/admin/core/placement/add/")
    choose(page, "organisation", "Unison")
    choose(page, "parent", "Local Strategic Partnership")
    page.get_by_label("Reason for this change").fill("As the minutes say.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/core/placement/")
    page.goto("/admin/core/placement/?q=Unison")
    page.locator("#result_list tbody a").first.click()
    number = re.search(r"/placement/(\d+)/", page.url)
    assert number
    page.goto(f"/admin/core/placement/{number[1]}/trail/")
    expect(page.get_by_text("As the minutes say.").first).to_be_visible()


def test_a_partners_secret_is_shown_once(windows: Windows) -> None:
    page = windows.signed_in("administrator")
    page.goto("/admin/core/apiclient/add/")
    page.get_by_label("Name:").fill("Ledger")
    choose(page, "organisation", "Unison")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("the only time the secret is shown")).to_be_visible()
    secret = page.locator("dd code").nth(1).inner_text()
    page.get_by_role("link", name="I have written it down").click()
    assert secret not in page.content()
