"""States and transitions, declared once in django-fsm-2 decorators and held by the database as well."""

from collections.abc import Callable
from typing import Any, TypeVar

import pgtrigger
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


def check(row: models.Model, *, ask_database: bool = True) -> None:
    """Run full_clean() on a row that has a protected state.

    Django's cleaning assigns every field anew, which a protected state refuses; so the state is checked apart.
    Without `ask_database` constraints are not asked one by one beforehand: the database holds them as the row is
    stored, which suits a loader that takes back everything when one row is refused.
    """
    states = [field for field in row._meta.fields if isinstance(field, FSMField) and field.protected]
    for field in states:
        field.clean(getattr(row, field.attname), row)
    apart = {field.name for field in states}
    row.full_clean(exclude=apart, validate_unique=ask_database, validate_constraints=ask_database)
