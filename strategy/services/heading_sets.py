"""The headings of reports as data: what is missing is added, what administrators changed stays."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Organisation
from strategy.models import Heading, HeadingSet

HEADINGS = Path(__file__).resolve().parent.parent / "data" / "heading_sets.yaml"


@transaction.atomic
def keep_headings(*, organisation: Organisation, by: Any = None) -> int:
    """Give a council the sets of headings that it lacks; return how many rows were added."""
    sets = yaml.safe_load(HEADINGS.read_text(encoding="utf-8"))
    return sum(_kept_set(row, organisation, by) for row in sets)


def _kept_set(row: Mapping[str, Any], organisation: Organisation, by: Any) -> int:
    ref = _ref(row["ref"], organisation)
    found = HeadingSet.objects.filter(ref=ref).first()
    if found is not None:
        return 0
    dates = {name: row[name] for name in ("valid_from", "valid_to") if name in row}
    made = store(HeadingSet(ref=ref, name=row["name"], organisation=organisation, **dates))
    record_activity("headings-kept", made, by=by, reason=f"{len(row['headings'])} headings")
    return 1 + len([store(heading) for heading in _headings(made, row["headings"])])


def _ref(ref: str, organisation: Organisation) -> str:
    """Return the plain name for the first council that takes a set, and one with the council's own name after it."""
    taken = HeadingSet.objects.filter(ref=ref).exclude(organisation=organisation).exists()
    return f"{ref}-{organisation.ref}"[:100] if taken else ref


def _headings(made: HeadingSet, rows: Iterable[Mapping[str, Any]]) -> Iterable[Heading]:
    for number, row in enumerate(rows, start=1):
        yield Heading(
            heading_set=made,
            number=number,
            field=row["field"],
            label=row["label"],
            kind=row.get("holds", "text"),
            required=row.get("required", True),
            rule=row["rule"],
        )
