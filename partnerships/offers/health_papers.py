"""The health of a partnership, taken away as page, Word and PDF."""

from datetime import date
from typing import Any

from partnerships import policies
from partnerships.models import Partnership
from partnerships.selectors.health.paper import health_paper
from salford_css.core.documents.tree import Document
from salford_css.core.registry import documents


def leads_it(user: Any, row: Partnership, *, on: date) -> bool:
    """Say whether a user may publish how a partnership stands: directors, and whoever leads it."""
    return policies.may_take_step(user, row, on)


@documents.of("partnership-health", label="Health of the partnership", model=Partnership, may_publish=leads_it)
def partnership_health(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the document of how a partnership stands on a day."""
    return health_paper(row, as_at, reader)
