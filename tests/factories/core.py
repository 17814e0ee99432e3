"""Organisations, posts and the people who hold them."""

from datetime import date
from itertools import count

from salford_css.core.models import AccessGrant, Organisation, Post, Role, Tenure, User

_numbers = count(1)


def number() -> int:
    """Return a number no other row has."""
    return next(_numbers)


def organisation(name: str = "The Council", ref: str = "") -> Organisation:
    return Organisation.objects.create(ref=ref or f"organisation-{number()}", name=name)


def post(title: str = "Director", **facts: object) -> Post:
    return Post.objects.create(ref=f"post-{number()}", title=title, **facts)


def holder_of(held: Post, username: str = "", since: date | None = None) -> User:
    """Make a user who holds a post."""
    user = User.objects.create_user(username or f"user-{number()}")
    Tenure.objects.create(post=held, user=user, valid_from=since)
    return user


def user_with(role: str, *, at: Organisation | None = None, title: str = "") -> User:
    """Make a user whose post carries a role."""
    held = post(title or Role(role).name.title())
    AccessGrant.objects.create(post=held, role=role, organisation=at or organisation())
    return holder_of(held)
