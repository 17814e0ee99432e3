"""Finds out at every request who is signed in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from salford_css.core.asking import user_asking
from salford_css.core.models import User


class OneStatement(AuthenticationBackend):
    """Signs people in as allauth does, and reads who asks by one statement (core.asking)."""

    def get_user(self, user_id: Any) -> User | None:
        """Return the user of a session; None where there is none or they may no longer sign in."""
        user = user_asking(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
