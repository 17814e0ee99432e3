"""A pytest plugin (see pyproject.toml): Python seldom looks for objects that nothing leads to any more.

Not at all while tests are collected, when all that is made stays; afterwards what was made then is left out of the
looking, and so many objects are let come together that a page is read without one look. Python's own number is 700.
"""

import gc

import pytest

NEW_OBJECTS = 100_000


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)
    gc.enable()
