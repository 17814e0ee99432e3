"""Salford's two matrices as page, Word and PDF: of a plan its review, of the council its quarterly performance."""

from datetime import date
from typing import Any

from performance.papers import matrices
from performance.selectors.councils import own_organisation
from performance.selectors.matrices import quarterly_lines, review_lines
from salford_css.core import clock
from salford_css.core.documents.tree import Document
from salford_css.core.models import Organisation
from salford_css.core.periods import FinancialYear
from salford_css.core.registry import documents
from strategy.models import Plan


@documents.of("service-plan-review", label="Review of the plan", model=Plan)
def service_plan_review(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the review: pledge, service area, key target, progress, indicator."""
    lines = review_lines(row, as_at=as_at, reader=reader)
    return matrices.review(row.title, lines, by=str(row.owner or row.organisation), as_at=as_at)


def is_ours(row: Any) -> bool:
    """Say whether an organisation is the council whose measures are shown here."""
    return row == own_organisation(on=clock.today())


@documents.of("quarterly-performance", label="Quarterly performance", model=Organisation, exists=is_ours)
def quarterly_performance(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the matrix of the financial year in which the day lies."""
    year = FinancialYear.containing(as_at)
    lines = quarterly_lines(row, year=year, as_at=as_at, reader=reader)
    return matrices.quarterly(row.name, str(year), lines, by=row.name, as_at=as_at)
