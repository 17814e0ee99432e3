"""What is wrong with a figure as somebody typed it, field by field; the same for a page and for a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from performance import possible
from performance.measures import Status, measured, rounded, written
from performance.possible import Bounds

ALLOWED = tuple(one for one in Status if one not in (Status.REPORTED, Status.WITHDRAWN, Status.MISSING))
"""The reasons why there is no figure that somebody may give; leaving a cell blank is not one of them."""


@dataclass(frozen=True)
class Rules:
    """What a definition says that a figure can be, and how it is written."""

    bounds: Bounds = field(default_factory=Bounds)
    unit: str = ""
    precision: int = 0


@dataclass(frozen=True)
class Facts:
    """One figure as typed: a value, or the two parts it is divided from, or the reason why there is none."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: str = ""

    @property
    def given(self) -> tuple[str, ...]:
        """Return which numbers were given."""
        return tuple(name for name in ("value", "numerator", "denominator") if getattr(self, name) is not None)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was typed."""
        return not self.status and not self.given


def outcome(facts: Facts, rules: Rules) -> Decimal | None:
    """Return the figure: the one given, or the quotient; None where there is none."""
    if facts.status or facts.is_blank:
        return None
    if facts.value is not None:
        return facts.value
    if facts.denominator is not None and facts.denominator < 0:
        return None
    return measured(facts.numerator, facts.denominator, rules.bounds.multiplier).value


def faults(facts: Facts, rules: Rules) -> Mapping[str, str]:
    """Return what is wrong, by field, each in a sentence that says what to do; empty when nothing is."""
    if facts.status:
        return _of_a_reason(facts)
    return _of_the_parts(facts) or _impossible(facts, rules) or _of_both(facts, rules)


def _of_a_reason(facts: Facts) -> dict[str, str]:
    if facts.status not in ALLOWED:
        return {"status": f"{facts.status} is no reason why there is no figure. Choose one of those offered."}
    if facts.given:
        return {"status": "There is either a figure or a reason why there is none, not both. Take one of them away."}
    return {}


def _of_the_parts(facts: Facts) -> dict[str, str]:
    halves = [name for name in ("numerator", "denominator") if getattr(facts, name) is not None]
    if len(halves) == 1:
        other = "denominator" if halves == ["numerator"] else "numerator"
        return {other: "Give both parts, or the figure alone."}
    if facts.numerator == 0 and facts.denominator == 0 and facts.value is None:
        return {"denominator": "Nothing out of nothing is no figure. Say instead that it is not applicable."}
    return {}


def _impossible(facts: Facts, rules: Rules) -> dict[str, str]:
    found = dict(possible.faults(rules.bounds, outcome(facts, rules), facts.numerator, facts.denominator))
    if "numerator" in found or "denominator" in found:
        found.pop("value", None)
    elif facts.value is None and "value" in found:
        found["numerator"] = found.pop("value")
    return found


def _of_both(facts: Facts, rules: Rules) -> dict[str, str]:
    """Refuse a figure that its own two parts do not give, to the places that are shown."""
    if facts.value is None or facts.numerator is None:
        return {}
    quotient = measured(facts.numerator, facts.denominator, rules.bounds.multiplier).value
    if quotient is None or abs(quotient - facts.value) <= Decimal(1).scaleb(-rules.precision):
        return {}
    return {
        "value": (
            f"The two parts give {written(rounded(quotient, rules.precision), rules.unit, rules.precision)}, not "
            f"{written(facts.value, rules.unit, rules.precision)}. Give the parts alone, or mend one of the three."
        )
    }
