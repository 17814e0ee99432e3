"""A forecast as a value, and why there is none."""

from dataclasses import dataclass
from enum import StrEnum

CONFIDENCE = 80
"""A margin holds in so many of 100 years; narrower says more and is kept less often."""


class Method(StrEnum):
    """On what a forecast rests."""

    RUN_RATE = "run_rate"
    LAST_YEAR = "last_year"
    USUAL_LEVEL = "usual_level"
    LATEST_LEVEL = "latest_level"
    SHARE = "share"
    JUDGEMENT = "judgement"

    @property
    def label(self) -> str:
        """Return the method as a page writes it."""
        return {
            "run_rate": "the pace of the year so far",
            "last_year": "the course of last year",
            "usual_level": "the usual level",
            "latest_level": "the latest level",
            "share": "the share so far",
            "judgement": "the owner's judgement",
        }[self.value]


class NoForecast(ValueError):
    """No forecast can be made; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a period is expected to end at, between which values, and on what that rests."""

    method: Method
    value: float
    lower: float
    upper: float
    basis: str
    confidence: int = CONFIDENCE


def within(expected: Expected, floor: float | None, ceiling: float | None) -> Expected:
    """Return a forecast without its impossible part: no fewer than none, no more than 100 per cent."""

    def kept(value: float) -> float:
        value = value if floor is None else max(value, floor)
        return value if ceiling is None else min(value, ceiling)

    return Expected(
        expected.method,
        kept(expected.value),
        kept(expected.lower),
        kept(expected.upper),
        expected.basis,
        expected.confidence,
    )
