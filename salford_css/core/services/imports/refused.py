"""The refused rows of an import as a table: the same columns and two that say which row it was and what is wrong."""

from collections.abc import Iterator

from salford_css.core.imports import guarding
from salford_css.core.models import Import, ImportOutcome


def refused_table(batch: Import) -> Iterator[list[str]]:
    """Yield the headings, then every refused row as it came, to be mended and sent again."""
    places = guarding.kept_headings(batch.headings)
    yield [*(heading for _, heading in places), guarding.ROW, guarding.WRONG]
    for row in batch.rows.filter(outcome=ImportOutcome.REFUSED).order_by("number").iterator(chunk_size=2000):
        wrong = " ".join(guarding.sentence(*problem) for problem in row.problems)
        yield [*(guarding.guarded(row.cells, place) for place, _ in places), str(row.number), wrong]
