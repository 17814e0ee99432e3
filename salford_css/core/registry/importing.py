"""The kinds of spreadsheets that can be brought in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class Imports:
    """The kinds of rows that can be brought in from a spreadsheet, each with who may (core.imports.kinds)."""

    kinds: dict[str, type[Any]] = field(default_factory=dict)

    def kind(self, kind: type[Any]) -> type[Any]:
        """Register a kind of import under its code; a class decorator."""
        self.kinds[kind.code] = kind
        return kind

    def allowed(self, user: Any, *, on: date) -> list[type[Any]]:
        """Return the kinds that a user may import on a day, by name."""
        return sorted((kind for kind in self.kinds.values() if kind.may(user, on)), key=lambda kind: kind.name)
