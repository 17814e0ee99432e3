"""Walks the golden thread from one place up to the pledges and down to the work, through what the apps offered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from salford_css.core import breaks, registry
from salford_css.core.registry import Finding, Link, Node
from salford_css.dashboards.thread.rungs import BY_KIND, RUNGS

Place = tuple[str, int]
LIMIT = 40
"""How many places of one rung a thread shows; a pledge can have hundreds of results below it."""


@dataclass
class Walked:
    """The part of the thread that one place belongs to."""

    start: Place
    nodes: dict[Place, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def here(self) -> Node:
        """Return the place the walk began at."""
        return self.nodes[self.start]

    def on(self, kind: str) -> list[Node]:
        """Return the places of a rung; the place one is at comes first."""
        found = [node for place, node in self.nodes.items() if place[0] == kind]
        return sorted(found, key=lambda node: (node.kind, node.id) != self.start)

    def joins(self, upper: str, lower: str) -> list[Link]:
        """Return the links between two rungs."""
        return [link for link in self.links if (link.upper[0], link.lower[0]) == (upper, lower)]

    def into(self, node: Node) -> list[Link]:
        """Return the links that lead down to a place."""
        return [link for link in self.links if link.lower == (node.kind, node.id)]

    def about(self, node: Node) -> list[Finding]:
        """Return the findings about a place."""
        return [finding for finding in self.findings if _place_of(finding.subject) == (node.kind, node.id)]

    @property
    def breaks(self) -> list[Finding]:
        """Return every finding about a place on this thread, in the order of the rungs, each once."""
        order = {rung.kind: number for number, rung in enumerate(RUNGS)}

        def place(finding: Finding) -> tuple[int, int]:
            subject = _place_of(finding.subject)
            rung = finding.rung or (subject[0] if subject else "")
            return order.get(rung, len(order)), finding.rank

        return sorted(self.findings, key=place)


def walk(row: models.Model, *, as_at: date, reader: Any, with_findings: bool = True) -> Walked:
    """Follow the thread from a row.

    Up through everything above; down through everything below; and from what lies above, sideways into what measures
    it and with whom it is done, since an objective's indicator is also the proposal's. A measure's own
    page keeps to its lane: what another measure of the same objective came to is not its result.
    The number of queries depends on the joins that apps registered, never on the number of rows.
    """
    start = (registry.thread.kind_of(type(row)), row.pk)
    links: dict[tuple[Place, Place], Link] = {}
    above = _climb({start}, links, up=True, as_at=as_at, reader=reader)
    below = _climb({start}, links, up=False, as_at=as_at, reader=reader)
    own = {BY_KIND[start[0]].lane} if start[0] in BY_KIND else set()
    beside = _climb(above - {start}, links, up=False, as_at=as_at, reader=reader, closed=frozenset({0} | own))
    walked = Walked(start, links=list(links.values()))
    walked.nodes = _read(above | below | beside | {start}, as_at=as_at, reader=reader)
    walked.links = [link for link in walked.links if link.upper in walked.nodes and link.lower in walked.nodes]
    if with_findings:
        found = breaks.shown(as_at=as_at, reader=reader)
        walked.findings = [finding for finding in found if _place_of(finding.subject) in walked.nodes]
    return walked


def _place_of(row: models.Model) -> Place | None:
    try:
        return registry.thread.kind_of(type(row)), row.pk
    except KeyError:
        return None


def _climb(
    begin: set[Place],
    links: dict[tuple[Place, Place], Link],
    *,
    up: bool,
    as_at: date,
    reader: Any,
    closed: frozenset[int] = frozenset(),
) -> set[Place]:
    """Follow the joins one way, rung by rung, and collect the links met; never into a closed lane."""
    reached, edge = set(begin), set(begin)
    while edge:
        met: set[Place] = set()
        for upper, lower, read in registry.thread.joins:
            near, far = (lower, upper) if up else (upper, lower)
            ids = [number for kind, number in edge if kind == near]
            if not ids or (far in BY_KIND and BY_KIND[far].lane in closed):
                continue
            ends = {"lower_ids": ids, "upper_ids": None} if up else {"upper_ids": ids, "lower_ids": None}
            for link in _some(read(**ends, as_at=as_at, reader=reader)):
                links[link.upper, link.lower] = link
                met.add(link.upper if up else link.lower)
        edge = met - reached
        reached |= met
    return reached


def _some(links: Iterable[Link]) -> list[Link]:
    return [link for _, link in zip(range(LIMIT), links, strict=False)]


def _read(places: set[Place], *, as_at: date, reader: Any) -> dict[Place, Node]:
    nodes: dict[Place, Node] = {}
    for rung in RUNGS:
        ids = [number for kind, number in places if kind == rung.kind]
        if ids and rung.kind in registry.thread.kinds:
            _, _, read = registry.thread.kinds[rung.kind]
            nodes |= {(node.kind, node.id): node for node in read(ids, as_at=as_at, reader=reader)}
    return nodes
