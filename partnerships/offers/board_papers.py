"""What can be taken away of a board's meeting as page, Word and PDF: pack and minutes, each part for itself."""

from datetime import date
from typing import Any

from partnerships import policies
from partnerships.querysets.boards import is_board
from partnerships.selectors import board_papers as papers
from salford_css.core.documents.tree import Document
from salford_css.core.models import Part
from salford_css.core.registry import documents
from strategy.models import Body, Meeting, MeetingForm


def keeps_it(user: Any, row: Meeting, *, on: date) -> bool:
    """Say whether a user may publish what is open of a meeting: its board's secretary, and directors."""
    return policies.may_seat(user, row.body, on)


def of_a_board(row: Any) -> bool:
    """Say whether a meeting is a sitting of a board."""
    return row.form == MeetingForm.SITTING and Body.objects.filter(is_board(), pk=row.body_id).exists()


def has_exempt(row: Any) -> bool:
    """Say whether anything before a board's meeting is exempt."""
    exempt = row.items.filter(part=Part.EXEMPT).exists()
    papers_too = row.items.filter(papers__document__part=Part.EXEMPT).exists()
    reports = row.items.filter(papers__report_version__part=Part.EXEMPT).exists()
    return (exempt or papers_too or reports) and of_a_board(row)


def has_minutes(row: Any) -> bool:
    """Say whether open minutes of a board's meeting are on record."""
    return row.minutes.filter(part=Part.OPEN).exists() and of_a_board(row)


def has_exempt_minutes(row: Any) -> bool:
    """Say whether minutes of Part 2 are on record."""
    return row.minutes.filter(part=Part.EXEMPT).exists() and of_a_board(row)


@documents.of("meeting-pack", label="Meeting pack", model=Meeting, may_publish=keeps_it, exists=of_a_board)
def meeting_pack(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the pack, which holds nothing of Part 2."""
    return papers.pack(row, reader, as_at)


@documents.of("exempt-pack", label="Exempt part of the pack", model=Meeting, exists=has_exempt)
def exempt_pack(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the exempt part, as far as the reader may read it."""
    return papers.pack(row, reader, as_at, exempt=True)


@documents.of("board-minutes", label="Minutes", model=Meeting, may_publish=keeps_it, exists=has_minutes)
def board_minutes(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the newest open minutes."""
    return papers.minutes(row, reader, as_at)


@documents.of("exempt-minutes", label="Minutes of Part 2", model=Meeting, exists=has_exempt_minutes)
def exempt_minutes(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the minutes of Part 2, as far as the reader may read them."""
    return papers.minutes(row, reader, as_at, exempt=True)
