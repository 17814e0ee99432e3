"""What a proposal costs, saves and gives up as known on a day: its lines, their sums, a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

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


def money_stated_after(proposal: Any, day: date) -> date | None:
    """Return the first day after `day` on which money was stated, None where nothing was."""
    stated = [line.stated_on for line in proposal.money.all() if line.stated_on is not None]
    return min((one for one in stated if one > day), default=None)


def with_yearly_cost(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Annotate what proposals cost every year as known on a day, to sort them by."""
    yearly = ProposalMoney.objects.as_at(day).filter(
        proposal=OuterRef("pk"), kind=sums.MoneyKind.COST, recurrence=sums.Recurrence.RECURRING
    )
    added = yearly.order_by().values("proposal").annotate(sum=Sum("amount")).values("sum")
    return rows.annotate(yearly_cost=Subquery(added))


def sums_among(rows: QuerySet[Any], day: date) -> list[sums.Sum]:
    """Add up what many proposals cost, save and give up as known on a day."""
    lines = ProposalMoney.objects.as_at(day).filter(proposal__in=list(rows.values_list("pk", flat=True)))
    return sums.sums(sums.Line(*line) for line in lines.values_list("kind", "recurrence", "amount"))


def money_words(proposal: Any, day: date) -> str:
    """Say in a table's cell what a proposal costs, saves and gives up."""
    return sums.phrase(sums_of([proposal], day)) or proposal.get_cost_standing_display()


def amount_of(proposal: Any, kind: str, recurrence: str, day: date) -> Decimal | None:
    """Return the stated sum of one kind and recurrence, for a file; None: nothing is stated."""
    found = (one for one in sums_of([proposal], day) if (one.kind, one.recurrence) == (kind, recurrence))
    return next((one.total for one in found if one.stated), None)


def sums_of(proposals: Sequence[Any], day: date) -> list[sums.Sum]:
    """Add up what proposals cost, save and give up as known on a day; their lines were read along."""
    lines = [line for proposal in proposals for line in proposal.money.all() if line.stands_on(day)]
    return sums.sums(sums.Line(line.kind, line.recurrence, line.amount) for line in lines)


def money_sentence(proposal: Any, day: date) -> str:
    """Say what a proposal costs, saves and gives up."""
    return sums.sentence(sums_of([proposal], day), standing=STANDINGS[proposal.cost_standing])
