"""The whole thread in outline: every place of the upper rungs, what hangs below it, and what hangs on nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from salford_css.core import registry
from salford_css.core.querysets import visible
from salford_css.core.registry import Link, Node
from salford_css.dashboards.thread.rungs import BY_KIND

SHOWN = ("pledge", "objective", "proposal", "partnership", "indicator")


@dataclass
class Branch:
    """A place of the outline with the link that leads to it and what hangs below."""

    node: Node
    rung: str
    link: Link | None = None
    below: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The trees that begin at a pledge, those that begin further down, and how much there is of each rung."""

    from_pledges: list[Branch]
    from_objectives: list[Branch]
    loose: list[Branch]
    counts: list[tuple[str, int]]
    joined: int
    our_reading: int


def outline(*, as_at: date, reader: Any) -> Outline:
    """Read the upper rungs and their joins, and hang each place under every place above it."""
    nodes = {(node.kind, node.id): node for kind in SHOWN for node in _all(kind, as_at=as_at, reader=reader)}
    links = [link for link in _links(nodes, as_at=as_at, reader=reader) if link.upper in nodes and link.lower in nodes]
    below: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        below[link.upper].append(link)
    hung = {link.lower for link in links}

    def grow(place: tuple[str, int], link: Link | None) -> Branch:
        node = nodes[place]
        return Branch(node, BY_KIND[node.kind].name, link, [grow(one.lower, one) for one in below[place]])

    tops = [grow(place, None) for place in nodes if place not in hung]
    return Outline(
        from_pledges=[top for top in tops if top.node.kind == "pledge"],
        from_objectives=[top for top in tops if top.node.kind == "objective"],
        loose=[top for top in tops if top.node.kind not in ("pledge", "objective")],
        counts=[(BY_KIND[kind].name, sum(place[0] == kind for place in nodes)) for kind in SHOWN],
        joined=sum(not link.our_reading for link in links),
        our_reading=sum(link.our_reading for link in links),
    )


def _all(kind: str, *, as_at: date, reader: Any) -> Iterable[Node]:
    if kind not in registry.thread.kinds:
        return []
    _, model, read = registry.thread.kinds[kind]
    ids = list(visible(model, reader).values_list("pk", flat=True))
    return read(ids, as_at=as_at, reader=reader)


def _links(nodes: Iterable[tuple[str, int]], *, as_at: date, reader: Any) -> Iterable[Link]:
    places = list(nodes)
    for upper, lower, read in registry.thread.joins:
        if upper in SHOWN and lower in SHOWN:
            ids = [number for kind, number in places if kind == upper]
            yield from read(upper_ids=ids, lower_ids=None, as_at=as_at, reader=reader)
