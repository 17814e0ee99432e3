"""The cast of partnerships: who manages the pool."""

import pytest

from partnerships.models import PoolYear
from partnerships.services.law import keep_law
from salford_css.core.models import Post, User
from tests.factories import core
from tests.factories import partnerships as make


@pytest.fixture(scope="module")
def the_law(for_the_module: None) -> None:
    """The law as the product knows it."""
    keep_law()


@pytest.fixture
def managing_post(db: None) -> Post:
    return core.post("Pool manager")


@pytest.fixture
def paula(managing_post: Post) -> User:
    """Paula manages the pool: she holds the post, and no role."""
    return core.holder_of(managing_post, "paula")


@pytest.fixture
def pool_year(managing_post: Post) -> PoolYear:
    """2006/07 of a pool that Paula manages: council and trust give 60 and 40, two lines of 70 and 30 plan it."""
    return make.managed_year(managing_post)
