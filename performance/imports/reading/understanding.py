"""Who, what and when: the names of a file, each looked up once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from performance import possible
from performance.imports import shapes
from performance.imports.names import Breakdowns, Indicators, Organisations, Subject
from performance.imports.reading.figure import About, When
from performance.imports.reading.remarks import ASIDE, EMPTY, REFUSED, Memo, Remark, Wrong, needed
from performance.imports.spreading import (
    BREAKDOWN,
    FIELDS,
    FRAMEWORK,
    GRADE,
    INDICATOR,
    KNOWN_FROM,
    ORGANISATION,
    PERIOD,
    STAGE,
    YEAR,
    Said,
)
from performance.models import Grade, Stage
from salford_css.core.imports import columns
from salford_css.core.period_spellings import read_period
from salford_css.core.periods import FinancialYear, Frequency, Period

HEADED = {shapes.PERIODS: PERIOD, shapes.INDICATORS: INDICATOR}
"""Which field the headings of the figures' columns give, in the layouts that have a column for each."""
_STAGE = columns.one_of(dict(Stage.choices))
_GRADE = columns.one_of(dict(Grade.choices))


class Understood(NamedTuple):
    """What a figure is about, all of it understood."""

    subject: Subject
    organisation: int
    when: When
    about: About


class Names:
    """Understands the names of a file and remembers what they mean; `unknown` are those that nobody knows."""

    def __init__(self, fixed: Mapping[str, str], indicators: Indicators, *, today: date, remark: Remark) -> None:
        self._remark = remark
        self._today = today
        self._year_alone = fixed.get("year_alone", "")
        self._strangers = bool(fixed.get("strangers"))
        self.headed = HEADED.get(fixed.get("layout", ""))
        self.breakdowns = Breakdowns()
        self.unknown: dict[tuple[str, str], None] = {}
        self._organisations = Memo(needed(Organisations().find))
        self._subjects = Memo(lambda names: needed(lambda code: indicators.find(code, names[0]))(names[1]))
        self._periods = Memo(self._period)
        self._abouts = Memo(self._about)

    def understood(self, said: Said) -> Understood | None:
        """Return what a figure is about, or None with what is wrong remarked on."""
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
        return Understood(subject, organisation, when, about)

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
            self._remark(said.number, REFUSED, field, said.place if field == self.headed else None, wrong[0])

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
