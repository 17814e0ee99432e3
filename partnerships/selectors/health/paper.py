"""The health of a partnership read for a document."""

from datetime import date
from typing import Any

from partnerships.papers.health import Line, Part, health
from partnerships.selectors.health.page import health_of
from partnerships.selectors.health.parts import Block, Figure
from partnerships.selectors.partnership import parties_on
from salford_css.core import breaks
from salford_css.core.documents.tree import Document
from salford_css.core.words import listed


def health_paper(partnership: Any, day: date, reader: Any) -> Document:
    """Return the page's blocks as a document, as they stood on a day for a reader."""
    found = breaks.shown_about(partnership, as_at=day, reader=reader)
    worst = next((one for one in found if one.rank == 0), None)
    blocks = health_of(partnership, as_at=day, reader=reader, findings=found, worst=worst)
    return health(
        title=partnership.name,
        worst=worst.sentence if worst else "",
        facts=(
            ("Partners", listed([str(party) for party in parties_on(partnership, day)]) or "nobody is named"),
            ("Status", partnership.get_status_display()),
            ("Led by", str(partnership.lead_post or "no post named")),
        ),
        parts=[_part(block) for block in blocks],
        by=str(partnership.lead_council),
        as_at=day,
    )


def _part(block: Block) -> Part:
    return Part(block.heading, block.sentence, [_line(one) for one in block.figures], block.source)


def _line(one: Figure) -> Line:
    """Keep beside a figure what stands beside it on the page: who disputes it, and that it is made up."""
    beside = [word for word in (one.disputed, "illustrative" if one.illustrative else "") if word]
    return Line(one.head, f"{one.value} ({'; '.join(beside)})" if beside else one.value, one.note)
