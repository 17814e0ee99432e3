"""Judging by bands: stretches of values, what is wrong with a set of them, which way a figure moved, and how many lie
in each band."""

from performance.banding.counts import NOT_BANDED, Banded, Counted, counted, summary_sentence
from performance.banding.faults import Fault, gaps, overlaps
from performance.banding.intervals import SHAPES, Interval, at_best, band_of, distance_from_best
from performance.banding.travel import Travel, travel

__all__ = [
    "NOT_BANDED",
    "SHAPES",
    "Banded",
    "Counted",
    "Fault",
    "Interval",
    "Travel",
    "at_best",
    "band_of",
    "counted",
    "distance_from_best",
    "gaps",
    "overlaps",
    "summary_sentence",
    "travel",
]
