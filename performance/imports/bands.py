"""Tables of bands from a spreadsheet: a row is one interval, and the rows of a measure, year and group are one set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from performance.banding import Fault, gaps, overlaps
from performance.imports.bands_cells import COLUMNS, Named, looks_like_proportions
from performance.models import BandSet
from performance.policies import may_keep_figures
from performance.services import BandRow, replace_bands, rows_of, set_bands, standing_set, withdraw_bands
from salford_css.core import registry
from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.kinds import ImportKind
from salford_css.core.imports.lines import CellRefused, Line, LineReader, Problem
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import CHANGED, CREATED, UNCHANGED, Tally
from salford_css.core.models import Import, ImportOutcome, ImportRow

UNPLACED = "Some refused rows belong to no set that could be named: the sets that are taken may lack an interval."
FACTS = ("highest", "standing", "source", "known_from")
"""What holds for a whole set, and therefore for each of its rows."""


@registry.imports.kind
class Bands(ImportKind):
    """Official tables of bands. A set is taken whole or not at all, and takes the place of the one on record."""

    code: ClassVar[str] = "bands"
    name: ClassVar[str] = "Bands of measures"
    words: ClassVar[str] = (
        "A row is one interval of values and the band it earns; all rows of a measure, year and group of councils are "
        "one set, which takes the place of the set on record."
    )
    noun: ClassVar[tuple[str, str]] = ("set of bands", "sets of bands")

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self.named = Named()

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        """Say whether a user keeps figures."""
        return may_keep_figures(user, on=on)

    @property
    def columns(self) -> Sequence[ImportColumn]:
        """Return the columns of a table of bands."""
        return COLUMNS

    def bring_in(self, rows: Iterable[Row], tally: Tally, *, batch: Import, layout: Layout) -> None:
        """Put the rows together into sets, and set or replace each; an incomplete set is refused with all its rows."""
        reader = LineReader(self.columns, layout)
        sets: dict[Any, list[Line]] = defaultdict(list)
        for line in self.lines(rows, layout):
            sets[self._key(line, reader)].append(line)
        for key, lines in sets.items():
            if key is None:
                for line in lines:
                    tally.refuse(line)
                tally.notes.append(UNPLACED)
            else:
                _Set(self, reader, tally, batch, lines).bring_in()

    def take_back(self, batch: Import, *, reason: str) -> Sequence[str]:
        """Take every set back that still judges; the one it replaced judges again."""
        left = []
        touched = batch.rows.filter(outcome__in=[ImportOutcome.CREATED, ImportOutcome.CHANGED])
        for row in touched.order_by("-number", "-id").prefetch_related("record"):
            band_set: Any = row.record
            if band_set is not None and band_set.known_to is None:
                restore = row.outcome == ImportOutcome.CHANGED
                withdraw_bands(band_set=band_set, why=reason, by=self.by, restore=restore)
                continue
            row.left_because = "Other bands took their place since."
            row.save(update_fields=["left_because"])
            left.append(f"Row {row.number}, {row.record_name}: {row.left_because}")
        return list(reversed(left))

    def result(self, batch: Import) -> tuple[str, str] | None:
        """Lead to the list of bands."""
        return "See the bands", reverse("performance:bands")

    def _key(self, line: Line, reader: LineReader) -> Any:
        """Find which measure, year and group a row is about; None where that cannot be said."""
        values = line.values
        try:
            values["indicator"] = self.named.indicator(values.get("framework"), values.get("indicator"))
            values["group"] = self.named.group(values.get("group"))
        except CellRefused as refused:
            line.problems.append(problem(reader, line, refused.column, str(refused)))
            return None
        if values.get("year") is None or values["indicator"] is None:
            return None
        return values["indicator"].pk, values["year"], values["group"].pk if values["group"] else None


class _Set:
    """The rows of one measure, year and group, on their way in."""

    def __init__(self, kind: Bands, reader: LineReader, tally: Tally, batch: Import, lines: Sequence[Line]) -> None:
        self.kind, self.reader, self.tally, self.batch, self.lines = kind, reader, tally, batch, lines
        self.rows: list[BandRow] = []

    def bring_in(self) -> None:
        """Check the rows, alone and together, then let a service take them."""
        for line in self.lines:
            self._check(line)
        if not any(line.problems for line in self.lines):
            self.rows = [row_of(line.values) for line in self.lines]
            self._note(overlaps([row.interval for row in self.rows]))
        if any(line.problems for line in self.lines):
            return self._refuse()
        self._keep()

    def _check(self, line: Line) -> None:
        first, values = self.lines[0], line.values
        if values.get("band") is None and not values.get("label"):
            self._problem(line, "band", "Give the band's number, or the source's word for it.")
        if values.get("standing") in ("verified", "corroborated") and not values.get("source"):
            self._problem(line, "source", "Say in which source the table was read; without one it is unverified.")
        for name in FACTS:
            if values.get(name) != first.values.get(name):
                other = f"Row {first.number} of the same set says otherwise. Write the same in every row of a set."
                self._problem(line, name, other)

    def _note(self, faults: Sequence[Fault]) -> None:
        for fault in faults:
            one, other = self.lines[fault.first], self.lines[fault.second]
            self._problem(other, "lower", f"It overlaps row {one.number}: {fault.sentence}")

    def _refuse(self) -> None:
        bad = next(line.number for line in self.lines if line.problems)
        for line in self.lines:
            if line.problems:
                self.tally.refuse(line)
            else:
                whole = f"Row {bad} of the same set is refused, and a set is taken whole. Mend that row first."
                self.tally.refuse(line, Problem("", "", whole))

    def _keep(self) -> None:
        values = self.lines[0].values
        standing = standing_set(values["indicator"], values["year"], values["group"])
        before = facts_of(standing) if standing else {}
        if standing and before == self._facts(values):
            return self.tally.add(UNCHANGED)
        try:
            with transaction.atomic():
                kept = self._store(standing, values)
        except ValidationError as refused:
            for line in self.lines:
                self.tally.refuse(line, Problem("", "", " ".join(refused.messages)))
            return None
        outcome = CHANGED if standing else CREATED
        after = facts_of(kept)
        self.tally.add(outcome)
        self.tally.show(outcome, self.lines[0].number, str(kept), before=before, after=after)
        self._doubt()
        self._record(outcome, kept, before, after)
        return None

    def _store(self, standing: BandSet | None, values: Mapping[str, Any]) -> BandSet:
        about = {
            "rows": self.rows, "standing": values["standing"], "source": values.get("source") or "",
            "highest_band": values.get("highest"), "known_from": values.get("known_from"), "by": self.kind.by,
        }  # fmt: skip
        if standing is None:
            return set_bands(indicator=values["indicator"], year=values["year"], group=values["group"], **about)
        return replace_bands(band_set=standing, why=f"Import of {self.batch.name}"[:300], **about)

    def _facts(self, values: Mapping[str, Any]) -> dict[str, str]:
        return facts(self.rows, values["standing"], values.get("source") or "", values.get("highest"))

    def _doubt(self) -> None:
        """Remark on gaps, and on ends that look like proportions: the set is taken all the same."""
        for fault in gaps([row.interval for row in self.rows]):
            self.tally.doubt(self.lines[fault.second], Problem("", "", fault.sentence))
        if doubt := looks_like_proportions(self.lines[0].values["indicator"], self.rows):
            self.tally.doubt(self.lines[0], Problem("", "", doubt))

    def _record(self, outcome: str, kept: BandSet, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        ImportRow.objects.create(
            batch=self.batch, number=self.lines[0].number, outcome=outcome, record_name=str(kept)[:300],
            content_type=ContentType.objects.get_for_model(kept), object_id=kept.pk, before=before, after=after,
        )  # fmt: skip

    def _problem(self, line: Line, column: str, sentence: str) -> None:
        line.problems.append(problem(self.reader, line, column, sentence))


def problem(reader: LineReader, line: Line, name: str, sentence: str) -> Problem:
    """Return a problem of a column by its name inside."""
    column = next((one for one in COLUMNS if one.name == name), None)
    return reader.problem(line, column, sentence) if column else Problem("", "", sentence)


def row_of(values: Mapping[str, Any]) -> BandRow:
    """Return a row of the file as the service takes it; an end belongs to it below, and not above, unless said."""
    below = "[" if values.get("lower_included") is not False else "("
    above = "]" if values.get("upper_included") else ")"
    return BandRow(
        values.get("lower"), values.get("upper"), values.get("band"), values.get("label") or "", below + above
    )


def facts_of(band_set: BandSet) -> dict[str, str]:
    """Return a set on record as the cells that are compared."""
    return facts(rows_of(band_set), band_set.standing, band_set.source, band_set.highest_band)


def facts(rows: Iterable[BandRow], standing: str, source: str, highest: int | None) -> dict[str, str]:
    """Return a set as cells."""
    words = sorted(f"{row.interval.words}: {row.label or row.band}" for row in rows)
    return {"bands": "; ".join(words), "standing": standing, "source": source, "highest": str(highest or "")}
