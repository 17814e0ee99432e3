"""One figure of a file understood: who, what, when, how much. Whatever does not fit is remarked on in words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from performance import possible
from performance.imports import shapes
from performance.imports.amounts import BLANK, Amount, amount
from performance.imports.asked import PROPORTION
from performance.imports.names import Breakdowns, Indicators, Organisations, Subject, UnknownNameError
from performance.imports.spreading import (
    BREAKDOWN,
    DENOMINATOR,
    FIELDS,
    FRAMEWORK,
    GRADE,
    INDICATOR,
    KNOWN_FROM,
    NOTE,
    NUMERATOR,
    ORGANISATION,
    PERIOD,
    SOURCE,
    STAGE,
    VALUE,
    YEAR,
    Said,
)
from performance.measures import Status, measured
from performance.models import Grade, Stage
from performance.possible import Bounds
from salford_css.core.imports import columns
from salford_css.core.period_spellings import read_period
from salford_css.core.periods import FinancialYear, Frequency, Period

REFUSED, DOUBTFUL, ASIDE = "refused", "doubtful", "aside"
HEADED = {shapes.PERIODS: PERIOD, shapes.INDICATORS: INDICATOR}
"""Which field the headings of the figures' columns give, in the layouts that have a column for each."""
EMPTY = "It is empty. Fill it in."
ONE_PART = "Give both parts, or the figure alone."
PLAIN_NUMBER = "It is a percentage; a plain number is asked for."
NOTE_LENGTH = 500
ONE = Decimal(1)

Remark = Callable[[int, str, int, int | None, str], None]
"""Takes a row's number, a severity, a field, the column it stands in where it is not the field's own, a sentence."""


class Wrong(NamedTuple):
    """Why a text could not be understood; an unknown name can be explained by the sender."""

    sentence: str
    is_unknown_name: bool = False


