"""The cast: who owns the proposal, who directs, who only reads."""

import pytest

from salford_css.core.models import Post, Role, User
from tests.factories import core


@pytest.fixture
def lead_post(db: None) -> Post:
    return core.post("Assistant Director (Children's Services)")


@pytest.fixture
def olive(lead_post: Post) -> User:
    """Olive owns the proposal: she holds the post that leads it, and no role."""
    return core.holder_of(lead_post, "olive")


@pytest.fixture
def omar(db: None) -> User:
    """Omar is an officer."""
    return core.user_with(Role.OFFICER)


@pytest.fixture
def dora(db: None) -> User:
    """Dora is the director."""
    return core.user_with(Role.DIRECTOR)


@pytest.fixture
def carl(db: None) -> User:
    """Carl is a cabinet member and nothing else."""
    return core.user_with(Role.CABINET_MEMBER)
