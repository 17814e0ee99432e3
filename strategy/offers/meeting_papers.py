"""What can be taken away of a meeting as page, Word and PDF."""

from datetime import date
from typing import Any

from salford_css.core.documents.tree import Document
from salford_css.core.registry import documents
from strategy import policies
from strategy.models import Meeting
from strategy.selectors import meeting_papers as papers


def keeps_the_record(user: Any, row: Meeting, *, on: date) -> bool:
    """Say whether a user may publish the agenda of a meeting: whoever keeps its body's record."""
    return policies.may_keep_record(user, row.body, on)


@documents.of("agenda", label="Agenda for the public", model=Meeting, may_publish=keeps_the_record)
def agenda(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the agenda, which holds nothing of Part 2."""
    return papers.agenda(row, as_at)


@documents.of("action-sheet", label="Action sheet", model=Meeting)
def action_sheet(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the sheet of decisions and what follows from them."""
    return papers.action_sheet(row, reader, as_at)
