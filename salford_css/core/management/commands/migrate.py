"""`manage.py migrate`: Django's own, which renders of the models' state what a migration touches and no more."""

from copy import copy
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from salford_css.core.schema import in_steps


class QuickExecutor(MigrationExecutor):
    """Applies each migration in steps of AllAtOnce, those of other packages too.

    Django renders all models before each migration and most of them again after each operation: five parts in six of
    what an empty database costs (docs/decisions/migrations-all-at-once.md).
    """

    def _migrate_all_forwards(
        self, state: ProjectState, plan: Any, full_plan: Any, fake: bool, fake_initial: bool
    ) -> ProjectState:
        wanted = {migration for migration, _ in plan}
        for migration in (migration for migration, _ in full_plan if migration in wanted):
            state = self.apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        return state

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        """Run a migration forwards, in as few steps as it can be run."""
        if not (fake or fake_initial):  # then Django compares the operations one by one with what is there
            migration = copy(migration)
            migration.operations = in_steps(migration.operations)  # type: ignore[misc]
        return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)


class Command(migrate.Command):
    """Django's command with that executor, which it looks up by name in its module."""

    def handle(self, *args: Any, **options: Any) -> None:
        migrate.MigrationExecutor = QuickExecutor  # type: ignore[attr-defined]
        super().handle(*args, **options)