class Memo(dict[Any, Any]):
    """What texts were found to mean, each looked up once; what cannot be is a Wrong."""

    def __init__(self, find: Callable[[Any], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Any) -> Any:
        try:
            value = self._find(key)
        except ValueError as refused:
            value = Wrong(str(refused), isinstance(refused, UnknownNameError))
        self[key] = value
        return value


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


class Reader:
    """Understands figures one by one and remembers what the names of the file mean.

    `keys` are the series met: indicator, organisation, frequency, breakdown.
    """

    def __init__(self, fixed: Mapping[str, str], indicators: Indicators, *, today: date, remark: Remark) -> None:
        self._remark = remark
        self._today = today
        self._scale = fixed.get("scale", "")
        self._year_alone = fixed.get("year_alone", "")
        self._headed = HEADED.get(fixed.get("layout", ""))
        self._strangers = bool(fixed.get("strangers"))
        self.breakdowns = Breakdowns()
        self._organisations = Memo(_needed(Organisations().find))
        self._subjects = Memo(lambda names: _needed(lambda code: indicators.find(code, names[0]))(names[1]))
        self._periods = Memo(self._period)
        self._abouts = Memo(self._about)
        self.keys: dict[tuple[int, int, str, str], int] = {}
        self.unknown: dict[tuple[str, str], None] = {}
        self.large: Counter[int] = Counter()
        """How many figures above 1 each definition of a percentage has in the file."""
        self.blank_to_come = 0
        self.is_missing_any = False

    def read(self, said: Said) -> Figure | None:
        """Return the figure, or None with what is wrong remarked on."""
        texts = said.texts
        subject = self._subjects[texts[FRAMEWORK], texts[INDICATOR]]
        organisation = self._organisations[texts[ORGANISATION]]
        about = self._abouts[tuple(texts[BREAKDOWN : GRADE + 1])]
        when: Any = None
        if type(subject) is Subject:
            when = self._periods[texts[PERIOD], texts[YEAR], subject.frequencies]
        if type(when) is not When or type(organisation) is not int or about.wrongs:
            self._say_wrongs(said, subject, organisation, when, about)
            return None
        amounts = self._amounts(said)
        return None if amounts is None else self._figure(said, subject, organisation, when, about, amounts)

    # ------------------------------------------------------------------ names

    def _say_wrongs(self, said: Said, subject: Any, organisation: Any, when: Any, about: About) -> None:
        if type(organisation) is Wrong and organisation.is_unknown_name and self._strangers:
            self._remark(said.number, ASIDE, ORGANISATION, None, "No organisation on record is called so.")
            return
        found = ((INDICATOR, subject), (ORGANISATION, organisation), (PERIOD, when), *about.wrongs)
        for field, wrong in found:
            if type(wrong) is not Wrong:
                continue
            if wrong.is_unknown_name:
                self.unknown[FIELDS[field], said.texts[field]] = None
            # In a table with a column for each, the name stands in the heading of the figure's column.
            self._remark(said.number, REFUSED, field, said.place if field == self._headed else None, wrong[0])

    def _period(self, asked: tuple[str, str, tuple[Frequency, ...]]) -> When:
        words, year, frequencies = asked
        if not words:
            raise ValueError(EMPTY)
        whole = FinancialYear.parse(read_period(year, Frequency.YEAR).code) if year else None
        refused: ValueError | None = None
        for frequency in frequencies:
            try:
                found: Period = read_period(words, frequency, year=whole, year_alone=self._year_alone)
            except ValueError as error:
                refused = refused or error
            else:
                return When(found.first_day, found.last_day, frequency.value)
        raise refused or ValueError(EMPTY)

    def _about(self, texts: tuple[str, ...]) -> About:
        wrongs = []

        def read(field: int, parse: Callable[[str], Any], without: Any) -> Any:
            words = texts[field - BREAKDOWN]
            try:
                return parse(words) if words else without
            except ValueError as refused:
                wrongs.append((field, Wrong(str(refused))))
                return without

        breakdown = read(BREAKDOWN, self.breakdowns.find, "")
        stage = read(STAGE, _STAGE, Stage.FINAL.value)
        known_from = read(KNOWN_FROM, columns.day, self._today)
        grade = read(GRADE, _GRADE, "")
        if known_from > self._today:
            wrongs.append((KNOWN_FROM, Wrong(possible.not_known_yet(known_from))))
        return About(breakdown, stage, known_from, grade, tuple(wrongs))

    # ------------------------------------------------------------------ figures

    def _amounts(self, said: Said) -> tuple[Amount, Amount, Amount] | None:
        texts = said.texts
        try:
            field = NUMERATOR
            numerator = amount(texts[NUMERATOR]) if texts[NUMERATOR] else BLANK
            field = DENOMINATOR
            denominator = amount(texts[DENOMINATOR]) if texts[DENOMINATOR] else BLANK
            field = VALUE
            value = amount(texts[VALUE]) if texts[VALUE] else BLANK
        except ValueError as refused:
            self._wrong_amount(said, field, str(refused))
            return None
        for field, part in ((NUMERATOR, numerator), (DENOMINATOR, denominator)):
            if part.says_percent:
                self._wrong_amount(said, field, PLAIN_NUMBER)
                return None
        return numerator, denominator, value

    def _figure(
        self, said: Said, subject: Subject, organisation: int, when: When, about: About, amounts: Any
    ) -> Figure | None:
        numerator, denominator, given = amounts
        value, unsure, status, is_given = given.number, False, given.status, True
        if value is not None:
            scaled = self._scaled(said, subject, given, numerator.number, denominator.number)
            if scaled is None:
                return None
            value, unsure = scaled
        elif status is Status.MISSING:
            found = self._without_value(said, subject, numerator, denominator, when, about)
            if found is None:
                return None
            value, status, is_given = found
        if not self._is_possible(said, subject, value, numerator.number, denominator.number, when, about):
            return None
        key = (subject.indicator_id, organisation, when.frequency, about.breakdown)
        return Figure(
            said.number, said.place, self.keys.setdefault(key, len(self.keys)), when.begins, about.known_from,
            subject.definition_id, numerator.number, denominator.number, value, is_given, status.value, about.stage,
            about.grade, said.texts[NOTE][:NOTE_LENGTH], said.texts[SOURCE][:NOTE_LENGTH], unsure,
        )  # fmt: skip

    def _scaled(
        self, said: Said, subject: Subject, given: Amount, numerator: Decimal | None, denominator: Decimal | None
    ) -> tuple[Decimal, bool] | None:
        """Return a value in the definition's unit, and whether percent or proportion is in question."""
        value = given.number
        assert value is not None
        if not subject.is_percentage:
            if given.says_percent:
                words = f"It is a percentage, and the indicator is counted as “{subject.unit}”."
                self._wrong_amount(said, VALUE, words)
                return None
            return value, False
        if given.says_percent:
            self.large[subject.definition_id] += 1
            return value, False
        if self._scale == PROPORTION:
            if value > ONE and subject.bounds.is_part_of_a_whole:
                self._wrong_amount(said, VALUE, "It is above 1, and the file is said to write proportions. " + WRITE)
                return None
            return value.scaleb(2), False
        self.large[subject.definition_id] += value > ONE
        if self._scale or not 0 < value <= ONE:
            return value, False
        return value, not _agrees(value, numerator, denominator, subject.bounds)

    def _without_value(
        self, said: Said, subject: Subject, numerator: Amount, denominator: Amount, when: When, about: About
    ) -> tuple[Decimal | None, Status, bool] | None:
        """Return value, status and whether it was given, where the cell of the value says nothing."""
        if numerator.number is not None and denominator.number is not None:
            if denominator.number <= 0:
                faults = possible.faults(subject.bounds, None, numerator.number, denominator.number)
                if (fault := next(faults, None)) is not None:
                    self._wrong_amount(said, FIELDS.index(fault[0]), fault[1])
                    return None
            found = measured(numerator.number, denominator.number, subject.bounds.multiplier)
            return found.value, found.status, False
        marks = [part.status for part in (numerator, denominator) if part.number is None and part is not BLANK]
        if marks:
            return None, marks[0], True
        if numerator.number is not None or denominator.number is not None:
            field = DENOMINATOR if denominator.number is None else NUMERATOR
            self._wrong_amount(said, field, ONE_PART)
            return None
        if when.ends > about.known_from:
            self.blank_to_come += 1
            return None
        self.is_missing_any = True
        return None, Status.MISSING, True

    def _is_possible(
        self, said: Said, subject: Subject, value: Decimal | None, numerator: Decimal | None,
        denominator: Decimal | None, when: When, about: About,
    ) -> bool:  # fmt: skip
        bounds = subject.bounds
        fine = True
        for name, sentence in possible.faults(bounds, value, numerator, denominator):
            self._wrong_amount(said, FIELDS.index(name), sentence)
            fine = False
        if when.begins > about.known_from and value is not None:
            place = said.place if self._headed == PERIOD else None
            self._remark(said.number, REFUSED, PERIOD, place, possible.too_early(when.begins, about.known_from))
            return False
        if fine and value is not None and numerator is not None and denominator is not None and said.texts[VALUE]:
            found = possible.disagreement(value, numerator, denominator, bounds, subject.unit)
            # A proportion under an indicator in per cent is asked about, not doubted besides.
            if found and not (subject.is_percentage and _agrees(value, numerator, denominator, Bounds())):
                number, place = said.spots.get(VALUE, (said.number, said.place))
                self._remark(number, DOUBTFUL, VALUE, place, found)
        return fine

    def _wrong_amount(self, said: Said, field: int, sentence: str) -> None:
        number, place = said.spots.get(field, (said.number, said.place if field == VALUE else None))
        self._remark(number, REFUSED, field, place, sentence)


WRITE = "Write it as 45% or as 0.45."
_STAGE = columns.one_of(dict(Stage.choices))
_GRADE = columns.one_of(dict(Grade.choices))


def _needed(find: Callable[[str], Any]) -> Callable[[str], Any]:
    def found(words: str) -> Any:
        if not words:
            raise ValueError(EMPTY)
        return find(words)

    return found


def _agrees(value: Decimal, numerator: Decimal | None, denominator: Decimal | None, bounds: Bounds) -> bool:
    """Say whether a value is what its parts give."""
    if numerator is None or denominator is None or denominator <= 0:
        return False
    return not possible.disagreement(value, numerator, denominator, bounds, "")
