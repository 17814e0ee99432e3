"""The health of one partnership: eight blocks, read for a day and a reader in a fixed number of questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from partnerships.models import Agreement
from partnerships.selectors.health.board import board_block, boards_on
from partnerships.selectors.health.dates import dates_block
from partnerships.selectors.health.law import law_block
from partnerships.selectors.health.measures import measures_block
from partnerships.selectors.health.money import money_block
from partnerships.selectors.health.parts import Block
from partnerships.selectors.health.thread import thread_block
from partnerships.selectors.health.work import actions_block, risks_block, risks_of
from salford_css.core import breaks
from salford_css.core.registry import Finding


def health_of(
    partnership: Any, *, as_at: date, reader: Any, findings: Sequence[Finding], worst: Finding | None = None
) -> list[Block]:
    """Return the blocks in the order of the page: what for, does it work, with what, who decides, what next.

    `findings` are all that are about the partnership; `worst` is told elsewhere on the page and counted only.
    """
    bodies = boards_on(partnership, as_at)
    risks = risks_of(partnership, as_at, reader)
    agreement = newest_agreement(partnership, reader)
    of_agreement = breaks.shown_about(agreement, as_at=as_at, reader=reader) if agreement else []
    return [
        thread_block(partnership, as_at, findings, worst),
        measures_block(partnership, as_at, reader),
        money_block(partnership, as_at),
        board_block(partnership, bodies, as_at, reader),
        actions_block(partnership, bodies, as_at, reader),
        risks_block(partnership, risks, as_at),
        law_block(partnership, agreement, as_at, [*findings, *of_agreement], worst),
        dates_block(partnership, agreement, bodies, risks, as_at, reader),
    ]


def newest_agreement(partnership: Any, reader: Any) -> Any:
    """Return the agreement that counts: the newest; None where there is none."""
    rows = Agreement.objects.visible_to(reader).filter(partnership=partnership)
    return rows.select_related("legal_basis", "partnership__lead_council").order_by("number").last()
