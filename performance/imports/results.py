"""Results from a spreadsheet: the kind of import that core runs, in one transaction for a hundred thousand figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from performance.imports import asked, checks, samples, shapes
from performance.imports.gathering import Gathering
from performance.imports.names import Indicators
from performance.imports.reading import DOUBTFUL, REFUSED, Reader
from performance.imports.spreading import FIELDS
from performance.imports.tables import SELECTED, Tables
from performance.models import Door, Framework, Result, Submission
from performance.policies import may_keep_figures
from performance.services import Written, judge_series, open_submission, record_selected, undo_submission
from salford_css.core import registry
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.kinds import ImportKind
from salford_css.core.imports.lines import SHOWN, Line, LineReader, Problem
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import CHANGED, CREATED, UNCHANGED, Tally
from salford_css.core.models import Document
from salford_css.core.words import capital, counted, some

if TYPE_CHECKING:
    from salford_css.core.imports.columns import ImportColumn
    from salford_css.core.models import Import

EVERY = 5_000
VALUES_SHOWN = 50


class _NothingNewError(Exception):
    """Raised to leave no delivery behind when every figure is on record already."""


@registry.imports.kind
class Results(ImportKind):
    """Results of indicators, in any of the layouts in which they arrive."""

    code: ClassVar[str] = "results"
    name: ClassVar[str] = "Results of indicators"
    words: ClassVar[str] = (
        "A row, or a cell of a wide table, is the figure of an indicator for an organisation and a period."
    )
    noun: ClassVar[tuple[str, str]] = ("figure", "figures")

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self.indicators = Indicators()
        self._touched: tuple[int, ...] = ()

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        """Say whether a user keeps figures."""
        return may_keep_figures(user, on=on)

    @staticmethod
    def of_the_file() -> list["ImportColumn"]:
        """Return what may be said of every row."""
        return [column for column in asked.columns() if column.for_all]

    @property
    def columns(self) -> Sequence["ImportColumn"]:
        """Return the columns."""
        return asked.columns()

    def header(self, rows: Sequence[Row], number: int | None) -> tuple[int, list[str]] | None:
        """Find the header; periods and indicators count as headings too."""
        return shapes.header(rows, self.columns, self.indicators.is_known, number)

    def propose(self, names: Sequence[str]) -> tuple[dict[str, int], dict[str, str]]:
        """Propose columns and layout."""
        return shapes.propose(names, self.columns, self.indicators.is_known)

    def missing(self, layout: Layout) -> list["ImportColumn"]:
        """Return what the layout cannot do without."""
        kind = layout.fixed.get("layout", shapes.LONG)
        needed = {"organisation", "indicator", "period"}
        if kind == shapes.PARTS:
            needed |= {"part", "value"}
        elif kind == shapes.LONG:
            needed |= {"value"} if not {"numerator", "denominator"} <= set(layout.mapping) else set()
        needed -= {"period"} if kind == shapes.PERIODS else {"indicator"} if kind == shapes.INDICATORS else set()
        known = set(layout.mapping) | {name for name, value in layout.fixed.items() if value}
        return [column for column in self.columns if column.name in needed - known]

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """Offer what may be said for the whole file."""
        match column:
            case "framework":
                return [(one.code, f"{one.code}: {one.name}") for one in Framework.objects.all()]
            case "document":
                return list(Document.objects.visible_to(self.by).order_by("title").values_list("ref", "title"))
        return list(CHOICES.get(column, {}).items())

    # ------------------------------------------------------------------ bringing in

    def bring_in(self, rows: Iterable[Row], tally: Tally, *, batch: "Import", layout: Layout) -> None:
        """Read, check, write; rows that are refused are left out as a whole."""
        tables = Tables()
        reader = Reader(layout.fixed, self.indicators, today=self.on, remark=tables.remark)
        self._gather(rows, Gathering(layout, self.indicators.is_known, reader, tables), tally)
        tables.settle(reader.keys, reader.breakdowns.labels)
        checks.run(reader)
        refused = tables.refuse()
        self._tell(rows, tables, tally, LineReader(self.columns, layout))
        tally.names.extend(list(reader.unknown)[:VALUES_SHOWN])
        self._write(tally, batch, layout, refused)
        if reader.blank_to_come:
            cells = some(reader.blank_to_come, "empty cell is", "empty cells are")
            tally.notes.append(f"{capital(cells)} about a period that had not ended; nothing is recorded for them.")

    def _gather(self, rows: Iterable[Row], gathering: Gathering, tally: Tally) -> None:
        for done, row in enumerate(rows, 1):
            gathering.take(row)
            if done % EVERY == 0:
                tally.reached(done)
        gathering.end()
        tally.notes.extend(gathering.notes())

    def _tell(self, rows: Iterable[Row], tables: Tables, tally: Tally, lines: LineReader) -> None:
        """Hand the rows that were remarked on to the tally, as they came: the file is read a second time for them."""
        remarked = tables.remarked()
        number, remarks = next(remarked, (0, []))
        if not remarks:
            return
        for row in rows:
            if row.number != number:
                continue
            self._tell_one(row, remarks, tally, lines)
            number, remarks = next(remarked, (0, []))
            if not remarks:
                return

    def _tell_one(self, row: Row, remarks: list[Any], tally: Tally, lines: LineReader) -> None:
        line = Line(row.number, row.cells)
        severities = {severity for severity, *_ in remarks}
        told = [remark for remark in remarks if REFUSED not in severities or remark[0] == REFUSED]
        told.sort(key=lambda remark: _place(lines.layout, remark[1], remark[2]))
        problems = [self._problem(line, lines, *remark[1:]) for remark in told]
        if REFUSED in severities:
            tally.refuse(line, *problems)
        elif DOUBTFUL in severities:
            tally.doubt(line, *problems)
        else:
            tally.set_aside(line, *problems)

    def _problem(self, line: Line, lines: LineReader, field: int, place: int | None, sentence: str) -> Problem:
        name = FIELDS[field] if field >= 0 else ""
        column = next((one for one in self.columns if one.name == name), None)
        if place is not None:
            return lines.problem_at(line, place, sentence)
        if column:
            return lines.problem(line, column, sentence)
        # A row set aside is known by what stands in it, not by a column.
        text = next((cell.strip() for cell in line.cells if cell.strip()), "")
        return Problem(f"“{text[:SHOWN]}”" if text else "", "", sentence)

    def _write(self, tally: Tally, batch: "Import", layout: Layout, refused: int) -> None:
        try:
            with transaction.atomic():
                submission = open_submission(
                    door=Door.IMPORT, by=self.by, document=self._document(layout), file_name=batch.name,
                    size=batch.size, sha256=batch.sha256, batch=batch, refused=refused,
                    mapping=_mapping(batch, layout),
                )  # fmt: skip
                written = record_selected(submission=submission, select=SELECTED, judged=False)
                _count(written, tally)
                samples.show(submission, tally)
                if not written.created + written.changed + written.older:
                    raise _NothingNewError
        except _NothingNewError:
            return
        self._touched = written.series

    def _document(self, layout: Layout) -> Document | None:
        ref = layout.fixed.get("document")
        if not ref:
            return None
        found = Document.objects.filter(ref=ref).first()
        if found is None:
            raise ValidationError(f"There is no document “{ref}” on record. Choose another, or none.")
        return found

    # ------------------------------------------------------------------ afterwards

    def follow_up(self) -> None:
        """Judge the series that were touched. Until then their pages say that the judgement is being recalculated."""
        judge_series(series=self._touched)

    def take_back(self, batch: "Import", *, reason: str) -> Sequence[str]:
        """Take the delivery back by one more version of each figure; what was restated since is left."""
        submission = Submission.objects.filter(batch=batch).first()
        if submission is None:
            return ()
        standing = Result.objects.filter(submission=submission).count()
        undo_submission(submission=submission, by=self.by, reason=reason)
        restated = submission.created + submission.changed - standing
        left = [f"{counted(restated, 'figure')} restated since"] if restated else []
        return left + (
            [f"{counted(submission.older, 'earlier figure')} kept among the past ones"] * (submission.older > 0)
        )

    def result(self, batch: "Import") -> tuple[str, str] | None:
        """Return the page of the delivery."""
        found = Submission.objects.filter(batch=batch).first()
        return ("The delivery with its figures", found.get_absolute_url()) if found else None

    def remedies(self, batch: "Import") -> Sequence[tuple[str, str]]:
        """Offer to say what a name means that nobody knows."""
        address = reverse("performance:import-name", args=[batch.uid])
        return [
            (f"Say what “{words}” means", f"{address}?{urlencode({'column': column, 'name': words})}")
            for column, words in batch.samples.get("names", [])
        ]


CHOICES = {
    "layout": shapes.LAYOUTS,
    "stage": dict(asked.Stage.choices),
    "grade": dict(asked.Grade.choices),
    "scale": asked.SCALES,
    "year_alone": asked.YEARS_ALONE,
    "repeats": asked.REPEATS,
    "strangers": asked.STRANGERS,
}


def _count(written: Written, tally: Tally) -> None:
    tally.add(CREATED, written.created + written.older)
    tally.add(CHANGED, written.changed)
    tally.add(UNCHANGED, written.unchanged)
    if written.older:
        figures = some(written.older, "figure", "figures")
        tally.notes.append(
            f"{capital(figures)} became known before what is believed now: kept as what was believed then."
        )


def _place(layout: Layout, field: int, place: int | None) -> int:
    """Return the column in which what is remarked on stands, so that a row is told from left to right."""
    own = layout.mapping.get(FIELDS[field], -1) if field >= 0 else -1
    return own if place is None else place


def _mapping(batch: "Import", layout: Layout) -> dict[str, Any]:
    return {
        "sheet": batch.sheet,
        "header_row": batch.header_row,
        "columns": {name: layout.headings[place] for name, place in layout.mapping.items()},
        "for_all": dict(layout.fixed),
    }
