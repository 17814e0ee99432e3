"""The thread strip of one row, for the pages of every app."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models

from salford_css.core import registry
from salford_css.core.components import Stop
from salford_css.dashboards.thread import words
from salford_css.dashboards.thread.walk import walk


def strip_of_row(row: models.Model, *, as_at: date, reader: Any) -> Sequence[Stop]:
    """Return the six stops of a row's thread, none when it does not stand there; findings are not asked for here."""
    if all(model is not type(row) for _, model, _ in registry.thread.kinds.values()):
        return []
    return words.strip(walk(row, as_at=as_at, reader=reader, with_findings=False))
