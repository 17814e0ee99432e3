"""What a return still lacks, question by question, as the forms of the Better Care Fund check it. Pure.

A cell needs input, is filled in from the ledger, is answered, or is not relevant. A return under a set of conditions
is sent only when no cell needs input (found in the planning form of 2019/20); for others the same cells warn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

BOUNDS = (Decimal(0), Decimal(100_000_000))
"""A number in a cell of the Better Care Fund's forms lies between these."""


class CellState(StrEnum):
    """How a cell stands."""

    NEEDS_INPUT = "needs input"
    PREFILLED = "filled in from the ledger"
    ANSWERED = "answered"
    NOT_RELEVANT = "not relevant"


@dataclass(frozen=True)
class Cell:
    """One question of a return. `missing` says what it needs, empty where it needs nothing."""

    question: str
    state: CellState
    missing: str = ""
    blocks: bool = True

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is needed."""
        return self.state is not CellState.NEEDS_INPUT


@dataclass(frozen=True)
class LineFacts:
    """What is known of a line in the period."""

    name: str
    missing_months: Sequence[str]
    budget: Decimal
    spent: Decimal
    forecast: Decimal | None
    cause: str


@dataclass(frozen=True)
class Asked:
    """A condition or metric, and whether it is answered."""

    text: str
    answer: str
    relevant: bool = True
    confirmed: bool = True
    """Only what is verified or corroborated may stop a return; the rest warns."""


@dataclass(frozen=True)
class Signature:
    """Who has to sign, whether they have, and whether the rule is confirmed."""

    who: str
    signed: bool
    confirmed: bool = True


@dataclass(frozen=True)
class Facts:
    """Everything the checker looks at."""

    summary: str
    lines: Sequence[LineFacts]
    asked: Sequence[Asked] = ()
    signatures: Sequence[Signature] = ()
    strict: bool = False
    bounds: tuple[Decimal, Decimal] = BOUNDS
    minimum: tuple[Decimal, Decimal] | None = None
    """What the NHS minimum is and what was paid of it, where the fund has one and the year has ended."""


def check(facts: Facts) -> list[Cell]:
    """Return every cell of a return, in the order of its parts."""
    return [*_summary(facts), *_lines(facts), *_minimum(facts), *_asked(facts), *_signatures(facts)]


def _cell(question: str, missing: str, *, done: CellState, blocks: bool) -> Cell:
    return Cell(question, CellState.NEEDS_INPUT if missing else done, missing, blocks)


def _summary(facts: Facts) -> Iterable[Cell]:
    missing = "" if facts.summary.strip() else "Say in words what the partners need beside the figures."
    yield _cell("How the pool works, in words", missing, done=CellState.ANSWERED, blocks=True)


def _lines(facts: Facts) -> Iterable[Cell]:
    if not facts.lines:
        yield Cell("Expenditure", CellState.NEEDS_INPUT, "The year has no lines, so there is nothing to report.")
    for line in facts.lines:
        missing = f"Enter what was spent in {', '.join(line.missing_months)}." if line.missing_months else ""
        yield _cell(f"{line.name}: spent", missing, done=CellState.PREFILLED, blocks=facts.strict)
        missing = "" if line.forecast is not None else "Enter a forecast for the year."
        yield _cell(f"{line.name}: forecast", missing, done=CellState.PREFILLED, blocks=facts.strict)
        differs = line.forecast is not None and line.forecast != line.budget
        missing = "Say why it differs from the budget." if differs and not line.cause.strip() else ""
        done = CellState.ANSWERED if differs else CellState.NOT_RELEVANT
        yield _cell(f"{line.name}: why it differs", missing, done=done, blocks=False)
        if facts.strict and _outside(line, facts.bounds):
            low, high = facts.bounds
            words = f"A number here lies between {low:,.0f} and {high:,.0f}."
            yield Cell(f"{line.name}: numbers", CellState.NEEDS_INPUT, words)


def _outside(line: LineFacts, bounds: tuple[Decimal, Decimal]) -> bool:
    numbers = [line.budget, line.spent, *([line.forecast] if line.forecast is not None else [])]
    return any(not bounds[0] <= number <= bounds[1] for number in numbers)


def _minimum(facts: Facts) -> Iterable[Cell]:
    if facts.minimum is None:
        return
    asked, paid = facts.minimum
    missing = f"£{paid:,.2f} of the NHS minimum of £{asked:,.2f} was paid." if paid < asked else ""
    yield _cell("NHS minimum paid", missing, done=CellState.PREFILLED, blocks=False)


def _asked(facts: Facts) -> Iterable[Cell]:
    for one in facts.asked:
        done = CellState.ANSWERED if one.relevant else CellState.NOT_RELEVANT
        yield _cell(one.text, "" if one.answer else "Answer it.", done=done, blocks=one.confirmed)


def _signatures(facts: Facts) -> Iterable[Cell]:
    for one in facts.signatures:
        missing = "" if one.signed else f"{one.who} has not signed."
        yield _cell(f"Signed: {one.who}", missing, done=CellState.ANSWERED, blocks=one.confirmed)
