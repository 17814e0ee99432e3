"""A pool's statement as a file: every figure in pounds and pence, its lines first, then its partners."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.http import HttpResponseBase

from partnerships.readings.ledger import YearMoney
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx

MADE_UP = "illustration: made up for the demonstration"


@dataclass(frozen=True)
class FileRow:
    """One row of the file. `part` says what it is: a line, a partner, relief or the whole year."""

    part: str
    name: str
    original: Decimal | None = None
    changed: Decimal | None = None
    current: Decimal | None = None
    profile: Decimal | None = None
    actual: Decimal | None = None
    forecast: Decimal | None = None
    variance: Decimal | None = None
    required: Decimal | None = None
    cash: Decimal | None = None
    words: str = ""


HEADS = {
    "part": "Part",
    "name": "Name",
    "original": "Original budget or contribution",
    "changed": "Virements or variations",
    "current": "Current budget or contribution",
    "profile": "Profile to date",
    "actual": "Spent or paid to date",
    "forecast": "Forecast for the year",
    "variance": "Variance or share of it",
    "required": "To pay in all",
    "cash": "Still to pay",
    "words": "Remarks",
}


def columns() -> list[Column]:
    """Return the columns of the file."""
    return [Column(name, head, attrgetter(name)) for name, head in HEADS.items()]


def file_of(money: YearMoney, form: str) -> HttpResponseBase:
    """Return the statement as CSV or as an Excel workbook."""
    name = f"{money.pool_year.fund.ref}-{money.year.code}-m{money.month:02d}"
    rows = list(rows_of(money))
    if form == "csv":
        return as_csv(columns(), rows, name=name)
    return as_xlsx(columns(), rows, name=name, about=list(_about(money)))


def rows_of(money: YearMoney) -> Iterable[FileRow]:
    """Yield lines, partners, relief and the whole."""
    for line in money.lines:
        yield FileRow(
            "line",
            line.row.name,
            line.original,
            line.moved,
            line.budget,
            line.profile,
            line.spent,
            line.forecast,
            line.variance,
            words=_remarks(f"led by {line.row.lead}" if line.row.lead else "", line.cause, made_up=line.illustrative),
        )
    for partner in money.partners:
        yield FileRow(
            "partner",
            partner.name,
            partner.planned,
            partner.varied,
            partner.contribution,
            actual=partner.paid,
            variance=partner.share,
            required=partner.required,
            cash=partner.cash,
            words=_remarks(made_up=money.illustrative),
        )
    for name, amount in money.shared.relieved.used if money.shared else ():
        yield FileRow("relief", name, variance=amount)
    if money.shared:
        yield FileRow("unallocated", "Given to no partner", variance=money.unallocated)
    yield _whole(money)


def _whole(money: YearMoney) -> FileRow:
    changed = None if money.opening is None or money.budget is None else money.budget - money.opening
    return FileRow(
        "whole",
        str(money.pool_year),
        money.opening,
        changed,
        money.budget,
        money.profile if money.lines else None,
        money.spent if money.lines else None,
        money.forecast,
        money.variance,
        words=_remarks(made_up=money.illustrative),
    )


def _remarks(*words: str, made_up: bool = False) -> str:
    return "; ".join(filter(None, (*words, MADE_UP if made_up else "")))


def _about(money: YearMoney) -> Iterable[tuple[str, Any]]:
    yield "What", f"Statement of {money.pool_year}"
    yield "Up to the end of", money.pool_year.month(money.month).label
    yield "As at", f"{money.rows.as_at:%-d %B %Y}"
    yield "Amounts", "pounds; a variance of more than nothing is over budget"
    yield "Source", "the pool's own ledger"
    if money.illustrative:
        yield "Note", MADE_UP
