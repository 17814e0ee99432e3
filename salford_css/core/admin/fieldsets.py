"""What an admin page shows of a model when its admin says nothing: worked out from the model's own fields."""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.db import models

from salford_css.core.trail import Trail

FIRST_COLUMNS = ("ref", "code", "number", "title", "name")


def is_frozen(model: type[models.Model]) -> bool:
    """Say whether a row of the model never changes once written: versions, logs and the trail."""
    triggers = getattr(model._meta, "triggers", [])
    return issubclass(model, Trail) or any(
        isinstance(trigger, pgtrigger.Protect) and trigger.condition is None and "UPDATE" in str(trigger.operation)
        for trigger in triggers
    )


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a model, without its key and without what the database derives."""
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    ]


LAST = ("valid_from", "valid_to", "earliest", "latest", "as_written")


def in_order(names: Iterable[Any]) -> list[Any]:
    """Put what a row is about before its dates, which come first in the model only because they are inherited."""
    return sorted(names, key=lambda name: LAST.index(name) if name in LAST else -1)


def searchable(model: type[models.Model]) -> list[str]:
    """Return the names of the fields a search box looks into: short texts that are not a choice from a list."""
    return [
        field.name
        for field in own_fields(model)
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices
    ] or ["pk"]


def filterable(model: type[models.Model]) -> list[str]:
    """Return the names of the fields with few values: choices and yes or no."""
    return [field.name for field in own_fields(model) if field.choices or isinstance(field, models.BooleanField)]


def references(model: type[models.Model]) -> list[str]:
    """Return the names of the foreign keys of a model."""
    return [field.name for field in own_fields(model) if field.is_relation]


def columns(model: type[models.Model]) -> list[str]:
    """Return what a list shows: the row's name, its ref, what can be filtered, and its dates."""
    names = {field.name for field in own_fields(model)}
    dates = [field.name for field in own_fields(model) if isinstance(field, models.DateField)]
    first = [name for name in FIRST_COLUMNS[:1] if name in names]
    return ["__str__", *first, *filterable(model)[:3], *dates[:2]]
