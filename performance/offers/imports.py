"""What of performance can be brought in from a spreadsheet."""

from performance.imports import results

__all__ = ["results"]
