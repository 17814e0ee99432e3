"""What performance offers upward: its places on the thread, findings, figures, search kinds, work and scopes."""

from performance.offers import figures, findings, imports, places, scopes, search, thread, work

__all__ = ["figures", "findings", "imports", "places", "scopes", "search", "thread", "work"]
