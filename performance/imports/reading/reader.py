"""One figure of a file understood: who, what, when, how much. Whatever does not fit is remarked on in words."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from performance import possible
from performance.imports.amounts import BLANK, Amount, amount
from performance.imports.asked import PROPORTION
from performance.imports.names import Indicators, Subject
from performance.imports.reading.figure import About, Figure, When
from performance.imports.reading.remarks import DOUBTFUL, REFUSED, Remark
from performance.imports.reading.understanding import Names, Understood
from performance.imports.spreading import DENOMINATOR, FIELDS, NOTE, NUMERATOR, PERIOD, SOURCE, VALUE, Said
from performance.measures import Status, measured
from performance.possible import Bounds

ONE_PART = "Give both parts, or the figure alone."
PLAIN_NUMBER = "It is a percentage; a plain number is asked for."
WRITE = "Write it as 45% or as 0.45."
NOTE_LENGTH = 500
ONE = Decimal(1)


class Reader:
    """Understands figures one by one.

    `keys` are the series met: indicator, organisation, frequency, breakdown.
    """

    def __init__(self, fixed: Mapping[str, str], indicators: Indicators, *, today: date, remark: Remark) -> None:
        self._remark = remark
        self._scale = fixed.get("scale", "")
        self._names = Names(fixed, indicators, today=today, remark=remark)
        self.breakdowns = self._names.breakdowns
        self.unknown = self._names.unknown
        self.keys: dict[tuple[int, int, str, str], int] = {}
        self.large: Counter[int] = Counter()
        """How many figures above 1 each definition of a percentage has in the file."""
        self.blank_to_come = 0
        self.is_missing_any = False

    def read(self, said: Said) -> Figure | None:
        """Return the figure, or None with what is wrong remarked on."""
        understood = self.understood(said)
        amounts = None if understood is None else self._amounts(said)
        return None if understood is None or amounts is None else self._figure(said, *understood, amounts)

    def understood(self, said: Said) -> Understood | None:
        """Return what a figure is about, or None with what is wrong remarked on."""
        return self._names.understood(said)

    def key_of_plain(self, text: str, understood: Understood, organisation: int) -> int | None:
        """Return the number of the series of a plain number without parts, whose other names were understood before.

        None where the number needs a closer look: beyond what is possible, or maybe a proportion.
        """
        subject, _, when, about = understood
        bounds, value = subject.bounds, Decimal(text)
        if (bounds.lowest is not None and value < bounds.lowest) or when.begins > about.known_from:
            return None
        if bounds.highest is not None and value > bounds.highest:
            return None
        if subject.is_percentage:
            if self._scale == PROPORTION or (not self._scale and 0 < value <= ONE):
                return None
            self.large[subject.definition_id] += value > ONE
        key = (subject.indicator_id, organisation, when.frequency, about.breakdown)
        return self.keys.setdefault(key, len(self.keys))

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
            place = said.place if self._names.headed == PERIOD else None
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


def _agrees(value: Decimal, numerator: Decimal | None, denominator: Decimal | None, bounds: Bounds) -> bool:
    """Say whether a value is what its parts give."""
    if numerator is None or denominator is None or denominator <= 0:
        return False
    return not possible.disagreement(value, numerator, denominator, bounds, "")
