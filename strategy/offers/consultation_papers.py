"""What can be taken away of a consultation as page, Word and PDF."""

from datetime import date
from typing import Any

from salford_css.core.documents.tree import Document
from salford_css.core.registry import documents
from strategy.models import Consultation
from strategy.selectors import consultation_papers as papers


@documents.of("four-tests", label="The four tests of a fair consultation", model=Consultation)
def four_tests(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the document on conscientious consideration."""
    return papers.four_tests(row, reader, as_at)


@documents.of("you-said", label="You said, we did", model=Consultation)
def you_said(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the document for everybody who was asked."""
    return papers.you_said(row, reader, as_at)
