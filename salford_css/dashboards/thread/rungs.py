"""The rungs of the golden thread and their lanes. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rung:
    """One rung: its kind in the registry, its name, its lane and column on the map, and what it follows."""

    kind: str
    name: str
    lane: int
    column: int
    follows: str = ""


RUNGS = (
    Rung("pledge", "Pledge", 0, 0),
    Rung("objective", "Objective", 0, 1, "a pledge"),
    Rung("proposal", "Proposal", 0, 2, "an objective"),
    Rung("decision", "Decision", 0, 3, "a proposal"),
    Rung("action", "Action", 0, 4, "a decision"),
    Rung("milestone", "Milestone", 0, 5, "an action"),
    Rung("partnership", "Partnership", 1, 2, "an objective or a proposal"),
    Rung("agreement", "Agreement", 1, 3, "partners"),
    Rung("pool", "Pooled fund", 1, 4, "an agreement"),
    Rung("board", "Board", 1, 5, "a partnership"),
    Rung("indicator", "Indicator", 2, 1, "an objective"),
    Rung("target", "Target", 2, 2, "an indicator"),
    Rung("result", "Result", 2, 3, "an indicator"),
)
BY_KIND = {rung.kind: rung for rung in RUNGS}
MAIN_LANE = tuple(rung.kind for rung in RUNGS if rung.lane == 0)
PARTNERSHIP_LANE = ("objective", "partnership", "agreement", "pool", "board", "result")
MEASURE_LANE = ("pledge", "objective", "indicator", "target", "result", "action")


def strip_of(kind: str) -> tuple[str, ...]:
    """Return the six rungs that the strip of a page shows."""
    lane = BY_KIND[kind].lane
    return (MAIN_LANE, PARTNERSHIP_LANE, MEASURE_LANE)[lane]
