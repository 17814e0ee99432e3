"""What can be taken away of a decision as page, Word and PDF: its record, which is published once the decision is."""

from datetime import date
from typing import Any

from salford_css.core.documents.tree import Document
from salford_css.core.registry import documents
from strategy import policies
from strategy.models import Decision
from strategy.selectors.records import printed


def _may_publish(user: Any, row: Decision, *, on: date) -> bool:
    """Say whether a user may publish the record: whoever keeps it, once the decision is published."""
    return row.published_on is not None and policies.may_record_decision(user, row.body, row.post, on)


@documents.of("record-of-decision", label="Record of decision", model=Decision, may_publish=_may_publish)
def record(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the record under the headings that councils publish today."""
    return printed(row, reader, as_at)
