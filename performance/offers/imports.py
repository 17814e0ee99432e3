"""What of performance can be brought in from a spreadsheet."""

from performance.imports import bands, results, returns

__all__ = ["bands", "results", "returns"]
