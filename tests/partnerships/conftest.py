"""The cast: who directs, who enters, who manages the pool, who only reads."""

import pytest

from salford_css.core.models import Post, Role, User
from tests.factories import core


@pytest.fixture
def dora(db: None) -> User:
    """Dora is the director."""
    return core.user_with(Role.DIRECTOR)


@pytest.fixture
def omar(db: None) -> User:
    """Omar is an officer."""
    return core.user_with(Role.OFFICER)


@pytest.fixture
def carl(db: None) -> User:
    """Carl is a cabinet member and nothing else."""
    return core.user_with(Role.CABINET_MEMBER)


@pytest.fixture
def managing_post(db: None) -> Post:
    return core.post("Pool manager")


@pytest.fixture
def paula(managing_post: Post) -> User:
    """Paula manages the pool: she holds the post, and no role."""
    return core.holder_of(managing_post, "paula")
