"""What an outside client may see of a model: nothing, unless an app has answered for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import models


@dataclass
class Scopes:
    """Which rows of a model an outside client may see. A model nobody answers for shows nothing.

    Apps may answer for the same model: core says a client sees its own organisation, partnerships adds its partners.
    """

    answers: dict[type[models.Model], list[Callable[..., models.Q]]] = field(default_factory=dict)

    def for_model(self, model: type[models.Model]) -> Callable[[Callable[..., models.Q]], Callable[..., models.Q]]:
        """Register `narrow(client, *, on) -> Q` for a model; every answer adds rows."""

        def register(function: Callable[..., models.Q]) -> Callable[..., models.Q]:
            self.answers.setdefault(model, []).append(function)
            return function

        return register

    def narrow(self, rows: models.QuerySet[Any], client: Any, *, on: date) -> models.QuerySet[Any]:
        """Return the rows the client may see."""
        answers = [answer(client, on=on) for answer in self.answers.get(rows.model, ())]
        return rows.filter(reduce(or_, answers)) if answers else rows.none()
