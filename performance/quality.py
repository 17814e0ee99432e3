"""What can be doubted of the data of one series, one sentence each. Pure; nothing is turned into a score.

A doubt is not a fault of the service: a figure that is late or jumps may be right, and somebody has to say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from performance.measures import Status
from performance.wording import count_of
from salford_css.core.periods import Frequency, Period
from salford_css.core.words import capital, day, listed, number

JUMP = Decimal(3)
"""A figure that is this many times the one before, or one part in as many, is asked about."""
SETTLED_AFTER = timedelta(days=365)
"""How long a figure may stay provisional."""
UNSETTLED = ("estimate", "in_year", "provisional")


class Doubt(StrEnum):
    """The sorts of doubt, the heaviest first."""

    OVERDUE = "overdue"
    MISSING = "missing"
    JUMP = "jump"
    UNSETTLED = "unsettled"
    PARTS = "parts"
    SUPPRESSED = "suppressed"
    REVIEW = "review"
    UNCHECKED = "unchecked"
    SOURCE = "source"
    ALIAS = "alias"

    @property
    def label(self) -> str:
        """Return it as a list writes it."""
        return _LABELS[self]

    @property
    def remedy(self) -> str:
        """Say what would mend it."""
        return _REMEDIES[self]

    @property
    def is_grave(self) -> bool:
        """Say whether the figures themselves may mislead; the others are about what stands around them."""
        return self in (Doubt.OVERDUE, Doubt.MISSING, Doubt.JUMP, Doubt.UNSETTLED)


_LABELS = {
    Doubt.OVERDUE: "figure overdue",
    Doubt.MISSING: "periods missing",
    Doubt.JUMP: "figure jumps",
    Doubt.UNSETTLED: "never made final",
    Doubt.PARTS: "parts not known",
    Doubt.SUPPRESSED: "figures withheld",
    Doubt.REVIEW: "definition past its review",
    Doubt.UNCHECKED: "definition not checked",
    Doubt.SOURCE: "no source return",
    Doubt.ALIAS: "name of two measures",
}
_REMEDIES = {
    Doubt.OVERDUE: "Enter the figure, or say why there is none.",
    Doubt.MISSING: "Enter the figures of these periods, or say why there is none.",
    Doubt.JUMP: "Look at the figure again. If it is right, say why in a commentary, or mark a break.",
    Doubt.UNSETTLED: "State the final figure.",
    Doubt.PARTS: "Enter what was counted and out of how many, so that a margin can be given.",
    Doubt.SUPPRESSED: "Nothing, if the number is small: a withheld figure protects somebody.",
    Doubt.REVIEW: "Look at the definition, and word it anew with the next day.",
    Doubt.UNCHECKED: "Let another post check the definition.",
    Doubt.SOURCE: "Name the return the figures come from.",
    Doubt.ALIAS: "Take the name from one of them: a file that uses it cannot be read.",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is believed of one period."""

    period: date
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    stage: str
    known_from: date


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the definition says that matters here. `steps` is by how many periods figures lie apart."""

    is_divided: bool
    next_review: date | None
    is_checked: bool
    source_return: str
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A doubt with its sentence, and the period it is about where it is about one."""

    doubt: Doubt
    sentence: str
    period: date | None = None


def doubts(
    rows: Sequence[Known], frequency: Frequency, sheet: Sheet, *, due: date | None, breaks: Sequence[date], on: date
) -> Iterator[Found]:
    """Return what can be doubted of a series on a day; `rows` in the order of periods, `breaks` are known ones."""
    if due is not None and due < on:
        yield Found(Doubt.OVERDUE, f"The figure after {_label(rows[-1].period, frequency)} was due on {day(due)}.")
    checks = (_missing(rows, frequency, sheet), _jump(rows, frequency, breaks), _unsettled(rows, frequency, on))
    yield from filter(None, (*checks, _parts(rows, sheet), _suppressed(rows, frequency)))
    yield from _of_the_sheet(sheet, on)


def _label(period: date, frequency: Frequency) -> str:
    return Period(period, frequency).label


