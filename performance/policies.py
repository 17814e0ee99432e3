"""Who may keep figures: definitions, results, bands, targets, locks; and who does what in a reporting round."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from performance.collecting.lifecycle import ReturnState
from salford_css.core import policies
from salford_css.core.models import Post, Role, posts_held
from strategy.policies import is_director, works_here

KEEPERS = (Role.PERFORMANCE_OFFICER, Role.ADMINISTRATOR)


def may_keep_figures(user: Any, *, on: date) -> bool:
    """Say whether a user keeps definitions and results. None is a command run by whoever runs the machine."""
    return user is None or policies.has_role(user, *KEEPERS, on=on)


def require_keeper(user: Any, *, on: date) -> None:
    """Raise PermissionDenied unless the user keeps figures."""
    policies.require(may_keep_figures(user, on=on), "Only a performance officer keeps definitions, results and bands.")


def keeps_rounds(user: Any, *, on: date) -> bool:
    """Say whether a user opens reporting rounds and may enter for everybody: who keeps figures, and administrators."""
    return may_keep_figures(user, on=on) or policies.is_administrator(user, on)


def may_open_rounds(user: Any, *, on: date) -> bool:
    """Say whether a user may open a reporting round: who keeps figures, and directors."""
    return keeps_rounds(user, on=on) or (works_here(user, on) and is_director(user, on))


def may_do_for(user: Any, posts: Iterable[Post | None], *, on: date) -> bool:
    """Say whether a user may enter, or check, what these posts enter or check: their holders, and who keeps figures."""
    if keeps_rounds(user, on=on):
        return True
    return works_here(user, on) and bool(held_by(user, on=on) & {post.pk for post in posts if post})


def may_approve(user: Any, *, on: date) -> bool:
    """Say whether a user may approve and lock a return: who keeps figures, and directors."""
    return may_open_rounds(user, on=on)


def may_reopen(user: Any, state: str, posts: Iterable[Post | None], *, on: date) -> bool:
    """Say whether a user may reopen a return.

    What nobody approved yet: who enters or checks it as well. What is locked: directors and administrators alone.
    """
    if state == ReturnState.LOCKED:
        return user is None or (works_here(user, on) and is_director(user, on))
    if state == ReturnState.APPROVED:
        return may_approve(user, on=on)
    return may_approve(user, on=on) or may_do_for(user, posts, on=on)


def held_by(user: Any, *, on: date) -> frozenset[int]:
    """Return the keys of the posts a user holds; nothing for a stranger or a partner's system."""
    if not works_here(user, on):
        return frozenset()
    return frozenset(posts_held(user, on).values_list("pk", flat=True))


def may_forecast(user: Any, indicator: Any, *, on: date) -> bool:
    """Say whether a user may forecast an indicator: who keeps figures, and who holds the post that owns it."""
    return may_keep_figures(user, on=on) or policies.holds(user, indicator.owner, on)


def require_forecaster(user: Any, indicator: Any, *, on: date) -> None:
    """Raise PermissionDenied unless the user may forecast the indicator."""
    policies.require(
        may_forecast(user, indicator, on=on), "Only the owner of the indicator or a performance officer forecasts it."
    )
