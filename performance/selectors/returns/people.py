"""Which posts enter and check the figures of returns: by a dated duty, else the post that owns the indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from performance.models import Duty, IndicatorDuty, ReturnEntry
from salford_css.core.models import Post


@dataclass(frozen=True)
class People:
    """Who enters and who checks one line of a return; None where nobody is named."""

    enters: Post | None = None
    checks: Post | None = None


def people_of(entries: Iterable[ReturnEntry], *, on: date) -> dict[int, People]:
    """Return who enters and checks each entry on a day, by the entry's key; one query."""
    rows = list(entries)
    held: dict[tuple[int, int, str], Post] = {}
    duties = IndicatorDuty.objects.in_force(on).filter(
        indicator__in={row.series.indicator_id for row in rows},
        organisation__in={row.series.organisation_id for row in rows},
    )
    for one in duties.select_related("post"):
        held[one.indicator_id, one.organisation_id, one.duty] = one.post
    found = {}
    for row in rows:
        key = (row.series.indicator_id, row.series.organisation_id)
        enters = held.get((*key, Duty.ENTERS)) or row.series.indicator.owner
        found[row.pk] = People(enters, held.get((*key, Duty.CHECKS)))
    return found
