"""How a deed stores a row: checked as a whole, or refused in words."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django_fsm import TransitionNotAllowed

from salford_css.core import states
from salford_css.core.models import Post, posts_held

M = TypeVar("M", bound=models.Model)


def store(row: M) -> M:
    """Check a row by its model's own rules and save it."""
    states.check(row)
    row.save()
    return row


def refuse(sentences: Iterable[str]) -> None:
    """Raise ValidationError with all sentences, if there are any."""
    if found := list(sentences):
        raise ValidationError(found)


def take_step(row: Any, name: str) -> None:
    """Take one step of a row's life and store it; raises ValidationError when its state does not allow it."""
    try:
        getattr(row, name)()
    except TransitionNotAllowed as refused:
        raise ValidationError(f"{row} is {row.get_state_display()}; this step is not possible now.") from refused
    store(row)


def acting_post(by: Any, on: Any) -> Post | None:
    """Return the post in which somebody acts: the first they hold on a day, None when they hold none."""
    return posts_held(by, on).order_by("title").first() if by is not None else None


def next_number(rows: models.QuerySet[Any]) -> int:
    """Return the number after the highest of some rows; 1 when there are none."""
    return (rows.aggregate(top=models.Max("number"))["top"] or 0) + 1


def new_ref(model: type[models.Model], text: str) -> str:
    """Return a name for outside that no other row has: `carers-centre`, then `carers-centre-2`."""
    stem = slugify(text)[:80].strip("-") or str(model._meta.model_name)
    taken = set(model._default_manager.filter(ref__startswith=stem).values_list("ref", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in range(2, len(taken) + 3) if f"{stem}-{n}" not in taken)
