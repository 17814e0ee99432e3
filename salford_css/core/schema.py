"""Creates and changes many models in one migration step.

Django renders the whole state anew after every operation, so an app of fifty models with their trails takes minutes.
Here the state is changed first and rendered once (docs/decisions/migrations-all-at-once.md).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import pgtrigger.migrations
from django.apps import apps
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelManagers,
    AlterModelOptions,
    AlterUniqueTogether,
    CreateModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RenameModel,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation

Key = tuple[str, str]
"""App and model in small letters, as Django's state names a model."""

PART_OF_A_MODEL = (AddField, AddConstraint, AddIndex, AlterUniqueTogether, pgtrigger.migrations.AddTrigger)
BETWEEN_TWO_STATES = (AlterField, RemoveField, RemoveConstraint, RemoveIndex)
BY_NAME = (RenameField, RenameModel)
TRIGGERS = (pgtrigger.migrations.AddTrigger, pgtrigger.migrations.RemoveTrigger)
WITHOUT_STATEMENT = (AlterModelOptions, AlterModelManagers)
ABOUT_ITS_MODEL = (CreateModel, *PART_OF_A_MODEL, *BETWEEN_TWO_STATES, *TRIGGERS, *WITHOUT_STATEMENT)


def remember_swappable_names() -> None:
    """Give the registry of the real models its own memory of which of them can be swapped.

    Django keeps one for all registries and empties it with every model of a migration's state, then asks it anew for
    every foreign key: a quarter of the time that migrating takes.
    """
    apps.get_swappable_settings_name = cache(apps.get_swappable_settings_name)  # type: ignore[method-assign]


class AllAtOnce(Operation):
    """Runs operations that create or change models, their constraints and their triggers as one step.

    Models are made as they stand at the end, so what is added to a new model on the way needs no statement of its
    own; any other operation (an extension, SQL, a trigger, a field of an older model) runs in its place and sees the
    models as they were before the step and as they are after it. Raises ValueError where that is not enough to tell
    what to do: something renamed, a field treated twice, or something taken from a model that is new here.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = list(operations)
        self.new = {op.name_lower for op in operations if isinstance(op, CreateModel)}
        treated = set[tuple[str, str]]()
        for operation in operations:
            is_new = self._model(operation) in self.new
            if isinstance(operation, BY_NAME) or (isinstance(operation, BETWEEN_TWO_STATES) and is_new):
                raise ValueError(f"{operation.describe()} needs a step of its own.")
            if isinstance(operation, (AddField, AlterField, RemoveField)):
                place = (operation.model_name_lower, operation.name_lower)
                if place in treated:
                    raise ValueError(
                        f"{operation.describe()} is the second change to that field: give it its own step."
                    )
                treated.add(place)

    @staticmethod
    def _model(operation: Any) -> str:
        named = getattr(operation, "model_name", None) or getattr(operation, "name", None)
        return str(named or "").lower()

    def _is_made_with_its_model(self, operation: Any) -> bool:
        return isinstance(operation, PART_OF_A_MODEL) and self._model(operation) in self.new

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state without rendering it in between."""
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create each model as it stands at the end; run everything else in its place."""
        touched = {
            (app_label, self._model(operation)) for operation in self.operations if is_about_its_model(operation)
        }
        parts = part_of(from_state, touched), part_of(to_state, touched)
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                model = parts[1].apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.create_model(model)
            elif not self._is_made_with_its_model(operation):
                states = parts if is_about_its_model(operation) else (from_state, to_state)
                operation.database_forwards(app_label, schema_editor, *states)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop what was created, newest first."""
        for operation in reversed(self.operations):
            if isinstance(operation, CreateModel):
                model = from_state.apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.delete_model(model)
            elif not self._is_made_with_its_model(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what the step does."""
        return f"Create {len(self.new)} models at once" if self.new else f"Do {len(self.operations)} things at once"


def is_about_its_model(operation: Any) -> bool:
    """Say whether an operation looks at its model and what that points at, never at what points to it.

    Code may ask for any model, and the type of a key is repeated in the tables that refer to it.
    """
    if isinstance(operation, AlterField):
        return not operation.field.unique
    return isinstance(operation, ABOUT_ITS_MODEL)


def in_steps(operations: Iterable[Any]) -> list[Any]:
    """Return a migration's operations in their order, as few steps as AllAtOnce can make of them.

    What is not about one model (code, SQL, extensions, names) and what AllAtOnce refuses begins a step of its own.
    """
    steps, together = list[Any](), list[Any]()
    for operation in operations:
        if not isinstance(operation, ABOUT_ITS_MODEL):
            steps += [*_at_once(together), operation]
            together = []
        elif _goes_with(together, operation):
            together.append(operation)
        else:
            steps += _at_once(together)
            together = [operation]
    return steps + _at_once(together)


def _goes_with(together: Sequence[Any], operation: Any) -> bool:
    try:
        AllAtOnce([*together, operation])
    except ValueError:
        return False
    return True


def _at_once(operations: Sequence[Any]) -> list[Any]:
    return [AllAtOnce(operations)] if operations else []


def part_of(state: ProjectState, wanted: Iterable[Key]) -> ProjectState:
    """Return the part of a state that holds some models and all they point at: a tenth of it, as quickly rendered."""
    found: dict[Key, ModelState] = {}
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if key in state.models and key not in found:
            found[key] = state.models[key]
            waiting += _pointed_at(found[key])
    return ProjectState(found, state.real_apps)


def _pointed_at(model: ModelState) -> Iterator[Key]:
    related = [field.remote_field for field in model.fields.values() if field.remote_field]
    targets = [one for remote in related for one in (remote.model, getattr(remote, "through", None)) if one]
    bases = [base for base in model.bases if isinstance(base, str)]
    for target in (*targets, *bases):
        yield resolve_relation(target, model.app_label, model.name_lower)
