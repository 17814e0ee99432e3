"""A pytest plugin (see pyproject.toml): the processes of a run are given the files that take longest first.

A file goes to one process whole. By the number of their tests, as pytest-xdist orders them, the few long tests of
browsers and of the crawl come last, and one process works at them while the other waits.
"""

from collections import Counter
from collections.abc import Iterable

import pytest

SECONDS_A_TEST = {
    "tests/crawl/": 15.0,
    "tests/browser/": 8.0,
    "tests/launch/": 6.0,
    "tests/embedded/": 4.0,
    "tests/test_commandline.py": 3.0,
    "tests/test_deployment.py": 3.0,
    "tests/test_access_table.py": 3.0,
    "tests/casebook/": 1.0,
}
"""Rough: only which files are long matters, not how long."""
ELSEWHERE = 0.15


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):  # one process alone takes the files as they lie
        rank = {file: place for place, file in enumerate(longest_first(file_of(item.nodeid) for item in items))}
        items.sort(key=lambda item: rank[file_of(item.nodeid)])


def longest_first(files: Iterable[str]) -> list[str]:
    """Return the files of some tests, one name a test, each once; what takes longest comes first."""
    tests = Counter(files)
    return sorted(tests, key=lambda file: (-tests[file] * seconds_a_test(file), file))


def seconds_a_test(file: str) -> float:
    """Return about how long a test of a file takes."""
    return next((seconds for start, seconds in SECONDS_A_TEST.items() if file.startswith(start)), ELSEWHERE)


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]
