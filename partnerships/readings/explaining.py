"""How a partner's share came about in a year: the variance, relief before any split, then each stretch of months."""

from collections.abc import Iterable, Mapping

from partnerships.pooling import Relieved, Step, Stretch, explain_split, pounds, rule_words
from partnerships.readings.sharing import Shared
from salford_css.core.periods import MONTH_NAMES
from salford_css.core.words import capital

FIRST_MONTH = 4


def steps_to_share(shared: Shared, partner: str, names: Mapping[str, str]) -> list[Step]:
    """Return the steps that lead to one partner's share of a year's variance; the last row is the share."""
    pool = shared.pool
    steps = [
        Step("Forecast less budget", f"{pounds(pool.forecast)} − {pounds(pool.current_budget)}", pool.variance),
        *_relief(shared.relieved),
    ]
    if len(shared.stretches) == 1:
        return [*steps, *explain_split(shared.stretches[0].split, partner, names)]
    for stretch in shared.stretches:
        steps += _stretch(stretch, partner, names)
    parts = " + ".join(pounds(stretch.split.shares[partner]) for stretch in shared.stretches)
    return [*steps, Step(f"{capital(names.get(partner, partner))} in the whole year", parts, shared.shares[partner])]


def _relief(relieved: Relieved) -> Iterable[Step]:
    used = [(name, amount) for name, amount in relieved.used if amount]
    for name, amount in used:
        yield Step(f"Met before any split: {name}", "used up first", -amount)
    if used:
        yield Step("Left to share", "", relieved.left)


def _stretch(stretch: Stretch, partner: str, names: Mapping[str, str]) -> Iterable[Step]:
    months = stretch_words(stretch)
    yield Step(
        f"{months}: forecast less budget of these months",
        f"shared {rule_words(stretch.rule, lambda name: names.get(name, name))}",
        stretch.split.variance,
    )
    *rows, last = explain_split(stretch.split, partner, names)
    yield from rows
    yield Step(f"{capital(names.get(partner, partner))}, {months}", last.numbers, last.result)


def stretch_words(stretch: Stretch) -> str:
    """Return the months of a stretch in words: April to July."""
    first, last = (MONTH_NAMES[(FIRST_MONTH - 2 + month) % 12] for month in (stretch.first, stretch.last))
    return first if stretch.first == stretch.last else f"{first} to {last}"
