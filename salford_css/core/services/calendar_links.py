"""The secret address at which a calendar program reads a user's dates. Only its hash is kept: it is shown once."""

import hashlib
import secrets
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import CalendarLink, User
from salford_css.core.policies import require

TOKEN_BYTES = 32
ONE_S_OWN = "Only whoever signed in makes or ends their own calendar link."


@transaction.atomic
def renew_calendar_link(*, user: User, by: Any) -> str:
    """Make a new secret for a user's calendar and return it, once; the one before stops working."""
    require(by == user and user.is_active, ONE_S_OWN)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = CalendarLink.objects.filter(user=user).first() or CalendarLink(user=user)
    link.token_hash, link.made_at, link.ended_at = _hash(token), clock.now(), None
    store(link)
    record_activity("calendar-link-made", user, by=by)
    return token


@transaction.atomic
def end_calendar_link(*, user: User, by: Any) -> None:
    """Stop a user's calendar link from working; refused when there is none."""
    require(by == user, ONE_S_OWN)
    link = CalendarLink.objects.filter(user=user, ended_at=None).first()
    refuse(None if link else "There is no calendar link to end.")
    if link:
        link.ended_at = clock.now()
        store(link)
        record_activity("calendar-link-ended", user, by=by)


def whose_calendar(token: str) -> User | None:
    """Return the user behind a secret; None for one that was never made, was renewed or ended, or a closed account."""
    link = CalendarLink.objects.filter(token_hash=_hash(token), ended_at=None, user__is_active=True)
    found = link.select_related("user").first()
    return found.user if found else None


def link_of(user: User) -> CalendarLink | None:
    """Return a user's link that works, without its secret, which nobody knows any more."""
    return CalendarLink.objects.filter(user=user, ended_at=None).first()


def _hash(token: str) -> str:
    """A secret of 256 random bits needs no slow hash: it cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()
