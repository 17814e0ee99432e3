"""For tests that ask thousands of addresses in one person's name: who that is, is read once, not at every address."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from salford_css.core.signedin import OneStatement

IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sessions of the sweeps"}


@pytest.fixture
def one_person_throughout(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep sessions and users in memory for a test that changes neither; every request still goes all the way.

    Refusals, of which there are thousands, are not written to the log; what breaks is.
    """
    settings.CACHES = settings.CACHES | {"sessions": IN_MEMORY}
    settings.SESSION_ENGINE, settings.SESSION_CACHE_ALIAS = "django.contrib.sessions.backends.cache", "sessions"
    known: dict[Any, Any] = {}
    read = OneStatement.get_user

    def remembered(self: OneStatement, key: Any) -> Any:
        if key not in known:
            known[key] = read(self, key)
        return known[key]

    monkeypatch.setattr(OneStatement, "get_user", remembered)
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    yield
    logging.disable(before)
