"""The cast of partnerships: who manages the pool."""

import pytest

from salford_css.core.models import Post, User
from tests.factories import core


@pytest.fixture
def managing_post(db: None) -> Post:
    return core.post("Pool manager")


@pytest.fixture
def paula(managing_post: Post) -> User:
    """Paula manages the pool: she holds the post, and no role."""
    return core.holder_of(managing_post, "paula")
