"""A pytest plugin (see pyproject.toml): the processes of a run are given the files that take longest first.

A file goes to one process whole, and so do all files that need one browser and one server. By the number of their
tests, as pytest-xdist orders them, the few long tests of browsers and of the crawl come last, and one process works at
them while the other waits.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

SECONDS_A_TEST = {
    "tests/crawl/test_crawling.py": 0.1,
    "tests/crawl/test_director.py": 60.0,
    "tests/crawl/test_odd_addresses.py": 2.0,
    "tests/crawl/": 15.0,
    "tests/browser": 6.0,
    "tests/test_access_table.py": 4.0,
    "tests/launch/": 1.0,
    "tests/embedded/": 1.3,
    "tests/test_commandline.py": 0.8,
    "tests/test_deployment.py": 1.5,
    "tests/casebook/": 0.5,
}
"""Rough: only which files are long matters, not how long."""
ELSEWHERE = 0.15
TOGETHER = ("tests/browser",)
"""Folders whose files share what is long in the making."""
WITHOUT_A_DATABASE = ("tests/embedded/", "tests/launch/", "tests/test_commandline.py", "tests/test_deployment.py")
"""What one process can do while the other makes the databases that all others are copied from."""


class LongestFirst(LoadFileScheduling):
    """Hands out files, and folders that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    return LongestFirst(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):  # one process alone takes the files as they lie
        rank = {unit: place for place, unit in enumerate(longest_first(unit_of(item.nodeid) for item in items))}
        items.sort(key=lambda item: rank[unit_of(item.nodeid)])


def longest_first(units: Iterable[str]) -> list[str]:
    """Return the units of some tests, one name a test, each once: the longest, what needs no database, the others."""
    tests = Counter(units)
    ordered = sorted(tests, key=lambda unit: (-tests[unit] * seconds_a_test(unit), unit))
    return sorted(ordered, key=lambda unit: (unit != ordered[0], not unit.startswith(WITHOUT_A_DATABASE)))


def seconds_a_test(unit: str) -> float:
    """Return about how long a test of a unit takes."""
    return next((seconds for start, seconds in SECONDS_A_TEST.items() if unit.startswith(start)), ELSEWHERE)


def unit_of(nodeid: str) -> str:
    """Return what a test is handed out with: its file, or a folder of files that belong together."""
    return next((folder for folder in TOGETHER if nodeid.startswith(f"{folder}/")), nodeid.partition("::")[0])
