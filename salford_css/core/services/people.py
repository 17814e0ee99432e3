"""Who holds a post, and what a post or a person may do. A post carries its rights to the next holder."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from salford_css.core import audit, clock, policies
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import AccessGrant, Organisation, Post, Role, Tenure, User

ADMINISTRATORS_ONLY = "Only an administrator decides about accounts, posts and rights."


def require_administrator(by: User | None) -> None:
    """Raise PermissionDenied unless an administrator acts, or a command (None)."""
    policies.require(by is None or policies.is_administrator(by, clock.today()), ADMINISTRATORS_ONLY)


@transaction.atomic
def open_account(*, username: str, password: str | None, by: User | None, email: str = "", name: str = "") -> User:
    """Make an account. Without a password nobody can sign in with it yet.

    Raises ValidationError when the name is taken or the password too weak.
    """
    require_administrator(by)
    if password is not None:
        validate_password(password, User(username=username, email=email, name=name))
    user = User.objects.create_user(username, password, email=email, name=name)
    record_activity("account-opened", user, by=by)
    return user


@transaction.atomic
def close_account(*, user: User, by: User | None, reason: str) -> None:
    """Close an account: its sessions end at the next request.

    Raises ValidationError when nobody would be left to administer.
    """
    require_administrator(by)
    with audit.changes_from(reason=reason):
        user.is_active = False
        user.save(update_fields=["is_active"])
    _somebody_administers()
    record_activity("account-closed", user, by=by, reason=reason)


@transaction.atomic
def reopen_account(*, user: User, by: User | None, reason: str = "") -> None:
    """Open a closed account again."""
    require_administrator(by)
    with audit.changes_from(reason=reason):
        user.is_active = True
        user.save(update_fields=["is_active"])
    record_activity("account-reopened", user, by=by, reason=reason)


@transaction.atomic
def forget_second_factor(*, user: User, by: User | None, reason: str) -> None:
    """Take away a lost telephone, key and codes; the next sign-in asks for new ones."""
    require_administrator(by)
    Authenticator.objects.filter(user=user).delete()
    record_activity("second-factor-forgotten", user, by=by, reason=reason)


@transaction.atomic
def appoint(*, post: Post, user: User, on: date | None, by: User | None, place: int = 1, reason: str = "") -> Tenure:
    """Let a user hold a post from a day (None: as long as anybody knows); whoever held this place until then stops.

    Raises ValidationError when the user holds the place already, or somebody took it up on that very day or later.
    """
    require_administrator(by)
    with audit.changes_from(reason=reason):
        _close_current(post, place, user, on)
        tenure = Tenure(post=post, place=place, user=user, valid_from=on)
        store(tenure)
    record_activity("holder-appointed", post, by=by, reason=reason)
    return tenure


def _close_current(post: Post, place: int, user: User, on: date | None) -> None:
    if on is None:
        return
    current = Tenure.objects.in_force(on).filter(post=post, place=place).select_for_update().first()
    if current is None:
        return
    if current.user_id == user.pk:
        raise ValidationError(f"{user} holds {post} already.")
    _end(current, on)


@transaction.atomic
def end_tenure(*, tenure: Tenure, on: date, by: User | None, reason: str = "") -> None:
    """Let a holder leave: the post is held until the day before. What began on that day is taken back altogether."""
    require_administrator(by)
    with audit.changes_from(reason=reason):
        _end(tenure, on)
    _somebody_administers()
    record_activity("tenure-ended", tenure.post, by=by, reason=reason)


@transaction.atomic
def grant_role(
    *,
    role: str,
    organisation: Organisation,
    by: User | None,
    on: date | None,
    post: Post | None = None,
    user: User | None = None,
    reason: str = "",
) -> AccessGrant:
    """Give a role at an organisation to a post, or exceptionally to one user, from a day on.

    Raises ValidationError for a role that does not exist, for both or neither holder, and for a role held already.
    """
    require_administrator(by)
    grant = AccessGrant(role=role, organisation=organisation, post=post, user=user, valid_from=on)
    grant.full_clean()
    same = AccessGrant.objects.filter(role=role, organisation=organisation, post=post, user=user)
    if same.in_force(on or clock.today()).exists():
        raise ValidationError(f"{post or user} has this role already.")
    with audit.changes_from(reason=reason):
        grant.save()
    record_activity("role-granted", grant, by=by, reason=reason)
    return grant


@transaction.atomic
def withdraw_role(*, grant: AccessGrant, on: date, by: User | None, reason: str) -> None:
    """Take a role away: it holds until the day before. What was given on that day is taken back altogether.

    Raises ValidationError when nobody would be left to administer.
    """
    require_administrator(by)
    record_activity("role-withdrawn", grant, by=by, reason=reason)
    with audit.changes_from(reason=reason):
        _end(grant, on)
    _somebody_administers()


def _end(row: models.Model, on: date) -> None:
    """End a dated row on a day. A row cannot last no day at all, so one that began then is removed; the trail has it.

    Raises ValidationError when it begins later than that.
    """
    begins = row.valid_from  # type: ignore[attr-defined]
    if begins is not None and begins > on:
        raise ValidationError(f"{row} begins only on {begins:%-d %B %Y}.")
    if begins == on:
        row.delete()
        return
    row.valid_to = on  # type: ignore[attr-defined]
    store(row)


def _somebody_administers() -> None:
    today = clock.today()
    holders = Tenure.objects.in_force(today).filter(user__is_active=True).values("post")
    grants = AccessGrant.objects.in_force(today).filter(role=Role.ADMINISTRATOR)
    by_grant = grants.filter(Q(user__is_active=True) | Q(post__in=holders)).exists()
    if not by_grant and not User.objects.filter(is_active=True, is_superuser=True).exists():
        raise ValidationError("Nobody would be left to administer.")
