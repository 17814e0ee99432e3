"""Kinds of import in which a row is a record: found, compared, created or changed by the app's own services."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError

from salford_css.core.imports.headings import Layout
from salford_css.core.imports.kinds import ImportKind
from salford_css.core.imports.lines import CellRefused, Line, LineReader, Problem
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import CHANGED, CREATED, UNCHANGED, Facts, Tally
from salford_css.core.models import Import, ImportOutcome, ImportRow

Values = Mapping[str, Any]

REFUSALS = (ValidationError, PermissionDenied, DataError, IntegrityError)
CLASHES = "It cannot be stored beside what is on record: one of the two must give way."


class RowKind(ImportKind):
    """A subclass says how a row's record is found, what its facts are, and which services create and change it.

    Facts are values by the names of columns. A column that the file does not have is left as it is. Services are
    called a row at a time, each refusal with all its sentences, so up to a few thousand rows.
    """

    private: ClassVar[frozenset[str]] = frozenset()
    """Columns whose words are kept with the import only as a fingerprint, because they may be redacted later."""

    def __init__(self, *, by: Any, on: date) -> None:
        super().__init__(by=by, on=on)
        self.made_beside: list[models.Model] = []
        """What `create` had to make for a record beside it; it is taken back with the record."""

    def key(self, values: Values) -> Hashable:
        """Return what identifies the record in the file, so that a row given twice is noticed; None: nothing does."""
        return None

    def settle(self, values: dict[str, Any]) -> None:
        """Complete values that depend on others; raises CellRefused or ValueError where they do not agree."""

    def find(self, values: Values) -> models.Model | None:
        """Return the record that the row is about, None when there is none yet."""
        raise NotImplementedError

    def facts(self, record: Any) -> Values:
        """Return the facts of a record under the names of the columns."""
        raise NotImplementedError

    def create(self, values: Values) -> models.Model:
        """Make the record, by a service."""
        raise NotImplementedError

    def change(self, record: Any, values: Values) -> None:
        """Change the record to what the row says, by a service. Taking back calls it with former facts alone."""
        raise ValidationError("It is on record with other facts, and an import does not change them. Change it there.")

    def withdraw(self, record: Any, *, reason: str) -> None:
        """Take back a record that an import made and nobody touched since. Its trail stays."""
        record.delete()

    # ------------------------------------------------------------------ bringing in

    def bring_in(self, rows: Iterable[Row], tally: Tally, *, batch: Import, layout: Layout) -> None:
        """Create and change records row by row; each row stands or falls by itself."""
        reader = LineReader(self.columns, layout)
        seen: dict[Hashable, int] = {}
        for line in self.lines(rows, layout):
            if not line.problems:
                self._refusals_told(line, reader, seen)
            if line.problems:
                tally.refuse(line)
                continue
            self._carry_out(line, tally, batch, reader)

    def _refusals_told(self, line: Line, reader: LineReader, seen: dict[Hashable, int]) -> None:
        """Settle a line and note what does not agree, or that its record was named by a row before."""
        try:
            self.settle(line.values)
        except CellRefused as refused:
            line.problems.append(self._problem(line, reader, refused.column, str(refused)))
            return
        except ValueError as refused:
            line.problems.append(Problem("", "", str(refused)))
            return
        key = self.key(line.values)
        if key is None:
            return
        if (first := seen.setdefault(key, line.number)) != line.number:
            line.problems.append(Problem("", "", f"Row {first} is about the same. Keep one of the two."))

    def _carry_out(self, line: Line, tally: Tally, batch: Import, reader: LineReader) -> None:
        self.made_beside.clear()
        try:
            with transaction.atomic():
                done = self._create_or_change(line.values)
        except REFUSALS as refused:
            tally.refuse(line, *self._why(line, reader, refused))
            return
        outcome, record, before, after = done
        tally.add(outcome)
        tally.show(outcome, line.number, str(record), before=before, after=after)
        for one in self.made_beside:
            kept_row(batch, line, CREATED, one, {}, self._kept(self._shown(one))).save()
        if outcome != UNCHANGED:
            kept_row(batch, line, outcome, record, self._kept(before), self._kept(after)).save()

    def _why(self, line: Line, reader: LineReader, refused: Exception) -> list[Problem]:
        """Say what a refusal means, in the sentences of the service where there are any."""
        if isinstance(refused, ValidationError):
            return self._problems_of(line, reader, refused)
        return [Problem("", "", str(refused) if isinstance(refused, PermissionDenied) else CLASHES)]

    def _create_or_change(self, values: Values) -> tuple[str, models.Model, Facts, Facts]:
        record = self.find(values)
        if record is None:
            record = self.create(values)
            return CREATED, record, {}, self._shown(record)
        before = self._shown(record)
        wanted = {name: shown(value) for name, value in values.items() if name in before}
        if all(before[name] == value for name, value in wanted.items()):
            return UNCHANGED, record, before, before
        self.change(record, values)
        record.refresh_from_db()
        return CHANGED, record, before, self._shown(record)

    def _shown(self, record: Any) -> dict[str, str]:
        return {name: shown(value) for name, value in self.facts(record).items()}

    def _kept(self, facts: Facts) -> dict[str, str]:
        """Return facts as they are kept with the import."""
        return {
            name: f"sha256:{sha256(value.encode()).hexdigest()}" if name in self.private and value else value
            for name, value in facts.items()
        }

    def _problem(self, line: Line, reader: LineReader, name: str, sentence: str) -> Problem:
        column = next((one for one in self.columns if one.name == name), None)
        return reader.problem(line, column, sentence) if column else Problem("", "", sentence)

    def _problems_of(self, line: Line, reader: LineReader, refused: ValidationError) -> list[Problem]:
        """Name the column of each sentence of a service, where the field is called as the column is."""
        if not hasattr(refused, "error_dict"):
            return [Problem("", "", sentence) for sentence in refused.messages]
        return [
            self._problem(line, reader, name, sentence)
            for name, sentences in refused.message_dict.items()
            for sentence in sentences
        ]

    # ------------------------------------------------------------------ taking back

    def take_back(self, batch: Import, *, reason: str) -> Sequence[str]:
        """Withdraw what was created and give back what was changed, last first; leave what was changed since."""
        left = []
        touched = batch.rows.filter(outcome__in=[ImportOutcome.CREATED, ImportOutcome.CHANGED])
        for row in touched.order_by("-number", "-id").prefetch_related("record"):
            if why := self._undone_or_why(row, reason):
                row.left_because = why
                row.save(update_fields=["left_because"])
                left.append(f"Row {row.number}, {row.record_name}: {why}")
        return list(reversed(left))

    def _undone_or_why(self, row: ImportRow, reason: str) -> str:
        record: Any = row.record
        if record is None:
            return "It is not there any more."
        if self._kept(self._shown(record)) != row.after:
            return "It was changed since."
        try:
            with transaction.atomic():
                if row.outcome == ImportOutcome.CREATED:
                    self.withdraw(record, reason=reason)
                else:
                    self.change(record, self._values(row.before))
        except (ProtectedError, RestrictedError):
            return "Something was built on it since."
        except ValidationError as refused:
            return " ".join(refused.messages)
        return ""

    def _values(self, facts: Facts) -> dict[str, Any]:
        """Read facts that were kept as cells back into values."""
        known = [column for column in self.columns if column.name in facts]
        layout = Layout(0, tuple(one.heading for one in known), {one.name: place for place, one in enumerate(known)})
        (line,) = LineReader(known, layout).lines([Row(1, [facts[one.name] for one in known])])
        if line.problems:
            raise ValidationError([str(problem) for problem in line.problems])
        return line.values


def shown(value: Any) -> str:
    """Return a fact as the cell that would be read back into it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "ref", value))


def kept_row(batch: Import, line: Line, outcome: str, record: models.Model, before: Facts, after: Facts) -> ImportRow:
    """Return the row that says what became of a line; it is not stored yet."""
    return ImportRow(
        batch=batch,
        number=line.number,
        outcome=outcome,
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        record_name=str(record)[:300],
        before=before,
        after=after,
    )
