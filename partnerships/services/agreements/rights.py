"""Who may write an agreement."""

from typing import Any

from partnerships import policies
from partnerships.models import Agreement
from salford_css.core import clock
from salford_css.core.policies import require

NOT_YOURS = "Only officers and whoever leads the partnership may change its agreements."


def allow(agreement: Agreement, by: Any) -> None:
    """Raise PermissionDenied unless somebody may write the agreements of its partnership."""
    require(policies.may_manage(by, agreement.partnership, clock.today()), NOT_YOURS)
