"""The split of a variance between partners: to the penny, with nothing lost and nothing made up.

Lines with a rule of their own are split first, line by line; what remains of the pool's variance follows the pool's
rule. What no rule gives to anybody is unallocated, so that shares and unallocated always add up to the variance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from partnerships.pooling.pool import NOTHING, Pool
from partnerships.pooling.rules import Rule, RuleKind
from salford_css.core.money import share_out

Shares = dict[str, Decimal]


@dataclass(frozen=True)
class Sharing:
    """One sharing out: an amount by weights. `stopped` are the partners whose share reached its cap here."""

    amount: Decimal
    weights: Mapping[str, Decimal]
    shares: Mapping[str, Decimal]
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Portion:
    """A part of the variance and how one rule divided it. `line` None: what the pool's own rule divided.

    `given` is what the rule gave outright (a lead's lines, the one partner's burden) before caps; `sharings` are
    the rounds by weights, the last of which stands.
    """

    line: str | None
    amount: Decimal
    rule: Rule | None
    given: Mapping[str, Decimal]
    sharings: tuple[Sharing, ...]
    shares: Mapping[str, Decimal]
    unallocated: Decimal


@dataclass(frozen=True)
class Split:
    """A variance divided: by portion, and in all. `shares` and `unallocated` add up to `variance`."""

    variance: Decimal
    portions: tuple[Portion, ...]
    shares: Mapping[str, Decimal]
    unallocated: Decimal


def split(pool: Pool) -> Split:
    """Divide a pool's variance. Raises ValueError, in one sentence, for a pool that cannot be worked out."""
    pool.check()
    portions = [_own_portion(pool, at) for at, line in enumerate(pool.lines) if line.rule is not None]
    portions.append(_pool_portion(pool, pool.variance - sum((portion.amount for portion in portions), NOTHING)))
    shares = {name: sum((p.shares[name] for p in portions), NOTHING) for name in pool.contributions}
    unallocated = sum((portion.unallocated for portion in portions), NOTHING)
    return Split(pool.variance, tuple(portions), shares, unallocated)


def _own_portion(pool: Pool, at: int) -> Portion:
    line = pool.lines[at]
    led = {line.lead: line.variance} if line.lead is not None else {}
    return _divide(line.id, line.variance, line.rule, led, pool.contributions)


def _pool_portion(pool: Pool, amount: Decimal) -> Portion:
    led: Shares = {}
    for line in pool.lines:
        if line.rule is None and line.lead is not None:
            led[line.lead] = led.get(line.lead, NOTHING) + line.variance
    return _divide(None, amount, pool.rule, led, pool.contributions)


def _divide(
    line: str | None, amount: Decimal, rule: Rule | None, led: Shares, contributions: Mapping[str, Decimal]
) -> Portion:
    """Divide one amount by one rule. `led` is the variance of the lines each partner leads."""
    nobody = dict.fromkeys(contributions, NOTHING)
    if rule is None:
        return Portion(line, amount, None, {}, (), nobody, amount)
    given = _given(rule, amount, led)
    base, stopped = _cut(nobody | given, rule.caps)
    left = sum(given.values(), NOTHING) - sum(base.values(), NOTHING)
    if not given and rule.kind is not RuleKind.OWN_LINES:
        left = amount
    weights = {name: w for name, w in rule.weights(contributions).items() if w > 0 and name not in stopped}
    if rule.kind is RuleKind.ONE_PARTNER:
        weights.pop(rule.partner or "", None)
    shares, sharings = _spread(left, base, weights, rule.caps)
    return Portion(line, amount, rule, given, sharings, shares, amount - sum(shares.values(), NOTHING))


def _given(rule: Rule, amount: Decimal, led: Shares) -> Shares:
    """Return what the rule gives outright, without weighing."""
    if rule.kind is RuleKind.OWN_LINES:
        return led
    if rule.kind is RuleKind.ONE_PARTNER and rule.partner is not None:
        return {rule.partner: amount}
    return {}


def _cut(shares: Shares, caps: Mapping[str, Decimal]) -> tuple[Shares, set[str]]:
    """Stop shares at their caps; return them and who was stopped."""
    stopped = {name for name, share in shares.items() if name in caps and abs(share) > caps[name]}
    return {name: _at_cap(share, caps[name]) if name in stopped else share for name, share in shares.items()}, stopped


def _at_cap(share: Decimal, cap: Decimal) -> Decimal:
    return cap if share > 0 else NOTHING - cap


def _spread(
    left: Decimal, base: Shares, weights: Shares, caps: Mapping[str, Decimal]
) -> tuple[Shares, tuple[Sharing, ...]]:
    """Add `left` to the shares in proportion to weights. Who reaches a cap stops; the others share what is left."""
    shares, open_to, rounds = dict(base), dict(weights), []
    while left and open_to:
        added = dict(zip(open_to, share_out(left, list(open_to.values())), strict=True))
        trial = {name: shares[name] + more for name, more in added.items()}
        _, over = _cut(trial, caps)
        rounds.append(Sharing(left, dict(open_to), added, tuple(name for name in open_to if name in over)))
        if not over:
            return shares | trial, tuple(rounds)
        for name in over:
            at_cap = _at_cap(trial[name], caps[name])
            left -= at_cap - shares[name]
            shares[name] = at_cap
            del open_to[name]
    return shares, tuple(rounds)
