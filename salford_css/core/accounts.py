"""How the sign-in package behaves here: closed to strangers, slow to guessers, with a second factor that stays."""

import math
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from salford_css.core import clock
from salford_css.core.addresses import client_address
from salford_css.core.house import house_on
from salford_css.core.views import errors

PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor. Recovery codes only stand in for one."""


def has_second_factor(user: Any) -> bool:
    """Say whether a user has an authenticator app or a security key."""
    return is_mfa_enabled(user, PROOFS)


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; too many wrong passwords or codes are answered by 429."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count sign-ins by the address that the API counts by too."""
        return client_address(request)

    def get_login_redirect_url(self, request: Any) -> str:
        """Go home."""
        return "/"

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Answer 429 at once where the package would show its form again with status 200."""
        if code == "too_many_login_attempts":
            raise ImmediateHttpResponse(errors.too_many(context.request, retry_after=seconds_to_wait()))
        return super().validation_error(code, *args)


class LastingFactorAdapter(DefaultMFAAdapter):
    """Keeps the last second factor where one is demanded."""

    def get_totp_issuer(self) -> str:
        """Name the directorate in the authenticator app."""
        return house_on(clock.today()).name

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to take the last proof away; a new one is added first."""
        if not settings.SECOND_FACTOR_REQUIRED or authenticator.type not in PROOFS:
            return True
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=PROOFS).exclude(pk=authenticator.pk)
        return others.exists()


def seconds_to_wait() -> int:
    """Return after how long the strictest of the limits on failed sign-ins has certainly passed."""
    rates = ratelimit.get_rates(app="allauth.account", action="login_failed")
    return math.ceil(max((rate.duration for rate in rates), default=60))
