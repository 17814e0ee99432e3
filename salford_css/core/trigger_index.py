"""Lets a thousand triggers register in a moment.

The trigger package walks over all registered triggers twice for each new one. With a trail on every model that took
half of every process's start; here its two look-ups are kept as the registry grows (docs/decisions/trigger-index.md).
"""

from typing import Any

from pgtrigger import registry


class IndexedRegistry(registry._Registry):
    """The package's registry with its two look-ups kept instead of made anew."""

    tables: dict[tuple[str, str], Any]
    functions: set[str]

    @property
    def by_db_table(self) -> dict[tuple[str, str], Any]:
        """Return the triggers by table and name."""
        return self.tables

    @property
    def pg_function_names(self) -> set[str]:
        """Return the names of the triggers' functions."""
        return self.functions

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        model, trigger = value
        self.tables[model._meta.db_table, trigger.name] = trigger
        self.functions.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)
        self.tables.pop((model._meta.db_table, trigger.name), None)
        self.functions.discard(trigger.get_pgid(model))


def install() -> None:
    """Give the package's one registry the index; what is registered already is taken over."""
    kept: Any = registry._registry
    if not isinstance(kept, IndexedRegistry):
        tables, functions = kept.by_db_table, kept.pg_function_names
        kept.__class__ = IndexedRegistry
        kept.tables, kept.functions = tables, functions
