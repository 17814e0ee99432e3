"""Who bears a variance. The kinds are those found in real agreements; which one holds, and when, is data.

In agreements read for this: proportional (a standard pooled fund clause), fixed percentages (Plymouth 77:23), own
lines (Oldham 2018/19), one partner (Herefordshire learning disability 2006/07). A fixed line, where the other
partner's contribution never moves (Luton), is a line whose own rule is `one_partner`; sharing in a part of the pool
only (Wirral) is a rule of their own for the lines outside it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from salford_css.core.money import to_pence

HUNDRED = Decimal(100)


class RuleKind(StrEnum):
    """How a variance is divided."""

    PROPORTIONAL = "proportional"
    FIXED_PERCENTAGES = "fixed_percentages"
    OWN_LINES = "own_lines"
    ONE_PARTNER = "one_partner"


RULE_WORDS: dict[str, str] = {
    RuleKind.PROPORTIONAL: "in proportion to contributions",
    RuleKind.FIXED_PERCENTAGES: "by agreed percentages",
    RuleKind.OWN_LINES: "each partner bears the lines it leads",
    RuleKind.ONE_PARTNER: "one partner bears everything",
}


@dataclass(frozen=True)
class Rule:
    """A rule for sharing a variance.

    `shares` are per cent by partner and are needed by `fixed_percentages`; `partner` is needed by `one_partner`;
    `caps` are pounds: a partner's share of a variance, over or under, stops there.
    """

    kind: RuleKind
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    partner: str | None = None
    caps: Mapping[str, Decimal] = field(default_factory=dict)

    def check(self, partners: Collection[str]) -> None:
        """Raise ValueError, in one sentence, unless the rule can be applied to these partners."""
        self._check_names(partners)
        if self.kind is RuleKind.ONE_PARTNER and self.partner is None:
            raise ValueError("A rule by which one partner bears everything must name the partner.")
        if self.kind is RuleKind.FIXED_PERCENTAGES:
            self._check_percentages()
        for partner, cap in self.caps.items():
            if cap < 0 or cap != to_pence(cap):
                raise ValueError(f"The cap of {partner} must be pounds and whole pence, not less than nothing.")

    def _check_names(self, partners: Collection[str]) -> None:
        named = [*self.shares, *self.caps, *([self.partner] if self.partner is not None else [])]
        for name in named:
            if name not in partners:
                raise ValueError(f"The rule names {name}, which is not a partner of the pool.")

    def _check_percentages(self) -> None:
        if any(share < 0 for share in self.shares.values()):
            raise ValueError("A percentage is negative.")
        total = sum(self.shares.values(), Decimal(0))
        if total != HUNDRED:
            raise ValueError(f"The percentages add up to {total.normalize():f}, not to 100.")

    def weights(self, contributions: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Return by what the partners share under this rule, and what a cap leaves over."""
        if self.kind is RuleKind.FIXED_PERCENTAGES:
            return {partner: self.shares.get(partner, Decimal(0)) for partner in contributions}
        return dict(contributions)
