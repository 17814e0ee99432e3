"""What a partnership serves: objectives, and through them pledges; where the thread breaks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from partnerships.selectors.health.parts import Block, Figure
from performance.selectors.served import pledges_above
from salford_css.core.registry import Finding
from salford_css.core.words import counted, listed


def thread_block(partnership: Any, day: date, findings: Sequence[Finding], worst: Finding | None) -> Block:
    """Return the objectives it serves with the pledges above them; two queries. The worst finding is told already."""
    links = list(partnership.objectives.in_force(day).select_related("objective", "author"))
    pledges = pledges_above([link.objective_id for link in links], as_at=day) if links else {}
    figures = [
        Figure(
            str(link.objective),
            listed(list(pledges[link.objective_id].values())) or "no pledge above it on record",
            "our reading" if link.is_our_reading else "",
            link.objective.get_absolute_url(),
        )
        for link in links
    ]
    breaks = [finding for finding in findings if finding.rung]
    told = [Figure("Break", one.sentence, "", one.remedy_url) for one in breaks if one is not worst]
    named = {ref: title for some in pledges.values() for ref, title in some.items()}
    return Block(
        id="thread",
        heading="What it serves",
        sentence=thread_sentence(len(links), list(named.values()), len(breaks)),
        figures=[*figures, *told],
        url=f"{partnership.get_absolute_url()}thread/",
        words="The whole thread",
        source="Joins on record on the day, sourced or marked as our reading.",
    )


def thread_sentence(objectives: int, pledges: Sequence[str], breaks: int) -> str:
    """Say what it serves, and whether the thread breaks."""
    if not objectives:
        first = "No objective that it serves is on record, so the thread stops here"
    else:
        above = f", and through {'it' if objectives == 1 else 'them'} {listed(pledges)}" if pledges else ""
        first = f"It serves {counted(objectives, 'objective')}{above}"
        first += "" if pledges else "; no pledge above is on record"
    found = f" {counted(breaks, 'break is', 'breaks are').capitalize()} found." if breaks else ""
    return f"{first}.{found}"
