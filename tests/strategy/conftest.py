"""The cast of strategy: who owns the proposal."""

import pytest

from salford_css.core.models import Post, User
from tests.factories import core


@pytest.fixture
def lead_post(db: None) -> Post:
    return core.post("Assistant Director (Children's Services)")


@pytest.fixture
def olive(lead_post: Post) -> User:
    """Olive owns the proposal: she holds the post that leads it, and no role."""
    return core.holder_of(lead_post, "olive")
