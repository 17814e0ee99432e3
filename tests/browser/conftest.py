"""A real browser for the tests in this folder, and a page that fails the test when the browser complains."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update"]
HOW = "There is no browser for the browser tests; to install one: apt-get install --no-install-recommends chromium"


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one CHROMIUM names, or one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once. Without one the tests are skipped, or fail where BROWSER_TESTS=required."""
    path = find_chromium()
    if path is None:
        if os.environ.get("BROWSER_TESTS") == "required":
            pytest.fail(HOW)
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh window on the product. Whatever the browser complains of (scripts, content policy) fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    page = context.new_page()
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints
