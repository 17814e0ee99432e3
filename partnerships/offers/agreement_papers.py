"""What can be taken away of an agreement as page, Word and PDF."""

from datetime import date
from typing import Any

from partnerships import policies
from partnerships.models import Agreement
from partnerships.selectors.agreement_papers import checklist_paper
from salford_css.core.documents.tree import Document
from salford_css.core.registry import documents


def leads_it(user: Any, row: Agreement, *, on: date) -> bool:
    """Say whether a user may publish what is said of an agreement: directors, and whoever leads the partnership."""
    return policies.may_take_step(user, row.partnership, on)


@documents.of("statutory-checklist", label="Statutory checklist", model=Agreement, may_publish=leads_it)
def statutory_checklist(row: Any, /, *, as_at: date, reader: Any) -> Document:
    """Make the checklist: rule, evidence, date, who checked."""
    return checklist_paper(row, as_at)
