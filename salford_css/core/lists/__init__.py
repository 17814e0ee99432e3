"""Lists: every list filters, sorts, pages, goes away as CSV or Excel, and says in words when it is empty."""

from salford_css.core.lists.columns import Column
from salford_css.core.lists.page import ListPage

__all__ = ["Column", "ListPage"]
