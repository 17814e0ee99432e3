"""Finds the header of a table of results and how its figures stand. Proposals: the sender may overrule them."""

from collections.abc import Callable, Sequence

from salford_css.core.imports import headings
from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.rows import Row
from salford_css.core.period_spellings import is_part_of_a_year, looks_like_period

LONG, PARTS, PERIODS, INDICATORS = "long", "parts", "periods", "indicators"
LAYOUTS = {
    LONG: "one figure a row",
    PARTS: "numerator, denominator and outcome on rows of their own",
    PERIODS: "a column for every period",
    INDICATORS: "a column for every indicator",
}

IsIndicator = Callable[[str], bool]


def header(
    rows: Sequence[Row], columns: Sequence[ImportColumn], is_indicator: IsIndicator, number: int | None
) -> tuple[int, list[str]] | None:
    """Return the last row of the header and the headings, put together where the header has two rows.

    A title block above is passed over: it knows no column and names no period.
    """
    place = _named(rows, number) if number is not None else _best(rows, columns, is_indicator)
    if place is None:
        return None
    if number is None and place + 1 < len(rows) and _only_parts(rows[place + 1]):
        place += 1
    found = rows[place]
    above = rows[place - 1] if place and rows[place - 1].number == found.number - 1 else None
    names = [found.cell(each) for each in range(len(found.cells))]
    if above is not None and sum(map(bool, above.cells)) > 1:
        names = _put_together([above.cell(each) for each in range(max(len(above.cells), len(names)))], names)
    return found.number, names


def propose(
    names: Sequence[str], columns: Sequence[ImportColumn], is_indicator: IsIndicator
) -> tuple[dict[str, int], dict[str, str]]:
    """Return where each column stands by the headings, and the layout they speak for."""
    mapping = headings.match(names, columns)
    _part_of_year(names, mapping)
    if "part" in mapping and "value" in mapping:
        layout = PARTS
    elif "value" in mapping or "numerator" in mapping:
        layout = LONG
    elif value_places(PERIODS, names, mapping, is_indicator):
        layout = PERIODS
    elif value_places(INDICATORS, names, mapping, is_indicator):
        layout = INDICATORS
    else:
        layout = LONG
    return mapping, {"layout": layout}


def value_places(layout: str, names: Sequence[str], mapping: dict[str, int], is_indicator: IsIndicator) -> list[int]:
    """Return the columns that hold figures in a layout with a column for every period or indicator."""
    taken = set(mapping.values())
    if layout == PERIODS:
        fits: Callable[[str], bool] = looks_like_period
    elif layout == INDICATORS:
        fits = is_indicator
    else:
        return []
    return [place for place, name in enumerate(names) if place not in taken and name and fits(name)]


def _part_of_year(names: Sequence[str], mapping: dict[str, int]) -> None:
    """Take a column `Year` beside `Quarter` or `Month` for the year of that part."""
    known = {headings.same(name): place for place, name in enumerate(names)}
    part = next((known[one] for one in ("quarter", "month") if one in known), None)
    year = next((known[one] for one in ("financial year", "year") if one in known), None)
    if part is not None and year is not None:
        mapping["period"], mapping["year"] = part, year


def _named(rows: Sequence[Row], number: int) -> int | None:
    return next((place for place, row in enumerate(rows) if row.number == number), None)


def _best(rows: Sequence[Row], columns: Sequence[ImportColumn], is_indicator: IsIndicator) -> int | None:
    known = {headings.same(name) for column in columns for name in column.headings}
    scores = [_score(row, known, is_indicator) for row in rows]
    if not scores:
        return None
    best = max(range(len(rows)), key=lambda place: (scores[place], -place))
    if scores[best]:
        return best
    return next((place for place, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), 0)


def _score(row: Row, known: set[str], is_indicator: IsIndicator) -> int:
    """Count the cells that can be headings; a row of one cell is a title, and one that holds figures is none."""
    filled = [cell for cell in (row.cell(place) for place in range(len(row.cells))) if cell]
    if len(filled) < 2:
        return 0
    named = sum(headings.same(cell) in known for cell in filled)
    spread = max(sum(map(looks_like_period, filled)), sum(map(is_indicator, filled)))
    return 3 * named + (spread if spread > 1 else 0)


def _only_parts(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) > 1 and all(map(is_part_of_a_year, filled))


def _put_together(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return headings of two rows: `2003/04` over `Q1` is `Q1 2003/04`; a cell merged downward stands above."""
    names, last = [], ""
    for place, upper in enumerate(above):
        lower = below[place] if place < len(below) else ""
        last = upper or last
        if lower and is_part_of_a_year(lower) and looks_like_period(last):
            names.append(f"{lower} {last}")
        else:
            names.append(lower or upper)
    return names
