"""What strategy offers to pages and apps further right: places on the thread, findings, search, work."""

from strategy.offers import findings, search, thread, work

__all__ = ["findings", "search", "thread", "work"]
