"""Creates many models in one migration step.

Django renders the whole state anew after every operation, so an app of fifty models with their trails takes minutes.
Here the state is changed first and rendered once (docs/decisions/migrations-all-at-once.md).
"""

from collections.abc import Sequence
from typing import Any

import pgtrigger.migrations
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterUniqueTogether,
    CreateModel,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

PART_OF_A_NEW_MODEL = (AddField, AddConstraint, AddIndex, AlterUniqueTogether)


class AllAtOnce(Operation):
    """Runs operations that create models, their constraints and their triggers as one step.

    Models are made as they stand at the end, so what is added to a new model on the way needs no statement of its
    own; any other operation (an extension, SQL, a trigger) runs in its place. Raises ValueError for an operation on
    a model that is not new here: that belongs to a migration of its own.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = list(operations)
        self.new = {op.name_lower for op in operations if isinstance(op, CreateModel)}
        for operation in operations:
            if isinstance(operation, PART_OF_A_NEW_MODEL) and self._model(operation) not in self.new:
                raise ValueError(f"{operation.describe()} is not about a model made in this step.")

    @staticmethod
    def _model(operation: Any) -> str:
        return str(getattr(operation, "model_name_lower", None) or getattr(operation, "name_lower", ""))

    def _goes_with_its_model(self, operation: Any) -> bool:
        is_trigger = isinstance(operation, pgtrigger.migrations.AddTrigger)
        return is_trigger and operation.model_name.lower() in self.new

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state without rendering it in between."""
        state.clear_delayed_apps_cache()
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create each model as it stands at the end; run everything else in its place."""
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                model = to_state.apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.create_model(model)
            elif not isinstance(operation, PART_OF_A_NEW_MODEL):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop what was created, newest first."""
        for operation in reversed(self.operations):
            if isinstance(operation, CreateModel):
                model = from_state.apps.get_model(app_label, operation.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.delete_model(model)
            elif not isinstance(operation, PART_OF_A_NEW_MODEL) and not self._goes_with_its_model(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what the step does."""
        return f"Create {len(self.new)} models at once"
