"""Bringing in a spreadsheet: receive it, say how it is read, look at what it would do, confirm, take back."""

from salford_css.core.services.imports.receiving import drop, map_columns, read_sheet, receive, use_mapping
from salford_css.core.services.imports.refused import refused_table
from salford_css.core.services.imports.running import confirm, is_working, look_at, take_back

__all__ = [
    "confirm",
    "drop",
    "is_working",
    "look_at",
    "map_columns",
    "read_sheet",
    "receive",
    "refused_table",
    "take_back",
    "use_mapping",
]
