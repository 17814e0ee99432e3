"""The trail (what changed, by triggers) and where a change comes from (request, job or command)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TypeVar

import pghistory
from django.db import models

from salford_css.core import trigger_index

M = TypeVar("M", bound=models.Model)

# Before the first model registers its triggers.
trigger_index.install()

REASON = "_reason"
"""The field of a form in which somebody says why, where the record itself has none called reason."""

UNTRACKED: dict[str, str] = {}
"""Models without a trail and why, by label. A test fails on a model that is in neither place."""


def track(*, exclude: tuple[str, ...] = ()) -> Callable[[type[M]], type[M]]:
    """Keep a trail of a model by database triggers, so that bulk statements and raw SQL are seen too.

    Generated columns are left out: they follow from the others. `exclude` names secrets.
    """

    def decorate(model: type[M]) -> type[M]:
        generated = [field.name for field in model._meta.fields if isinstance(field, models.GeneratedField)]
        pghistory.track(exclude=[*exclude, *generated])(model)
        return model

    return decorate


def untracked(reason: str) -> Callable[[type[M]], type[M]]:
    """Say why a model has no trail."""

    def decorate(model: type[M]) -> type[M]:
        UNTRACKED[model._meta.label] = reason
        return model

    return decorate


@dataclass(frozen=True)
class Origin:
    """Where a change comes from, known to the activity log and written into every event of the trail."""

    request_id: str = ""
    user_id: int | None = None
    client: str = ""
    organisation: str = ""
    command: str = ""


_origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039 (frozen)


def origin() -> Origin:
    """Return where the running change comes from."""
    return _origin.get()


@contextmanager
def changes_from(**facts: str | int | None) -> Iterator[None]:
    """Open a trail context: every change inside carries these facts (request_id, user_id, client, ..., reason)."""
    known = {key: value for key, value in facts.items() if key in Origin.__dataclass_fields__}
    token = _origin.set(replace(_origin.get(), **known))  # type: ignore[arg-type]
    names = {"user_id": "user"}
    context = {names.get(key, key): value for key, value in facts.items() if value not in (None, "")}
    try:
        with pghistory.context(**context):
            yield
    finally:
        _origin.reset(token)
