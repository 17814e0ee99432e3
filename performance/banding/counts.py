"""How many figures lie in each band, and how many of them in the best band they can reach."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from performance.banding.intervals import at_best
from salford_css.core.words import capital, listed, number, some

NOT_BANDED = "not banded"


@dataclass(frozen=True, slots=True)
class Banded:
    """A figure with its band. No name: it lies in none; `highest` None: the top band can be reached."""

    has_figure: bool
    band: int | None = None
    name: str = ""
    highest: int | None = None
    top: int = 5
    made_up: bool = False


@dataclass(frozen=True)
class Counted:
    """Counts by name, best band first and not banded last; `of` measures, `figures` of them with a figure."""

    names: Sequence[tuple[str, int]]
    figures: int
    of: int
    best: int
    made_up: int


def counted(measures: Sequence[Banded]) -> Counted:
    """Count measures by band. Those without a figure are counted in `of` alone."""
    known = [one for one in measures if one.has_figure]
    names = Counter(one.name or NOT_BANDED for one in known)
    best_of = {one.name: one.band or 0 for one in known if one.name}
    order = sorted((name for name in names if name != NOT_BANDED), key=lambda name: (-best_of[name], name))
    if names[NOT_BANDED]:
        order.append(NOT_BANDED)
    return Counted(
        names=[(name, names[name]) for name in order],
        figures=len(known),
        of=len(measures),
        best=sum(at_best(one.band, highest=one.highest, top=one.top) for one in known),
        made_up=sum(one.made_up for one in known if one.name),
    )


def summary_sentence(counts: Counted) -> str:
    """``Of 25 measures with a figure, 9 are very good, 9 good, ... and 1 not banded; 10 at the best band they can
    reach.``"""
    if not counts.figures:
        return "No measure has a figure, so none is banded."
    if counts.figures == counts.names[-1][1] and counts.names[-1][0] == NOT_BANDED:
        return f"{capital(_measures(counts.figures))} with a figure; no bands are on record for any of them."
    told = [f"{number(count)} {name}" for name, count in counts.names]
    best = f"{some(counts.best, 'is', 'are')} in the best band that can be reached"
    return f"Of {_measures(counts.figures)} with a figure, {listed(told)}; {best}."


def _measures(count: int) -> str:
    return "one measure" if count == 1 else f"{number(count)} measures"
