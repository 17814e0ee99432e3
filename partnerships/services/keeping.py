"""Who may enter a fund's money, asked by every service that does."""

from typing import Any

from partnerships import policies
from partnerships.models import PooledFund
from salford_css.core import clock
from salford_css.core.policies import require

NOT_YOURS = "Only the pool's manager, its finance post and directors may enter its money."


def allow(fund: PooledFund, by: Any) -> None:
    """Raise PermissionDenied unless somebody may enter a fund's money today."""
    require(policies.may_keep_pool(by, fund, clock.today()), NOT_YOURS)
