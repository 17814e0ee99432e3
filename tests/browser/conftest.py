"""A real browser before the real product, and windows that fail the test when the browser complains of anything."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium_or_leave
from tests.browser.site import Site, served
from tests.browser.windows import Windows


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is. Without one the tests are skipped, loudly, or fail on the integration server."""
    return chromium_or_leave()


@pytest.fixture(scope="session")
def site(
    chromium_path: str, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The product, with the Salford case and its people, served once for all browser tests of a worker."""
    name, folder = f"{connection.settings_dict['NAME']}_site", tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock(), served(name, folder) as one:
        yield one


@pytest.fixture(scope="package")
def chromium(chromium_path: str, site: Site) -> Iterator[Browser]:
    """The browser. It ends with the last test of this folder: Django takes its event loop for asynchronous code."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def sessions() -> dict[str, Any]:
    """Who has signed in already: their cookies."""
    return {}


@pytest.fixture
def windows(chromium: Browser, site: Site, sessions: dict[str, Any]) -> Iterator[Windows]:
    """Opens windows for people. Whatever a browser complains of in one of them fails the test."""
    opener = Windows(chromium, site, sessions)
    yield opener
    opener.close()
    assert opener.complaints == []


@pytest.fixture
def page(windows: Windows) -> Page:
    """A stranger's window."""
    return windows.open()
