"""How one partner's share came about, a step a row: words, the numbers used, the result. Read from the split itself.

The last row equals the figure explained. Every number on the way is the one the calculation used, to the penny.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from functools import partial

from partnerships.pooling.pool import NOTHING, Pool
from partnerships.pooling.rules import RULE_WORDS, Rule, RuleKind
from partnerships.pooling.split import Portion, Sharing, Split
from salford_css.core.money import PENNY
from salford_css.core.words import capital


class Unit(StrEnum):
    """In what a result is counted."""

    POUNDS = "pounds"
    PER_CENT = "per_cent"


@dataclass(frozen=True)
class Step:
    """One row of the arithmetic."""

    words: str
    numbers: str
    result: Decimal
    unit: Unit = Unit.POUNDS

    @property
    def shown(self) -> str:
        """Write the result in its unit."""
        if self.unit is Unit.PER_CENT:
            return f"{self.result:f}%"
        return f"{'−' if self.result < 0 else ''}£{abs(self.result):,.2f}"


Names = Mapping[str, str]
"""How each partner and line is called on the page, by id."""

Called = Callable[[str], str]


def explain(pool: Pool, found: Split, partner: str, names: Names | None = None) -> list[Step]:
    """Return the steps that lead to one partner's share of a pool's variance. Raises KeyError for a stranger."""
    words = f"{pounds(pool.forecast)} − {pounds(pool.current_budget)}"
    return [Step("Forecast less budget", words, found.variance), *explain_split(found, partner, names)]


def explain_split(found: Split, partner: str, names: Names | None = None) -> list[Step]:
    """Return the steps from a variance to one partner's share of it. Raises KeyError for a stranger."""
    called = partial(_name, names or {})
    share = found.shares[partner]
    steps: list[Step] = []
    for portion in found.portions:
        if portion.amount or portion.line is None:
            steps += _portion_steps(portion, partner, called, alone=len(found.portions) == 1)
    steps.append(Step(f"{capital(called(partner))} in all", _added(found, partner), share))
    return steps


def _name(names: Names, known_as: str) -> str:
    return names.get(known_as, known_as)


def pounds(amount: Decimal) -> str:
    """Write an amount with thousands and pence, a true minus before it."""
    return f"{'−' if amount < 0 else ''}{abs(amount):,.2f}"


def _added(found: Split, partner: str) -> str:
    parts = [portion.shares[partner] for portion in found.portions if portion.amount]
    return " + ".join(pounds(part) for part in parts) if len(parts) > 1 else ""


def _portion_steps(portion: Portion, partner: str, called: Called, *, alone: bool) -> list[Step]:
    steps = []
    if not alone:
        what = "What remains for the pool's rule" if portion.line is None else f"Line {called(portion.line)}"
        steps.append(Step(what, f"shared {rule_words(portion.rule, called)}", portion.amount))
    if portion.rule is None:
        return [*steps, Step("No rule for sharing is agreed", "nothing is given to any partner", NOTHING)]
    if portion.rule.kind in (RuleKind.OWN_LINES, RuleKind.ONE_PARTNER):
        steps += _given_steps(portion, partner, called)
    for at, sharing in enumerate(portion.sharings):
        steps += _sharing_steps(portion, sharing, partner, called, last=at == len(portion.sharings) - 1)
    return steps


def rule_words(rule: Rule | None, names: Called | None = None) -> str:
    """Say a rule in words."""
    if rule is None:
        return "by no agreed rule"
    if rule.kind is RuleKind.ONE_PARTNER and rule.partner is not None:
        return f"so that {names(rule.partner) if names else rule.partner} bears everything"
    return RULE_WORDS[rule.kind]


def _given_steps(portion: Portion, partner: str, called: Called) -> list[Step]:
    given = portion.given.get(partner, NOTHING)
    assert portion.rule is not None
    if portion.rule.kind is RuleKind.OWN_LINES:
        words, numbers = f"Variance on the lines {called(partner)} leads", "forecast less budget of those lines"
    else:
        words = "All of it" if partner == portion.rule.partner else "None of it"
        numbers = f"{called(portion.rule.partner or '')} bears everything"
    steps = [Step(words, numbers, given)]
    cap = portion.rule.caps.get(partner)
    if cap is not None and abs(given) > cap:
        stopped = cap if given > 0 else -cap
        steps.append(Step("Stopped at the agreed cap", f"{pounds(given)} is more than {pounds(cap)}", stopped))
    return steps


def _sharing_steps(portion: Portion, sharing: Sharing, partner: str, called: Called, *, last: bool) -> list[Step]:
    if partner not in sharing.weights:
        return []
    if partner in sharing.stopped:
        cap = portion.shares[partner]
        return [Step("Stopped at the agreed cap", "its part would have been more; the rest goes to the others", cap)]
    return _weighed(portion, sharing, partner, called) if last and not sharing.stopped else []


def _weighed(portion: Portion, sharing: Sharing, partner: str, called: Called) -> list[Step]:
    weight, whole = sharing.weights[partner], sum(sharing.weights.values(), Decimal(0))
    share, cut = sharing.shares[partner], _cut(sharing.amount, weight, whole)
    by_percentage = portion.rule is not None and portion.rule.kind is RuleKind.FIXED_PERCENTAGES
    part = "agreed percentages" if by_percentage else "contributions"
    of = f"all {part}" if len(sharing.weights) == len(portion.shares) else f"the {part} that still share"
    shown = (lambda number: f"{number.normalize():f}") if by_percentage else pounds
    exact = _unrounded(sharing.amount, weight, whole)
    steps = [
        Step(
            f"{capital(called(partner))}: part of {of}",
            f"{shown(weight)} ÷ {shown(whole)}",
            (weight * 100 / whole).quantize(Decimal("0.001")),
            Unit.PER_CENT,
        ),
        Step(
            "Its part, cut to whole pence",
            f"{pounds(sharing.amount)} × {shown(weight)} ÷ {shown(whole)} = {exact}",
            cut,
        ),
    ]
    if share != cut:
        fractions = _pennies(sharing, called)
        steps.append(Step("The penny left over", f"goes to the larger remainder: {fractions}", share - cut))
    return steps


def _cut(amount: Decimal, weight: Decimal, whole: Decimal) -> Decimal:
    pence = _exact_pence(amount, weight, whole)[0]
    return (-1 if amount < 0 else 1) * pence * PENNY


def _exact_pence(amount: Decimal, weight: Decimal, whole: Decimal) -> tuple[int, Decimal]:
    """Return whole pence of the magnitude and the fraction of a penny beyond them."""
    exact = abs(amount) * 100 * weight / whole
    pence = int(exact.to_integral_value(ROUND_FLOOR))
    return pence, exact - pence


def _unrounded(amount: Decimal, weight: Decimal, whole: Decimal) -> str:
    exact = abs(amount) * weight / whole
    text = f"{exact.quantize(Decimal('0.0001'), ROUND_FLOOR):,.4f}"
    dots = "…" if exact != exact.quantize(Decimal("0.0001"), ROUND_FLOOR) else ""
    return f"{'−' if amount < 0 else ''}{text}{dots}"


def _pennies(sharing: Sharing, called: Called) -> str:
    whole = sum(sharing.weights.values(), Decimal(0))
    parts = [(called(name), _exact_pence(sharing.amount, w, whole)[1]) for name, w in sharing.weights.items()]
    return ", ".join(f"{fraction:.2f} of a penny at {name}" for name, fraction in parts)
