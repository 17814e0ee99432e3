"""Who may keep figures: definitions, results, bands, targets, locks."""

from datetime import date
from typing import Any

from salford_css.core import policies
from salford_css.core.models import Role

KEEPERS = (Role.PERFORMANCE_OFFICER, Role.ADMINISTRATOR)


def may_keep_figures(user: Any, *, on: date) -> bool:
    """Say whether a user keeps definitions and results. None is a command run by whoever runs the machine."""
    return user is None or policies.has_role(user, *KEEPERS, on=on)


def require_keeper(user: Any, *, on: date) -> None:
    """Raise PermissionDenied unless the user keeps figures."""
    policies.require(may_keep_figures(user, on=on), "Only a performance officer keeps definitions, results and bands.")
