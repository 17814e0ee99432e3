"""What a proposal costs, saves and gives up as known on a day: its lines, their sums, a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from strategy import sums
from strategy.models import CostStanding, ProposalMoney

STANDINGS = {
    CostStanding.NOT_STATED: "what it costs is not stated",
    CostStanding.EXISTING: "it is met from existing budgets",
    CostStanding.NONE: "it costs nothing",
}


@dataclass(frozen=True)
class MoneyLine:
    """A line of the money: its row, whether it counts on the day, and its place among all lines of the proposal."""

    row: ProposalMoney
    stands: bool
    place: int


def money_lines(proposal: Any, day: date) -> list[MoneyLine]:
    """Return every line stated by a day, the struck ones too."""
    lines = list(proposal.money.all())
    places = {line.pk: place for place, line in enumerate(sorted(lines, key=lambda line: line.pk), start=1)}
    known = [line for line in lines if line.stated_on is None or line.stated_on <= day]
    return [MoneyLine(line, line.stands_on(day), places[line.pk]) for line in known]


def sums_of(proposals: Sequence[Any], day: date) -> list[sums.Sum]:
    """Add up what proposals cost, save and give up as known on a day; their lines were read along."""
    lines = [line for proposal in proposals for line in proposal.money.all() if line.stands_on(day)]
    return sums.sums(sums.Line(line.kind, line.recurrence, line.amount) for line in lines)


def money_sentence(proposal: Any, day: date) -> str:
    """Say what a proposal costs, saves and gives up."""
    return sums.sentence(sums_of([proposal], day), standing=STANDINGS[proposal.cost_standing])
