"""Ways to compare one field of an item of the case with the row the item became."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType

from salford_css.casebook.keeping import DATASET, standing_of
from salford_css.casebook.reading import Item
from salford_css.core import dates
from salford_css.core.models import Citation

Check = Callable[[Any, Item], bool]


def citations(item: Item, row: Any) -> list[Citation]:
    kind = ContentType.objects.get_for_model(row)
    return list(Citation.objects.filter(dataset=DATASET, item=item.id, content_type=kind, object_id=row.pk))


def same(column: str, field: str) -> Check:
    """The column holds what the field says; nothing is an empty text."""
    return lambda row, item: (getattr(row, column) or None) == (item.get(field) or None)


def sentence(column: str, field: str) -> Check:
    """The column holds the field's words, beginning with a capital."""
    return lambda row, item: getattr(row, column) == item[field][:1].upper() + item[field][1:]


def when(field: str, attribute: str = "when") -> Check:
    """The uncertain date is the field's, read and kept as written."""

    def check(row: Any, item: Item) -> bool:
        if item.get(field) is None:
            return getattr(row, attribute).earliest is None
        read = dates.parse(str(item[field]).removeprefix("event ").split(";")[0])
        kept = getattr(row, attribute)
        return (kept.earliest, kept.latest) == (read.earliest, read.latest)

    return check


def cited(field: str) -> Check:
    """The citation keeps the field's words."""
    return lambda row, item: any(one.as_written == item[field] for one in citations(item, row))


def flag(row: Any, item: Item) -> bool:
    return all(one.standing == standing_of(item["flag"]) for one in citations(item, row))


def inside(column: str, field: str) -> Check:
    """The words of the field are part of the column's."""

    def check(row: Any, item: Item) -> bool:
        values = item[field] if isinstance(item[field], list) else [item[field]]
        return all(str(value).lower() in str(getattr(row, column)).lower() for value in values)

    return check


def refs(manager: str, path: str, field: str) -> Check:
    """The related rows are those the field names."""
    return lambda row, item: (
        set(getattr(row, manager).values_list(path, flat=True))
        >= {one for one in item[field] if "-" in one and " " not in one and one != "multi-agency"}
    )


def ref(relation: str, field: str) -> Check:
    """The relation leads to the item the field names, or to nothing."""

    def check(row: Any, item: Item) -> bool:
        target = getattr(row, relation)
        return (target.ref if target else None) == (item.get(field) or None)

    return check


def figure(label: str, field: str) -> Check:
    """The action has a figure of this label, as written."""
    return lambda row, item: row.figures.get(label=label).as_written == str(item[field])


def money(column: str, field: str) -> Check:
    return lambda row, item: getattr(row, column) == (None if item[field] is None else Decimal(item[field]))


def years(row: Any, item: Item) -> bool:
    span = getattr(row, "when" if hasattr(row, "year_note") else "done")
    first, last = dates.parse(item["years"][0]), dates.parse(item["years"][-1])
    return (span.earliest, span.latest) == (first.earliest, last.latest)


def parties(row: Any, item: Item) -> bool:
    """Every partner is a party: an organisation we know, or the words of the record."""
    kept = {(one.organisation.ref if one.organisation else None, one.as_written) for one in row.parties.all()}
    return all(
        any(written in pair if not written.startswith("body-") else pair[0] == written for pair in kept)
        for written in item["partners"]
    )


def leads(row: Any, item: Item) -> bool:
    written = item["lead_role"]
    return {one.as_written for one in row.leads.all()} == ({written} if written else set())


def external(row: Any, item: Item) -> bool:
    """Every stage that outside papers tell of is a stage with its date."""
    stages = {str(one.when) for one in row.stages.all()}
    told = [item["external"][key] for key in ("date", "statement", "report_published") if key in item["external"]]
    return all(str(dates.parse(written)) in stages for written in (*told, *item["external"].get("updates", [])))
