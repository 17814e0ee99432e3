"""What stands in a workbook's cell, as its writer would type it into a text file.

Numbers lose the tail that binary fractions leave (0.28999999999999998 is 0.29); a cell in a percent format reads 29%;
dates read 2004-04-30, times 14:30. So one set of parsers serves workbooks and text files alike.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

Shape = Callable[[str], str]

PERCENTS = frozenset({9, 10})
MOMENTS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})

_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_PHANTOM_DAY = 60
"""The 29 February 1900 that spreadsheets count and no calendar has."""


def number(text: str) -> str:
    """Return a number as it would be typed."""
    if text.isdigit():
        return text
    try:
        short = repr(float(text))
        return short.removesuffix(".0") if "e" not in short else _plain(Decimal(short))
    except (ValueError, InvalidOperation):
        return text


def percent(text: str) -> str:
    """Return a proportion in a percent format as it is seen: 0.29 as 29%."""
    try:
        return f"{_plain(Decimal(repr(float(text))) * 100)}%"
    except (ValueError, InvalidOperation):
        return text


def moment(text: str) -> str:
    """Return a serial number in a date or time format as 2004-04-30, 2004-04-30 14:30 or 14:30."""
    return _moment(text, since_1904=False)


def moment_1904(text: str) -> str:
    """Return the same in a workbook that counts from 1904."""
    return _moment(text, since_1904=True)


def _plain(value: Decimal) -> str:
    if not value.is_finite():
        raise InvalidOperation
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") or "0" if "." in words else words


def _moment(text: str, *, since_1904: bool) -> str:
    try:
        serial = float(text)
        begun = _EPOCH_1904 if since_1904 else _EPOCH
        if not since_1904 and 1 <= serial < _PHANTOM_DAY:
            begun += timedelta(days=1)
        when = begun + timedelta(seconds=round(serial * 86_400))
    except (ValueError, OverflowError):
        return text
    time = f"{when:%H:%M}" if when.second == 0 else f"{when:%H:%M:%S}"
    if 0 <= serial < 1 and not since_1904:
        return time
    return f"{when:%Y-%m-%d}" if time == "00:00" else f"{when:%Y-%m-%d} {time}"


def shape_of(format_id: int, code: str, *, since_1904: bool) -> Shape:
    """Return how numbers in a format are read: as percent, as date or time, or as they are."""
    bare = _NOT_CODE.sub("", code.split(";")[0]).lower()
    if format_id in PERCENTS or "%" in bare:
        return percent
    if format_id in MOMENTS or (bare != "general" and re.search(r"[ymdhs]", bare)):
        return moment_1904 if since_1904 else moment
    return number


def unescaped(text: str) -> str:
    """Return a text with the control characters that workbooks write as _x000D_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def letters(index: int) -> str:
    """Return the letters of a column, counted from 0: 0 is A, 26 is AA."""
    words = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        words = chr(65 + rest) + words
    return words


def index_of(name: str) -> int:
    """Return the number of a column from 0 by its letters: A is 0. Raises ValueError for what no column is called."""
    if not re.fullmatch("[A-Z]{1,3}", name):
        raise ValueError(name)
    index = 0
    for letter in name:
        index = index * 26 + ord(letter) - 64
    return index - 1
