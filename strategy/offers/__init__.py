"""What strategy offers to pages and apps further right: places on the thread, findings, search, work."""

from strategy.offers import findings, places, search, thread, work

__all__ = ["findings", "places", "search", "thread", "work"]
