"""What the actions of a decision moved: the indicators and results that apps to the right join to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from salford_css.core import registry
from salford_css.core.registry import Node


@dataclass(frozen=True)
class Measured:
    """An indicator that an action is meant to move, with its latest result as believed on the day, if any."""

    indicator: Node
    results: Sequence[Node]


def moved_by(actions: Sequence[int], *, as_at: date, reader: Any) -> list[Measured]:
    """Return the indicators joined to some actions, each with its results; empty where nobody measures."""
    joined = _joined("action", "indicator", actions, as_at, reader)
    indicators = _nodes("indicator", sorted({lower for _, lower in joined}), as_at, reader)
    told = _joined("indicator", "result", [one.id for one in indicators], as_at, reader)
    results = {one.id: one for one in _nodes("result", [lower for _, lower in told], as_at, reader)}
    return [
        Measured(one, [results[lower] for upper, lower in told if upper == one.id and lower in results])
        for one in indicators
    ]


def _joined(upper: str, lower: str, ids: Sequence[int], as_at: date, reader: Any) -> list[tuple[int, int]]:
    """Return the joins from some places of one kind to those of another."""
    if not ids:
        return []
    readers = [read for above, below, read in registry.thread.joins if (above, below) == (upper, lower)]
    links = [one for read in readers for one in read(upper_ids=ids, lower_ids=None, as_at=as_at, reader=reader)]
    return [(one.upper[1], one.lower[1]) for one in links]


def _nodes(kind: str, ids: Sequence[int], as_at: date, reader: Any) -> list[Node]:
    """Read places of a kind; none where no app knows that kind."""
    if not ids or kind not in registry.thread.kinds:
        return []
    _, _, read = registry.thread.kinds[kind]
    return list(read(ids, as_at=as_at, reader=reader))
