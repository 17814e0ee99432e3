"""When limits may be set anew: with a known cause and enough figures after it, never to make a signal vanish."""

from collections.abc import Sequence
from datetime import date

from performance.wording import count_of
from salford_css.core.periods import Frequency, Period
from salford_css.core.words import number

FEWEST_AFTER = 6
"""So few figures still give limits, though trial ones; with fewer a single odd month would set them."""


def refusal(known: Sequence[date], start: date, frequency: Frequency, *, baseline: int | None = None) -> str:
    """Say why limits cannot begin anew at `start`; empty where they can. `known` are the periods with a figure."""
    period = Period(start, frequency)
    after = sum(day >= start for day in known)
    if not after:
        return f"There is no figure from {period.label} on, so no limits can be formed from there."
    if not sum(day < start for day in known):
        return f"There is no figure before {period.label}, so limits begin there already."
    if after < FEWEST_AFTER:
        have = count_of(after, frequency)
        return f"Only {have} from {period.label} on have a figure; {number(FEWEST_AFTER)} are needed for new limits."
    if baseline is not None and baseline > after:
        return f"The limits cannot rest on {baseline} figures: only {after} are known from {period.label} on."
    return ""
