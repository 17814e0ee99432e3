"""An administrator at work, under the strict content policy: the browser complains of nothing."""

import pytest
from playwright.sync_api import Page

from salford_css.core.models import Organisation, Placement, User

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(page: Page, transactional_db: None) -> Page:
    User.objects.create_superuser("ada", "a password of length")
    page.goto("/admin/")
    page.get_by_label("Username").fill("ada")
    page.get_by_role("textbox", name="Password").fill("a password of length")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def test_a_related_row_is_found_by_typing_and_the_change_is_on_the_trail(signed_in: Page) -> None:
    trust = Organisation.objects.create(ref="trust", name="The Trust")
    Organisation.objects.create(ref="council", name="The Council")
    signed_in.goto("/admin/core/placement/add/")
    for field, words in (("organisation", "The Trust"), ("parent", "The Council")):
        signed_in.locator(f".field-{field} .select2-selection").click()
        signed_in.keyboard.type(words[4:])
        signed_in.get_by_role("option", name=words).click()
    signed_in.get_by_label("Reason for this change").fill("As the minutes say.")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.wait_for_url("**/core/placement/")
    signed_in.goto(f"/admin/core/placement/{Placement.objects.get(organisation=trust).pk}/trail/")
    assert signed_in.get_by_text("As the minutes say.").is_visible()


def test_a_partners_secret_is_shown_once(signed_in: Page) -> None:
    Organisation.objects.create(ref="trust", name="The Trust")
    signed_in.goto("/admin/core/apiclient/add/")
    signed_in.get_by_label("Name:").fill("Ledger")
    signed_in.locator(".field-organisation .select2-selection").click()
    signed_in.get_by_role("option", name="The Trust").click()
    signed_in.get_by_role("button", name="Save", exact=True).click()
    assert signed_in.get_by_text("the only time the secret is shown").is_visible()
    secret = signed_in.locator("dd code").nth(1).inner_text()
    signed_in.get_by_role("link", name="I have written it down").click()
    assert secret not in signed_in.content()
