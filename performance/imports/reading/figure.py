"""What is understood of a figure: what is said about it, when it is of, and the row it becomes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from performance.imports.reading.remarks import Wrong


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a figure besides its value; `wrongs` by field."""

    breakdown: str
    stage: str
    known_from: date
    grade: str
    wrongs: tuple[tuple[int, Wrong], ...]


class When(NamedTuple):
    """A period: its first and last day, and in which frequency it was understood."""

    begins: date
    ends: date
    frequency: str


class Figure(NamedTuple):
    """A figure as it goes into the table of this run; `key` numbers its series among those of the file."""

    number: int
    place: int | None
    key: int
    period: date
    known_from: date
    definition_id: int
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    value_given: bool
    status: str
    stage: str
    grade: str
    note: str
    source: str
    unsure: bool
