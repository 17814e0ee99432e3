"""What strategy offers to pages and apps further right: places on the thread, findings, search, work."""

from strategy.offers import figures, findings, forward_plan, hearing, places, search, thread, work

__all__ = ["figures", "findings", "forward_plan", "hearing", "places", "search", "thread", "work"]
