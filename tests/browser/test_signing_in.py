"""People come in through the sign-in page and find a first page that fits what they do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

POSTS = {
    "proposal_owner": "Assistant Director (Children's Services)",
    "performance_officer": "Performance Officer",
    "board_secretary": "Secretary to the partnership boards",
    "pool_manager": "Joint Head of Service, Learning Difficulties",
    "director": "Director of Community & Social Services",
    "cabinet_member": "Lead Member, Community & Social Services",
    "administrator": "Systems Administrator",
}


def test_a_stranger_is_asked_to_sign_in_and_told_when_the_password_is_wrong(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Username").fill("nobody")
    page.get_by_role("textbox", name="Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("person", POSTS)
def test_everybody_signs_in_and_is_greeted_as_their_post(windows: Windows, person: str) -> None:
    page = windows.signed_in(person)
    expect(page.get_by_role("banner")).to_contain_text(POSTS[person])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_who_signs_out_is_a_stranger_again(windows: Windows) -> None:
    page = windows.signed_in("director")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/strategy/")
    expect(page).to_have_url(re.compile("/accounts/login/"))
