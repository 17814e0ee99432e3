"""Reads numbers out of JSON, refusing what only looks like one. Every refusal is a sentence."""

import math
from collections.abc import Sequence

from salford_css.core.words import capital


def number(value: object, name: str) -> float:
    """A finite number; true, text, NaN and missing are refused. Raises ValueError, or OverflowError when too large."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{capital(name)} is not a number.")
    if not math.isfinite(float(value)):
        raise ValueError(f"{capital(name)} is not a finite number.")
    return float(value)


def number_or_none(value: object, name: str) -> float | None:
    """A finite number, or None for null."""
    return None if value is None else number(value, name)


def whole(value: object, name: str) -> int:
    """A whole number written without a fraction."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be a whole number.")
    return value


def numbers(value: object, name: str) -> list[float]:
    """A list of at least one finite number."""
    return [number(each, f"{name} {at}") for at, each in enumerate(_list(value, name), start=1)]


def numbers_or_none(value: object, name: str) -> list[float | None]:
    """A list of at least one finite number or null."""
    return [number_or_none(each, f"{name} {at}") for at, each in enumerate(_list(value, name), start=1)]


def _list(value: object, name: str) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise ValueError(f'"{name}" must be a list with at least one number.')
    return value
