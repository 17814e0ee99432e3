"""From a numerator and a denominator to a value; from what a publisher wrote to a value or the reason there is none.

Missing, suppressed and zero are three different things: zero is a value, the other two are statuses without one.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext
from enum import StrEnum

PERCENT_UNITS = ("percent", "per cent")
"""How the unit of a percentage begins."""

STORED_PLACES = Decimal("1e-10")
"""Places to which a value divided here is kept; a page rounds further, by the definition's precision."""

_ARITHMETIC = Context(prec=40, rounding=ROUND_HALF_UP)


class Status(StrEnum):
    """Whether a period has a value, and if not why not."""

    REPORTED = "reported"
    SUPPRESSED = "suppressed"
    UNDER_REVIEW = "under_review"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    MISSING = "missing"
    NOT_DUE = "not_due"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the status as a page writes it."""
        return {"suppressed": "withheld", "under_review": "subject to review", "missing": "left blank"}.get(
            self.value, self.value.replace("_", " ")
        )


MARKS = {
    "": Status.MISSING,
    "x": Status.SUPPRESSED,
    "c": Status.SUPPRESSED,
    "[c]": Status.SUPPRESSED,
    "*": Status.SUPPRESSED,
    "s/r": Status.UNDER_REVIEW,
    "n/a": Status.NOT_APPLICABLE,
    "[z]": Status.NOT_APPLICABLE,
    "..": Status.NOT_AVAILABLE,
    "[x]": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
    "…": Status.NOT_AVAILABLE,
    "...": Status.NOT_AVAILABLE,
    "n/k": Status.NOT_AVAILABLE,
    "not known": Status.NOT_AVAILABLE,
    "not available": Status.NOT_AVAILABLE,
    "na": Status.NOT_APPLICABLE,
    "n.a.": Status.NOT_APPLICABLE,
    "not applicable": Status.NOT_APPLICABLE,
    "suppressed": Status.SUPPRESSED,
    "withheld": Status.SUPPRESSED,
    "subject to review": Status.UNDER_REVIEW,
    "not due": Status.NOT_DUE,
}
"""What publishers write where a figure would stand. A bare x is the Department for Education's mark for a figure that
is held back; in square brackets it is the Government Statistical Service's for one that does not exist."""


@dataclass(frozen=True)
class Measured:
    """A value with status reported, or no value with the reason."""

    value: Decimal | None
    status: Status


def read(text: str | None) -> Measured:
    """Read a cell of a published table. Raises ValueError with a sentence for what is neither number nor mark.

    Thousands may be separated by commas; a per cent sign is dropped, since the unit is the definition's.
    """
    written = (text or "").strip()
    if (status := MARKS.get(written.casefold())) is not None:
        return Measured(None, status)
    number = written.removesuffix("%").strip()
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", number):
        number = number.replace(",", "")
    try:
        value = Decimal(number)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(f"{written!r} is neither a number nor a mark for a missing one.")
    return Measured(value, Status.REPORTED)


def value_of(numerator: Decimal, denominator: Decimal, multiplier: Decimal = Decimal(1)) -> Decimal | None:
    """Divide, times 100 for a percentage or 1,000 for a rate; None where the denominator is zero.

    Raises ValueError for a negative denominator.
    """
    if denominator < 0:
        raise ValueError(f"The denominator {denominator} is negative.")
    if denominator == 0:
        return None
    with localcontext(_ARITHMETIC):
        exact = numerator * multiplier / denominator
        return exact if exact == exact.to_integral_value() else exact.quantize(STORED_PLACES)


def measured(numerator: Decimal | None, denominator: Decimal | None, multiplier: Decimal) -> Measured:
    """Return the value of a pair; nothing over nothing is not applicable, half a pair is missing."""
    if numerator is None or denominator is None:
        return Measured(None, Status.MISSING)
    value = value_of(numerator, denominator, multiplier)
    return Measured(value, Status.NOT_APPLICABLE if value is None else Status.REPORTED)


def multiplier_of(unit: str) -> Decimal:
    """Return by what a quotient is multiplied in a unit: 100 for per cent, the base for `per 1000`, else 1."""
    if re.match(r"per ?cent\b", unit):
        return Decimal(100)
    found = re.fullmatch(r"per ([\d,]+)(?: .*)?", unit)
    return Decimal(found[1].replace(",", "")) if found else Decimal(1)


def rounded(value: Decimal, precision: int) -> Decimal:
    """Round for display, halves away from zero, to the places the definition states."""
    with localcontext(_ARITHMETIC):
        return value.quantize(Decimal(1).scaleb(-precision), rounding=ROUND_HALF_UP)


def written(value: Decimal, unit: str, precision: int) -> str:
    """Write a value as a sentence does: 45.0%, £410 per week, 3.2 per 1,000, 1,128 days, 7.7 out of 12."""
    number = f"{rounded(value, precision):,f}"
    if unit in ("", "count", "number"):
        return number
    if unit.startswith(PERCENT_UNITS):
        rest = unit.removeprefix("percent").removeprefix("per cent")
        return f"{number}%{rest}"
    if unit.startswith("GBP"):
        sign, size = ("-", number[1:]) if number.startswith("-") else ("", number)
        return f"{sign}£{size}{unit.removeprefix('GBP')}"
    unit = unit.removeprefix("score").strip()
    spelt = re.sub(r"\d{4,}", lambda digits: f"{int(digits[0]):,}", unit)
    return f"{number} {spelt}".strip()
