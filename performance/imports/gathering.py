"""Takes the rows of a sheet one by one and puts their figures, and what is wrong with them, into the tables."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from performance.imports import shapes
from performance.imports.pivot import GivenTwice, Pivot
from performance.imports.reading import ASIDE, DOUBTFUL, REFUSED, Reader
from performance.imports.some_people import SomePeople
from performance.imports.spreading import BREAKDOWN, PART, VALUE, Said, Spreader
from performance.imports.tables import Tables
from performance.imports.usual import Usual
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.rows import Row
from salford_css.core.words import listed

NOT_A_PART = "It is none of numerator, denominator and outcome."
NO_VALUES = "No column of the file is headed by a period or an indicator. Choose another layout."


class Gathering:
    """One run over the rows of a sheet, in the layout that was chosen."""

    def __init__(self, layout: Layout, is_indicator: shapes.IsIndicator, reader: Reader, tables: Tables) -> None:
        self._layout = layout
        shape = layout.fixed.get("layout", shapes.LONG)
        places = shapes.value_places(shape, layout.headings, dict(layout.mapping), is_indicator)
        if shape in (shapes.PERIODS, shapes.INDICATORS) and not places:
            raise ValidationError(NO_VALUES)
        self._places = places
        self._spreader = Spreader(layout, places)
        self._some_people = SomePeople(layout.headings, self._spreader.used)
        self._pivot = Pivot() if shape == shapes.PARTS else None
        self._reader = reader
        self._tables = tables
        # Cells left empty for what stands above them mean something else in every row.
        is_long = shape == shapes.LONG and not layout.fixed.get("repeats")
        usual = Usual(self._spreader.picks, self._spreader.fixed_texts, reader) if is_long else None
        self._usual = usual if usual and usual.is_possible else None

    def take(self, row: Row) -> None:
        """Take the figures of a row in."""
        if row.number <= self._layout.header_row:
            return
        doubts = tuple(self._some_people.doubts(row))
        line = self._usual.line(row) if self._usual and not doubts else None
        if line is not None:
            self._tables.line(line)
        else:
            self._with_care(row, doubts)

    def _with_care(self, row: Row, doubts: Iterable[tuple[int, str]]) -> None:
        spreader, tables = self._spreader, self._tables
        texts = spreader.texts(row)
        if why := spreader.aside(row, texts):
            tables.remark(row.number, ASIDE, -1, None, why)
            return
        if troubles := spreader.troubles(row):
            for place, trouble in troubles.items():
                tables.remark(row.number, REFUSED, VALUE, place, trouble)
            return
        for place, doubt in doubts:
            tables.remark(row.number, DOUBTFUL, BREAKDOWN, place, doubt)
        for said in spreader.figures(row, texts):
            if self._pivot is None:
                if self._read(said) and self._usual:
                    self._usual.learn(row, said)
            else:
                self._put_together(self._pivot, said)

    def end(self) -> None:
        """Take in what still waited for other rows."""
        for said in self._pivot.rest() if self._pivot else ():
            self._whole(said)

    def notes(self) -> Iterator[str]:
        """Say which columns of a wide table hold the figures, and which of the file are not read."""
        if self._places:
            yield f"Figures are read from {listed([self._layout.headings[place] for place in self._places])}."
        names = [name for place, name in enumerate(self._layout.headings) if name and place not in self._spreader.used]
        if names:
            yield f"Columns that are not read: {', '.join(names)}."

    def _read(self, said: Said) -> bool:
        figure = self._reader.read(said)
        if figure is not None:
            self._tables.figure(figure)
        return figure is not None

    def _put_together(self, pivot: Pivot, said: Said) -> None:
        try:
            whole = pivot.add(said)
        except KeyError:
            self._tables.remark(said.number, ASIDE, PART, None, NOT_A_PART)
        except GivenTwice as twice:
            self._tables.remark(said.number, REFUSED, PART, None, str(twice))
            self._tables.remark(twice.first, REFUSED, PART, None, twice.other_way)
        else:
            if whole is not None:
                self._whole(whole)

    def _whole(self, said: Said) -> None:
        self._tables.belong(said.rows, said.number)
        self._read(said)
