"""The usual row of a long table: what its names mean is known from a row before, so only its figure is read.

A file of 100,000 rows names some hundred organisations and some thousand pairs of indicator and period. Whatever is
unusual about a row, in its names or in its figure, is left to the reader, which finds the words for it.
"""

import csv
import io
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from performance.imports.amounts import plain
from performance.imports.reading import Reader, Understood
from performance.imports.spreading import GRADE, NOTE, ORGANISATION, SOURCE, VALUE, Said
from performance.measures import Status
from salford_css.core.imports.rows import Row

MOST = 20_000
"""So many meanings are remembered; a file that has more is read all the same, only not as fast."""


class _Setting(NamedTuple):
    """What all rows of an indicator and a period share, with the text that stands before and behind their value."""

    understood: Understood
    before: str
    behind: str


class Usual:
    """Remembers what was understood; `line` is the text of a usual row's figure for the table of this run."""

    def __init__(self, picks: Sequence[tuple[int, int]], fixed_texts: Sequence[str], reader: Reader) -> None:
        places = dict(picks)
        self._reader = reader
        self._value_at = places.get(VALUE, -1)
        self._organisation_at = places.get(ORGANISATION, -1)
        self._note, self._source = fixed_texts[NOTE], fixed_texts[SOURCE]
        names = [place for field, place in picks if field <= GRADE and field != ORGANISATION]
        self._names: Callable[[list[str]], Any] = itemgetter(*names) if names else lambda cells: ""
        self._others = [place for field, place in picks if field > GRADE and field != VALUE]
        self._width = max(places.values(), default=0) + 1
        self._settings: dict[Any, _Setting] = {}
        self._organisations: dict[str, int] = {}

    @property
    def is_possible(self) -> bool:
        """Say whether rows of this layout can be read so: each names its organisation and has one value."""
        return self._value_at >= 0 and self._organisation_at >= 0

    def line(self, row: Row) -> str | None:
        """Return the figure of a row as text, or None where the row has to be read with care."""
        cells = row.cells
        if row.troubles or len(cells) < self._width:
            return None
        setting = self._settings.get(self._names(cells))
        organisation = self._organisations.get(cells[self._organisation_at])
        text = cells[self._value_at]
        if setting is None or organisation is None or not plain(text) or self._says_more(cells):
            return None
        key = self._reader.key_of_plain(text, setting.understood, organisation)
        return None if key is None else f"{row.number},{self._value_at},{key}{setting.before}{text}{setting.behind}"

    def learn(self, row: Row, said: Said) -> None:
        """Remember what the names of a row mean that was read with care and gave a figure."""
        names = self._names(row.cells) if len(row.cells) >= self._width else None
        if names is None or len(self._settings) + len(self._organisations) >= MOST:
            return
        understood = self._reader.understood(said)
        if understood is not None:
            self._organisations[row.cells[self._organisation_at]] = understood.organisation
            if names not in self._settings:
                self._settings[names] = self._setting(understood)

    def _says_more(self, cells: list[str]) -> bool:
        return any(cells[place] for place in self._others)

    def _setting(self, understood: Understood) -> _Setting:
        subject, _, when, about = understood
        before = (when.begins, about.known_from, subject.definition_id, None, None)
        behind = (True, Status.REPORTED.value, about.stage, about.grade, self._note, self._source, False)
        return _Setting(understood, f",{_written(before)},", f",{_written(behind)}\r\n")


def _written(cells: Sequence[Any]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
