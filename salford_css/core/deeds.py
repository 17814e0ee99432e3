"""What every deed shares: refusing in words, taking a step, storing a row, naming it outside."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django_fsm import TransitionNotAllowed

from salford_css.core.activity import record_activity
from salford_css.core.models import Post, posts_held
from salford_css.core.states import check

M = TypeVar("M", bound=models.Model)


def refuse(*sentences: str | None) -> None:
    """Raise ValidationError with every sentence that is not None: each names something missing."""
    if found := [sentence for sentence in sentences if sentence]:
        raise ValidationError(found)


def refuse_beside(**sentences: str | None) -> None:
    """Raise ValidationError with every sentence that is not None and not empty, each under the field it is about."""
    if found := {field: [sentence] for field, sentence in sentences.items() if sentence}:
        raise ValidationError(found)


def refuse_all(sentences: Iterable[str]) -> None:
    """Raise ValidationError with all sentences, if there are any."""
    refuse(*sentences)


def store(row: M, *, fields: Iterable[str] = ()) -> M:
    """Check a row by all its own rules and save it, or only some columns of it; return it."""
    check(row)
    names = list(fields)
    row.save(update_fields=names or None)
    return row


def check_alone(row: models.Model) -> None:
    """Check a row by what needs no database: its own fields and `clean()`; the rows it points to are in hand.

    What the database alone can refuse, it refuses when the row is stored.
    """
    pointing = {field.name for field in row._meta.fields if field.is_relation}
    row.full_clean(exclude=pointing, validate_unique=False, validate_constraints=False)


def possible(row: Any, name: str) -> None:
    """Take a step in memory only; raises ValidationError with a sentence when the row's state does not allow it."""
    try:
        getattr(row, name)()
    except TransitionNotAllowed as refused:
        raise ValidationError(f"{row} is {row.get_state_display()}; this step is not possible now.") from refused


def take_step(row: Any, name: str, *, deed: str, by: Any, reason: str = "", also: Iterable[str] = ()) -> None:
    """Take one step of a row's life and log it; raises ValidationError when its state does not allow it."""
    possible(row, name)
    store(row, fields=["state", *also])
    record_activity(deed, row, by=by, reason=reason)


def acting_post(by: Any, on: date) -> Post | None:
    """Return the post in which somebody acts: the first they hold on a day, None when they hold none.

    A partner's system holds none: who sent something is in the log and the trail.
    """
    if by is None or getattr(by, "is_api_client", False):
        return None
    return posts_held(by, on).order_by("title").first()


def acting_user(by: Any) -> Any:
    """Return the account that acts; None for a command and for a partner's system."""
    return None if getattr(by, "is_api_client", False) else by


def new_ref(model: type[models.Model], text: str) -> str:
    """Return a name for outside that no other row has: `home-from-hospital`, then `home-from-hospital-2`."""
    stem = slugify(text)[:80].strip("-") or model._meta.model_name or "row"
    taken = set(model._default_manager.filter(ref__startswith=stem).values_list("ref", flat=True))
    return next(ref for ref in _numbered(stem) if ref not in taken)


def _numbered(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def next_number(rows: models.QuerySet[Any]) -> int:
    """Return the number after the highest of some rows; 1 when there are none."""
    return (rows.aggregate(top=models.Max("number"))["top"] or 0) + 1
