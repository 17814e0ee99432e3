"""What can be searched, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from salford_css.core.registry.reader import Reader


@dataclass(frozen=True)
class SearchKind:
    """A sort of thing that can be searched: its name on screen, model, and the rows a reader may find."""

    kind: str
    label: str
    model: type[models.Model]
    visible: Callable[[Reader], models.QuerySet[Any]]


@dataclass
class Search:
    """The kinds that search covers."""

    kinds: dict[str, SearchKind] = field(default_factory=dict)

    def kind(
        self,
        kind: str,
        *,
        label: str,
        model: type[models.Model],
        visible: Callable[[Reader], models.QuerySet[Any]] | None = None,
    ) -> None:
        """Register a kind; without `visible` the model's own visible_to(reader) is asked."""
        rows: Any = model._default_manager
        ask = visible or (lambda reader: rows.all().visible_to(reader))
        self.kinds[kind] = SearchKind(kind, label, model, ask)
