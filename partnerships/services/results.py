"""Figures of a round that a partner's system sends: entered, explained and handed in, never approved by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from performance.collecting.drafts import Draft
from performance.models import RoundReturn
from performance.selectors.returns import EntryLine, entered_by, lines_of
from performance.services.entries import save_entries
from performance.services.explaining import explain_variance
from performance.services.return_steps import submit_return
from salford_css.core import clock
from salford_css.core.deeds import refuse

OTHERS = "The return asks for other figures too, which are not shared with you for submitting; the council hands it in."


@dataclass(frozen=True)
class Sent:
    """A figure as a partner sends it: the indicator's name outside, the draft, and what explains its distance."""

    indicator: str
    draft: Draft
    explanation: Mapping[str, Any] = field(default_factory=dict)
    """cause, explanation, new_action, act_by: asked for where the figure lies beyond the tolerance of its target."""


@transaction.atomic
def send_results(*, round_return: RoundReturn, figures: Sequence[Sent], by: Any, hand_in: bool = True) -> RoundReturn:
    """Enter a partner's figures in its return of a round, explain what lies beyond its tolerance, and hand it in.

    The services are those of the pages: a return that is not open, a locked period, a figure that cannot be and one
    that is not explained are refused in their sentences. Nothing is kept when anything is refused.
    """
    lines = lines_of(round_return.entries.all(), on=clock.today())
    mine = {line.entry.series.indicator.name_outside: line for line in entered_by(by, lines)}
    refuse(*_strange(figures, mine))
    typed = {mine[sent.indicator].key: sent.draft for sent in figures}
    save_entries(round_return=round_return, typed=typed, by=by)
    for sent in figures:
        if any(sent.explanation.values()):
            explain_variance(round_return=round_return, key=mine[sent.indicator].key, by=by, **sent.explanation)
    if hand_in:
        refuse(OTHERS if len(mine) != len(lines) else None)
        submit_return(round_return=round_return, by=by)
    round_return.refresh_from_db()
    return round_return


def _strange(figures: Sequence[Sent], mine: Mapping[str, EntryLine]) -> list[str]:
    names = [sent.indicator for sent in figures]
    twice = sorted({name for name in names if names.count(name) > 1})
    return [
        *(f"The return asks for no {name[:80]}, or you may not submit it." for name in names if name not in mine),
        *(f"{name} comes twice." for name in twice),
    ]
