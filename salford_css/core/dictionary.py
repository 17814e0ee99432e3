"""Writes the data dictionary from the models: what each table holds, column by column, and what it refuses."""

import inspect
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pgtrigger
from django.apps import AppConfig, apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, DecimalRangeField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.text import capfirst

from salford_css.core import audit, events, fields
from salford_css.core.models.records import TransactionId
from salford_css.core.trail import Trail

HEAD = """# Data dictionary

Made from the models by `manage.py data_dictionary`. Change the models, not this file; a test fails when it is old.

Every table has a number of its own (`id`), which is never shown outside; names outside are `ref`, `code` or `uid`.
Keys to other tables protect what they point to, except where a line says otherwise. Every table without the line
*No trail* has a second one beside it, ending in `trail`, to which triggers add a row for every change.
"""

OURS = ("salford_css.", "strategy", "performance", "partnerships")

KINDS: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (fields.MoneyField, "pounds and pence"),
    (fields.PublishedNumberField, "number, with the digits it was published with"),
    (models.EmailField, "e-mail address"),
    (models.URLField, "web address"),
    (models.SlugField, "slug"),
    (models.FileField, "file"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.BooleanField, "yes or no"),
    (models.UUIDField, "uid"),
    (models.JSONField, "JSON"),
    (models.BinaryField, "bytes"),
    (models.FloatField, "number, binary"),
    (models.IntegerField, "whole number"),
    (DateRangeField, "range of days"),
    (DecimalRangeField, "range of numbers"),
    (SearchVectorField, "words to search"),
    (TransactionId, "number of the transaction"),
    (models.TextField, "text"),
)


def dictionary() -> str:
    """Return the whole dictionary as Markdown, app by app from left to right."""
    parts = [HEAD]
    for app in apps.get_app_configs():
        if app.name.startswith(OURS) and (tables := list(_tables(app))):
            parts += [f"## {app.verbose_name}\n", *_modules(tables)]
    return "\n".join(parts)


def _tables(app: AppConfig) -> Iterator[type[models.Model]]:
    return (model for model in app.get_models() if not issubclass(model, Trail))


def _modules(tables: Iterable[type[models.Model]]) -> Iterator[str]:
    for module, inside in groupby(tables, key=lambda model: model.__module__):
        heading = module.rpartition(".")[2].replace("_", " ")
        # An app whose models stand in one module needs no second heading.
        title = "" if heading == "models" else f"### {capfirst(heading)}\n\n"
        yield f"{title}{_doc(sys.modules[module])}\n"
        yield from (_table(model) for model in inside)


def _table(model: type[models.Model]) -> str:
    meta = model._meta
    about = " ".join(filter(None, (_doc(model), "" if meta.managed else "A view: it stores nothing.")))
    columns = [_column(column) for column in meta.get_fields() if _is_column(column)]
    rules = [f"- {rule}" for rule in _rules(model)]
    head = ["| column | holds | meaning |", "|---|---|---|"]
    return "\n".join([f"#### {model.__name__} (`{meta.db_table}`)", "", about, "", *head, *columns, "", *rules, ""])


def _is_column(column: Any) -> bool:
    """Leave out what stands in other tables or only combines columns that have lines of their own."""
    stored = column.many_to_many or (isinstance(column, models.Field) and column.concrete)
    return bool(stored and not column.auto_created and not getattr(column, "primary_key", False))


def _doc(thing: Any) -> str:
    return _cell(inspect.getdoc(thing) or "")


def _cell(text: Any) -> str:
    """Put a text on one line that cannot break a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


# ------------------------------------------------------------------ columns


def _column(column: Any) -> str:
    may_be_empty = (column.null or column.blank) and not isinstance(column, models.GeneratedField)
    facts = [_kind(column), "unique" if column.unique else "", "may be empty" if may_be_empty else ""]
    holds = ", ".join(filter(None, facts))
    return f"| `{column.name}` | {_cell(holds)} | {_cell(_meaning(column))} |"


def _label(model: Any) -> str:
    return str(model._meta.label)


def _kind(column: Any) -> str:
    if isinstance(column, models.GeneratedField):
        return f"{_kind(column.output_field)}, derived by the database"
    if isinstance(column, models.ManyToManyField):
        return f"many {_label(column.related_model)} through {_label(column.remote_field.through)}"
    if isinstance(column, models.ForeignKey):
        return f"key to {_label(column.related_model)}{_on_delete(column)}"
    if isinstance(column, ArrayField):
        return f"list of: {_kind(column.base_field)}"
    if column.choices:
        return "one of"
    known = next((words for kind, words in KINDS if isinstance(column, kind)), "")
    return known or _sized(column)


def _on_delete(column: Any) -> str:
    return " (goes with it)" if column.remote_field.on_delete is models.CASCADE else ""


def _sized(column: Any) -> str:
    if isinstance(column, models.DecimalField):
        return f"number, {column.decimal_places} decimals"
    if isinstance(column, models.CharField) and column.max_length:
        return f"text, up to {column.max_length} characters"
    return column.__class__.__name__.removesuffix("Field").lower()


def _meaning(column: Any) -> str:
    words = str(column.verbose_name)
    named = capfirst(words) + "." if words != column.name.replace("_", " ") else ""
    choices = "; ".join(f"`{value}` {label}" for value, label in column.flatchoices) if column.choices else ""
    return " ".join(filter(None, (named, str(column.help_text), choices)))


# ------------------------------------------------------------------ what a table refuses


def _rules(model: type[models.Model]) -> Iterator[str]:
    yield from (_constraint(constraint) for constraint in model._meta.constraints)
    yield from filter(None, (_trigger(trigger) for trigger in getattr(model._meta, "triggers", ())))
    if reason := audit.UNTRACKED.get(model._meta.label):
        yield f"No trail: {reason}."
    elif left_out := _left_out(model):
        yield f"Left out of the trail: {', '.join(f'`{name}`' for name in left_out)}."


def _constraint(constraint: Any) -> str:
    name = f"(`{constraint.name}`)"
    default = constraint.default_violation_error_message
    said = str(constraint.violation_error_message)
    if isinstance(constraint, models.UniqueConstraint):
        where = " among some of the rows" if constraint.condition else ""
        what = ", ".join(f"`{field}`" for field in constraint.fields) or "an expression"
        return f"{what}: once{where} {name}"
    if said != str(default):
        return f"{_cell(said)} {name}"
    if isinstance(constraint, ExclusionConstraint):
        return f"No overlap {name}"
    return f"{capfirst(constraint.name.split('_', 2)[-1].replace('_', ' '))} {name}"


def _trigger(trigger: Any) -> str:
    if isinstance(trigger, pgtrigger.FSM):
        steps = ", ".join(f"{source} to {target}" for source, target in trigger.transitions)
        return f"`{trigger.field}` changes by these steps only: {steps}."
    return {
        "frozen": "A row never changes and is never deleted.",
        "kept": "A row is never deleted.",
        "settled": "A row never changes once it is settled.",
        "settled_with_version": "A row never changes once its version is settled.",
        "search_keep": "Found by search.",
    }.get(trigger.name, "")


def _left_out(model: type[models.Model]) -> list[str]:
    """Return the columns a trail keeps nothing of; derived ones follow from the others."""
    if not events.is_tracked(model):
        return []
    kept = {column.name for column in events.tracked_fields(model.pgh_event_model)}  # type: ignore[attr-defined]
    return [
        column.name
        for column in model._meta.concrete_fields
        if not (column.name in kept or column.primary_key or isinstance(column, models.GeneratedField))
    ]
