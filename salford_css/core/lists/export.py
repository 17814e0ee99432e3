"""Lists as files. A text that a spreadsheet would run as a formula is written as text; numbers stay numbers."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from salford_css.core.lists.columns import Column

RISKY = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORBIDDEN_IN_SHEETS = {code: None for code in range(32) if code not in (9, 10, 13)}


def plain(value: Any) -> Any:
    """Return a value as a file holds it: numbers and dates as they are, everything else as text."""
    if value is None or isinstance(value, int | float | Decimal | bool):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    return value if isinstance(value, date) else str(value)


def harmless(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    value = plain(value)
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return value


class _Echo:
    """A file that hands back what is written to it, so that rows can be streamed."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def as_csv(columns: Sequence[Column], rows: Iterable[Any], *, name: str) -> StreamingHttpResponse:
    """Return the rows as CSV (UTF-8 with a mark, so that Excel reads accents and pounds)."""
    writer = csv.writer(_Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff" + writer.writerow([column.head for column in columns])
        for row in rows:
            yield writer.writerow([harmless(column.value(row)) for column in columns])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def as_xlsx(
    columns: Sequence[Column], rows: Iterable[Any], *, name: str, about: Sequence[tuple[str, str]]
) -> HttpResponse:
    """Return the rows as an Excel workbook; a second sheet says what it is, as at when, and how it was filtered."""
    # The writer of workbooks is loaded with the first one: every start would wait for it otherwise.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    heads = [WriteOnlyCell(sheet, column.head) for column in columns]
    for cell in heads:
        cell.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(WriteOnlyCell(sheet), column.value(row)) for column in columns])
    notes = book.create_sheet("About")
    for head, words in about:
        notes.append([_cell(WriteOnlyCell(notes), value) for value in (head, words)])
    buffer = BytesIO()
    book.save(buffer)
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _cell(cell: Any, value: Any) -> Any:
    value = plain(value)
    if isinstance(value, str):
        value = value.translate(FORBIDDEN_IN_SHEETS)[:32_767]
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
