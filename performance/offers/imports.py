"""What of performance can be brought in from a spreadsheet."""

from performance.imports import results, returns

__all__ = ["results", "returns"]
