"""Figures of a file understood one by one: `understanding` who, what and when, `reader` how much."""

from performance.imports.reading.figure import Figure
from performance.imports.reading.reader import Reader
from performance.imports.reading.remarks import ASIDE, DOUBTFUL, REFUSED
from performance.imports.reading.understanding import Understood

__all__ = ["ASIDE", "DOUBTFUL", "REFUSED", "Figure", "Reader", "Understood"]
