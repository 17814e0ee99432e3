"""A kind of import whose new records are stored many at a time: some hundred rows a second instead of some tens."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from django.db import models, transaction

from salford_css.core.imports.headings import Layout
from salford_css.core.imports.lines import Line, LineReader
from salford_css.core.imports.rowkind import REFUSALS, RowKind, Values, kept_row
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import CREATED, Tally
from salford_css.core.models import Import, ImportRow


class ManyRows(RowKind):
    """A subclass makes a record in memory, checked by its service, and stores many by one call of that service.

    When the database refuses some together, each is tried by itself, so that a refusal is told of its own row. `find`
    is asked for every row and should ask the database once a run; records that wait to be stored count as found.
    """

    at_a_time: ClassVar[int] = 250

    def make(self, values: Values) -> models.Model:
        """Return the record of a row, checked and not stored; raises what its service refuses."""
        raise NotImplementedError

    def store(self, records: Sequence[models.Model]) -> None:
        """Store records that were made, by their service."""
        raise NotImplementedError

    def waits(self, values: Values, record: models.Model | None) -> None:
        """Remember that the record of a row waits to be stored, so that `find` returns it; None: forget it."""

    def create(self, values: Values) -> models.Model:
        """Make one record and store it."""
        record = self.make(values)
        self.store([record])
        return record

    def bring_in(self, rows: Iterable[Row], tally: Tally, *, batch: Import, layout: Layout) -> None:
        """Create and change records; those to be created wait until some are together."""
        self._waiting: list[tuple[Line, models.Model, LineReader]] = []
        super().bring_in(rows, tally, batch=batch, layout=layout)
        self._flush(tally, batch)

    def _carry_out(self, line: Line, tally: Tally, batch: Import, reader: LineReader) -> None:
        found = self.find(line.values)
        if found is not None:
            if found.pk is None:
                self._flush(tally, batch)
            super()._carry_out(line, tally, batch, reader)
            return
        try:
            record = self.make(line.values)
        except REFUSALS as refused:
            tally.refuse(line, *self._why(line, reader, refused))
            return
        self.waits(line.values, record)
        self._waiting.append((line, record, reader))
        if len(self._waiting) >= self.at_a_time:
            self._flush(tally, batch)

    def _flush(self, tally: Tally, batch: Import) -> None:
        """Store what waits, together or, when something is refused, one by one."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            with transaction.atomic():
                self.store([record for _, record, _ in waiting])
        except REFUSALS:
            for line, _, _ in waiting:
                self.waits(line.values, None)
            for line, _, reader in waiting:
                super()._carry_out(line, tally, batch, reader)
            return
        kept = []
        for line, record, _ in waiting:
            after = self._shown(record)
            tally.add(CREATED)
            tally.show(CREATED, line.number, str(record), before={}, after=after)
            kept.append(kept_row(batch, line, CREATED, record, {}, self._kept(after)))
        ImportRow.objects.bulk_create(kept)
