"""Questions about roles, asked by pages, services, API and admin alike. Who holds what is judged on a day."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from salford_css.core.models import Post, Role, User, posts_held


def roles_of(user: Any, on: date) -> frozenset[str]:
    """Return every role a user has on a day, by their posts or by a grant of their own."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return user.roles_on(on)


def has_role(user: Any, *roles: str, on: date) -> bool:
    """Say whether a user has one of these roles on a day."""
    return bool(roles_of(user, on) & set(roles))


def is_read_only(user: Any, on: date) -> bool:
    """Say whether a user may change nothing but their own preferences: a cabinet member without another role."""
    roles = roles_of(user, on)
    return Role.CABINET_MEMBER in roles and roles <= {Role.CABINET_MEMBER}


def holds(user: User, post: Post | None, on: date) -> bool:
    """Say whether a user holds a post on a day."""
    return post is not None and posts_held(user, on).filter(pk=post.pk).exists()


def require(allowed: bool, sentence: str) -> None:
    """Raise PermissionDenied with a sentence unless allowed."""
    if not allowed:
        raise PermissionDenied(sentence)


def is_administrator(user: Any, on: date) -> bool:
    """Say whether a user administers reference data, users and the trail: by the role, or as the first account."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or has_role(user, Role.ADMINISTRATOR, on=on)
