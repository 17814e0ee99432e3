"""Columns that say about whom a figure is, where nobody chose them as the breakdown.

A figure about men alone must not stand on record as that of everybody because its column was passed over. What such a
column says may also be true of everybody the indicator counts, so the row is doubted and not refused.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from performance.imports.names import EVERYBODY, key_of
from salford_css.core.imports.rows import Row

TELLING = frozenset(
    ("sex", "gender", "age", "age group", "age band", "ethnicity", "ethnic group", "disability", "category")
)
DOUBT = (
    "It says {words}, but the column is not read: the figure would be that of everybody. "
    "Choose {heading} as the breakdown, or take the row out."
)


class SomePeople:
    """The columns of a file that are not read and yet say about whom its figures are."""

    def __init__(self, headings: Sequence[str], used: AbstractSet[int]) -> None:
        places = (place for place in range(len(headings)) if place not in used)
        self._headings = {place: headings[place] for place in places if key_of(headings[place]) in TELLING}

    def doubts(self, row: Row) -> Iterator[tuple[int, str]]:
        """Yield each column in which a row names some people only, with what is doubtful about that."""
        for place, heading in self._headings.items():
            words = row.cell(place)
            if words and key_of(words) not in EVERYBODY:
                yield place, DOUBT.format(words=f"“{words}”", heading=f"“{heading}”")
