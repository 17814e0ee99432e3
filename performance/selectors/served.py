"""What measures serve, and whose they are: the pledges above them, and the posts that answer for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from performance.models import ActionIndicator, Indicator, IndicatorObjective
from strategy.models import ObjectiveLink

Named = tuple[str, str]
"""A name outside and the words for it."""


@dataclass
class Served:
    """The pledges a measure serves through its objectives, and the posts named for it, its owner first."""

    pledges: dict[str, str] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)


def served(indicators: Iterable[Indicator], *, as_at: date) -> dict[int, Served]:
    """Return it for each measure, by id; three queries. Whose objective or action it is counts as answering for it."""
    found: dict[int, Served] = defaultdict(Served)
    for indicator in indicators:
        if indicator.owner is not None:
            found[indicator.pk].posts[indicator.owner.ref] = indicator.owner.title
    above = _above(as_at)
    links = IndicatorObjective.objects.in_force(as_at).values_list(
        "indicator", "objective", "objective__lead_post__ref", "objective__lead_post__title"
    )
    for indicator, objective, ref, title in links:
        found[indicator].pledges |= dict(_pledges(objective, above))
        if ref:
            found[indicator].posts.setdefault(ref, title)
    acted = ActionIndicator.objects.in_force(as_at).filter(action__manager__isnull=False)
    for indicator, ref, title in acted.values_list("indicator", "action__manager__ref", "action__manager__title"):
        found[indicator].posts.setdefault(ref, title)
    return found


def pledges_above(objectives: Iterable[int], *, as_at: date) -> dict[int, dict[str, str]]:
    """Return the pledges that objectives serve, over higher objectives too, by the objective's id; one query."""
    above = _above(as_at)
    return {objective: dict(_pledges(objective, above)) for objective in objectives}


def _above(as_at: date) -> dict[int, list[tuple[int | None, str, str]]]:
    found: dict[int, list[tuple[int | None, str, str]]] = defaultdict(list)
    links = ObjectiveLink.objects.in_force(as_at)
    for objective, *upper in links.values_list("objective", "higher", "pledge__ref", "pledge__title"):
        found[objective].append((upper[0], upper[1] or "", upper[2] or ""))
    return found


def _pledges(objective: int, above: dict[int, list[tuple[int | None, str, str]]]) -> Iterator[Named]:
    """Walk up from an objective over higher ones to the pledges; a ring of objectives is walked once."""
    waiting, seen = [objective], set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for higher, ref, title in above.get(here, ()):
            if ref:
                yield ref, title
            if higher is not None:
                waiting.append(higher)
