"""Where the browser for the tests is, how it is started, and what is said when there is none."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
NONE = "There is no browser for the browser tests"
HOW = f"{NONE}; to install one: apt-get install --no-install-recommends chromium fonts-liberation"


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one CHROMIUM names, or one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def chromium_or_leave() -> str:
    """Return the path; without a browser skip the test, or fail it on the integration server."""
    path = find_chromium()
    if path is not None:
        return path
    if os.environ.get("CI") or os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(HOW)
    pytest.skip(HOW)