def _missing(rows: Sequence[Known], frequency: Frequency, sheet: Sheet) -> Found | None:
    """Find the periods between the first and the last that have no row; a survey of every second year skips one."""
    known, expected = {row.period for row in rows}, Period(rows[0].period, frequency)
    absent = []
    while expected.first_day < rows[-1].period:
        if expected.first_day not in known:
            absent.append(expected)
        expected = expected.shifted(sheet.steps)
    blank = [Period(row.period, frequency) for row in rows if row.status == Status.MISSING.value]
    if not (gaps := sorted({*absent, *blank}, key=lambda one: one.first_day)):
        return None
    named = listed([one.label for one in gaps[:3]]) if len(gaps) <= 3 else f"the first of them {gaps[0].label}"
    return Found(
        Doubt.MISSING, f"{capital(count_of(len(gaps), frequency))} without a figure: {named}.", gaps[0].first_day
    )


def _jump(rows: Sequence[Known], frequency: Frequency, breaks: Sequence[date]) -> Found | None:
    """Find the latest figure that is several times the one before or a small part of it, no break between them."""
    known = [row for row in rows if row.value is not None]
    for before, after in reversed(list(pairwise(known))):
        if not before.value or not after.value or before.value < 0 or after.value < 0:
            continue
        ratio = max(after.value / before.value, before.value / after.value)
        if ratio >= JUMP and not any(before.period < one <= after.period for one in breaks):
            side = "times" if after.value > before.value else "times smaller than"
            told = f"{ratio:.1f} {side} that of {_label(before.period, frequency)}"
            sentence = f"The figure of {_label(after.period, frequency)} is {told}, and no break is marked."
            return Found(Doubt.JUMP, sentence, after.period)
    return None


def _unsettled(rows: Sequence[Known], frequency: Frequency, on: date) -> Found | None:
    old = [row for row in rows if row.stage in UNSETTLED and row.known_from + SETTLED_AFTER < on]
    if not old:
        return None
    many = "One figure has" if len(old) == 1 else f"{capital(number(len(old)))} figures have"
    sentence = f"{many} not been made final for more than a year, the oldest {_label(old[0].period, frequency)}."
    return Found(Doubt.UNSETTLED, sentence, old[0].period)


def _parts(rows: Sequence[Known], sheet: Sheet) -> Found | None:
    figures = [row for row in rows if row.value is not None]
    bare = [row for row in figures if row.numerator is None or row.denominator is None]
    if not sheet.is_divided or not bare:
        return None
    which = "No figure" if len(bare) == len(figures) else f"{len(figures) - len(bare)} of {len(figures)} figures"
    have = "has" if which == "No figure" else "have"
    return Found(Doubt.PARTS, f"{which} {have} both parts, so a margin cannot be given for all.")


def _suppressed(rows: Sequence[Known], frequency: Frequency) -> Found | None:
    withheld = [row for row in rows if row.status == Status.SUPPRESSED.value]
    if not withheld:
        return None
    last = _label(withheld[-1].period, frequency)
    many = "One figure is" if len(withheld) == 1 else f"{capital(number(len(withheld)))} figures are"
    return Found(Doubt.SUPPRESSED, f"{many} withheld, the last {last}.", withheld[-1].period)


def _of_the_sheet(sheet: Sheet, on: date) -> Iterator[Found]:
    if sheet.next_review is not None and sheet.next_review < on:
        yield Found(Doubt.REVIEW, f"The definition was to be looked at again by {day(sheet.next_review)}.")
    if not sheet.is_checked:
        yield Found(Doubt.UNCHECKED, "No post is named that checked the definition.")
    if not sheet.source_return:
        yield Found(Doubt.SOURCE, "The definition names no return from which the figures come.")


def verdict(found: Sequence[Doubt]) -> str:
    """Judge a series in words: whether its figures can be relied on as they stand."""
    grave = [one.label for one in Doubt if one in found and one.is_grave]
    if grave:
        return f"to be mended: {listed(grave)}"
    return "sound, with gaps around it" if found else "sound"
