"""Words that stand beside a figure wherever it shows, said by an app to the right: disputed by somebody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

ReadMarks = Callable[..., Mapping[int, str]]


@dataclass
class Marks:
    """Who says something about single figures, by the model that holds them."""

    readers: dict[type[models.Model], list[ReadMarks]] = field(default_factory=dict)

    def of(self, model: type[models.Model]) -> Callable[[ReadMarks], ReadMarks]:
        """Register `read(keys, *, as_at) -> {key: words}` for the rows of a model; one query a call."""

        def keep(function: ReadMarks) -> ReadMarks:
            self.readers.setdefault(model, []).append(function)
            return function

        return keep

    def beside(self, model: type[models.Model], keys: Collection[Any], *, as_at: date) -> dict[int, str]:
        """Return the words beside each of some figures; nothing is asked where there is no figure."""
        wanted = {key for key in keys if key is not None}
        found: dict[int, list[str]] = {}
        for read in self.readers.get(model, ()) if wanted else ():
            for key, words in read(wanted, as_at=as_at).items():
                found.setdefault(key, []).append(words)
        return {key: "; ".join(words) for key, words in found.items()}
