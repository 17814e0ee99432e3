"""What of strategy can be brought in from a spreadsheet."""

from strategy.imports import asked, comments

__all__ = ["asked", "comments"]
