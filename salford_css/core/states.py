"""States and transitions, declared once in django-fsm-2 decorators and held by the database as well."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import FSMField

M = TypeVar("M", bound=models.Model)


def held_by_database(field_name: str = "state") -> Callable[[type[M]], type[M]]:
    """Let a trigger refuse every change of state that no transition declares, so that update() and SQL obey too.

    Put it above the class; the column is an FSMField(protected=True) and the class mixes in ConcurrentTransitionMixin.
    """

    def decorate(model: type[M]) -> type[M]:
        field: Any = model._meta.get_field(field_name)
        # A step without a target is a deed that a state allows and that changes none.
        steps = sorted({(step.source, step.target) for step in field.get_all_transitions(model) if step.target})
        trigger = pgtrigger.FSM(name=f"{field_name}_steps", field=field_name, transitions=steps)
        pgtrigger.register(trigger)(model)
        return model

    return decorate


_database_alone: ContextVar[bool] = ContextVar("database_alone", default=False)


@contextmanager
def database_alone_refuses() -> Iterator[None]:
    """Inside, no constraint is asked beforehand: the database holds each as a row is stored, at a third of the cost.

    For a loader in one transaction, which takes back everything when one row is refused. Everybody else hears of all
    that is wrong at once, beside the fields.
    """
    token = _database_alone.set(True)
    try:
        yield
    finally:
        _database_alone.reset(token)


def check(row: models.Model, *, ask_database: bool = True) -> None:
    """Check a row by all its own rules, as full_clean() does; raises ValidationError with everything that is wrong.

    Django's cleaning assigns every field anew, which a protected state refuses; so the state is checked apart. And it
    asks the database for every row that is pointed to; those in hand were read or stored already, so it is not asked.
    Without `ask_database`, and inside `database_alone_refuses`, constraints are not asked beforehand either.
    """
    states = [field for field in row._meta.fields if isinstance(field, FSMField) and field.protected]
    for field in states:
        field.clean(getattr(row, field.attname), row)
    apart = {field.name for field in states}
    in_hand = {field.name for field in row._meta.fields if field.is_relation and _is_in_hand(row, field)}
    rules: list[tuple[Callable[..., None], set[str]]] = [(row.clean_fields, in_hand), (_clean_whole(row), set())]
    if ask_database and not _database_alone.get():
        rules += [(row.validate_unique, set()), (row.validate_constraints, set())]
    wrong: dict[str, Any] = {}
    for rule, besides in rules:
        try:
            rule(exclude={*apart, *besides, *wrong})
        except ValidationError as refused:
            wrong = refused.update_error_dict(wrong)
    if wrong:
        raise ValidationError(wrong)


def _clean_whole(row: models.Model) -> Callable[..., None]:
    return lambda exclude: row.clean()


def _is_in_hand(row: models.Model, field: Any) -> bool:
    """Say whether the row that a key points to was read or stored by this process."""
    if not field.is_cached(row) or field.get_limit_choices_to():
        return False
    other = field.get_cached_value(row)
    if other is None or other._state.adding:
        return False
    return bool(getattr(other, field.target_field.attname) == getattr(row, field.attname))
