"""The first page anybody meets."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_stranger_is_asked_to_sign_in_and_told_when_the_password_is_wrong(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Username").fill("nobody")
    page.get_by_role("textbox", name="Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").is_visible()
