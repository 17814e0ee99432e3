"""Who may change a board."""

from typing import Any

from partnerships import policies
from salford_css.core import clock
from salford_css.core.policies import require

NOT_YOURS = "Only directors and the board's secretary may change its seats and terms."
NOT_YOUR_RECORD = "Only directors and the board's secretary may keep its record."


def require_seat(by: Any, body: Any) -> None:
    """Raise PermissionDenied unless somebody may change a body's seats and terms."""
    require(policies.may_seat(by, body, clock.today()), NOT_YOURS)


def require_record(by: Any, body: Any) -> None:
    """Raise PermissionDenied unless somebody keeps a body's record."""
    require(policies.may_seat(by, body, clock.today()), NOT_YOUR_RECORD)
