"""What the thread page and the thread strip say. Pure: made of a walked thread."""

from dataclasses import dataclass

from salford_css.core.components import Stop
from salford_css.core.registry import Finding, Link, Node
from salford_css.core.words import counted
from salford_css.dashboards.thread.rungs import RUNGS, Rung, strip_of
from salford_css.dashboards.thread.walk import Walked


@dataclass(frozen=True)
class NumberedBreak:
    """A break with the number by which map and text refer to each other."""

    number: int
    finding: Finding


@dataclass(frozen=True)
class Stretch:
    """One rung in words: what stands there, on whose word, and what is broken."""

    rung: Rung
    nodes: list[Node]
    links: list[Link]
    absent: str
    breaks: list[NumberedBreak]
    here: bool


def numbered(walked: Walked) -> list[NumberedBreak]:
    """Number the breaks from the promise down to the figure."""
    return [NumberedBreak(place, finding) for place, finding in enumerate(walked.breaks, start=1)]


def rung_of_break(walked: Walked, finding: Finding) -> str:
    """Return the rung at which a break is told: where the finding says, else where its subject stands."""
    if finding.rung:
        return finding.rung
    for (kind, _), node in walked.nodes.items():
        if finding in walked.about(node):
            return kind
    return walked.start[0]


def absence(walked: Walked, rung: Rung) -> str:
    """Say why a rung is empty: none on record where the thread stops, not due yet beyond that."""
    before = [other for other in RUNGS if other.lane == rung.lane and other.column < rung.column]
    if rung.kind in ("agreement", "pool", "board") and not walked.on("partnership"):
        return "Not due yet"
    if rung.kind in ("target", "result") and not walked.on("indicator"):
        return "Not due yet"
    if rung.lane == 0 and before and not walked.on(before[-1].kind) and rung.column > 3:
        return "Not due yet"
    return "None on record"


def stretches(walked: Walked) -> list[Stretch]:
    """Return the whole thread in words, from the promise down to the work, the money and the measure."""
    breaks = numbered(walked)
    parts = []
    for rung in RUNGS:
        nodes = walked.on(rung.kind)
        here = [one for one in breaks if rung_of_break(walked, one.finding) == rung.kind]
        links = [link for node in nodes for link in walked.into(node)]
        if nodes or here or rung.lane == 0:
            absent = "" if nodes else absence(walked, rung)
            parts.append(Stretch(rung, nodes, links, absent, here, rung.kind == walked.start[0]))
    return parts


def lead(walked: Walked) -> str:
    """Say how far the thread runs and how often it breaks, in two sentences."""
    main = [rung for rung in RUNGS if rung.lane == 0 and walked.on(rung.kind)]
    count = len(walked.breaks)
    broken = "It does not break." if not count else f"It breaks in {counted(count, 'place')}."
    if not main:
        return f"No pledge, objective or proposal is joined to this {_name(walked)}. {broken}"
    first, last = main[0], main[-1]
    if first is last:
        return f"The thread holds {_a(first.name)} and goes no further. {broken}"
    following = next((rung for rung in RUNGS if rung.lane == 0 and rung.column == last.column + 1), None)
    stop = f" and stops there: no {following.name.lower()} is on record" if following else ""
    return f"The thread runs from {_a(first.name)} to {_a(last.name)}{stop}. {broken}"


def heading(walked: Walked) -> str:
    """Name the place one is at; its rung is said where its own name does not say it."""
    name = _name(walked)
    label = walked.here.label
    return label if label.lower().startswith(name) else f"{name.capitalize()}: {label}"


def _name(walked: Walked) -> str:
    return next(rung.name.lower() for rung in RUNGS if rung.kind == walked.start[0])


def _a(name: str) -> str:
    word = name.lower()
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def strip(walked: Walked) -> list[Stop]:
    """Return the six stops that a page shows of its thread."""
    kinds = strip_of(walked.start[0])
    stops = []
    for place, kind in enumerate(kinds):
        rung = next(rung for rung in RUNGS if rung.kind == kind)
        nodes = walked.on(kind)
        here = kind == walked.start[0]
        joins = walked.joins(kind, kinds[place + 1]) if place + 1 < len(kinds) else []
        more = f" and {len(nodes) - 1} more" if len(nodes) > 1 and not here else ""
        stops.append(
            Stop(
                rung=rung.name,
                words=f"This {rung.name.lower()}"
                if here
                else nodes[0].label + more
                if nodes
                else absence(walked, rung),
                url="" if here or not nodes else nodes[0].url,
                here=here,
                exists=bool(nodes),
                joined=bool(joins),
                our_reading=bool(joins) and all(link.our_reading for link in joins),
            )
        )
    return stops
