"""Papers before a board: a report, a document of the register, or a new document, open or exempt."""

from typing import Any

from django.db import transaction

from partnerships.services.boards.rights import require_record
from salford_css.core.activity import record_activity
from salford_css.core.deeds import next_number, refuse_beside, store
from salford_css.core.models import Document, Part
from salford_css.core.services.documents import keep_document
from strategy.models import AgendaItem, Paper, ReportVersion


@transaction.atomic
def put_paper(
    *,
    item: AgendaItem,
    by: Any,
    report_version: ReportVersion | None = None,
    document: Document | None = None,
    title: str = "",
    file: Any = None,
    part: str = Part.OPEN,
    exempt_reason: str = "",
) -> Paper:
    """Put a paper under an item. A new document that is exempt needs the reason, which is kept with it."""
    require_record(by, item.meeting.body)
    named = [one for one in (report_version, document, title.strip()) if one]
    refuse_beside(
        report_version=None if len(named) == 1 else "Name one paper: a report, a document or a title.",
        exempt_reason="Say why it is exempt." if title and part == Part.EXEMPT and not exempt_reason.strip() else None,
    )
    if title:
        document = keep_document(title=title, kind="paper", by=by, file=file or None, part=part, note=exempt_reason)
    lying = Paper.objects.filter(item=item)
    before = lying.filter(report_version=report_version, document=document).exists()
    refuse_beside(report_version="This paper lies under the item already." if before else None)
    row = store(Paper(item=item, number=next_number(lying), report_version=report_version, document=document))
    record_activity("paper-put", item.meeting, by=by, reason=str(row))
    return row
