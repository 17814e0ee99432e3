"""What performance offers upward: its places on the thread, findings, figures, documents, imports and scopes."""

from performance.offers import daily, figures, findings, imports, matrices, places, rounds, scopes, search, thread, work

__all__ = [
    "daily",
    "figures",
    "findings",
    "imports",
    "matrices",
    "places",
    "rounds",
    "scopes",
    "search",
    "thread",
    "work",
]
