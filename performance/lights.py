"""Red, amber and green: a figure compared with its target by the steps of a rule. Reports used different rules.

A light is about a target alone: it says nothing about bands, and nothing about whether a change is more than chance.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from performance.aims import Reach


class Light(StrEnum):
    """What is shown, as a shape with its word."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        """Return the light as a page writes it."""
        return self.value


class Shape(StrEnum):
    """The sorts of steps that rules are made of."""

    BETTER_BY = "better_by"
    MET = "met"
    NEAR = "near"
    NEAR_AND_IMPROVED = "near_and_improved"
    IMPROVED = "improved"
    OTHERWISE = "otherwise"

    @property
    def label(self) -> str:
        """Return the step as a page writes it."""
        return {
            "better_by": "better than the target by the margin or more",
            "met": "target met",
            "near": "missed by no more than the margin",
            "near_and_improved": "missed by no more than the margin, and better than a year before",
            "improved": "better than a year before",
            "otherwise": "anything else",
        }[self.value]


MARGINS = (Shape.BETTER_BY, Shape.NEAR, Shape.NEAR_AND_IMPROVED)
"""Steps that have a margin, in per cent of the target."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule."""

    light: Light
    shape: Shape
    margin: Decimal | None = None
    words: str = ""

    @property
    def said(self) -> str:
        """Say the step: in the rule's own words, else in ours."""
        if self.words:
            return self.words
        size = f"{self.margin.normalize():f}%" if self.margin is not None else ""
        return {
            Shape.BETTER_BY: f"better than the target by {size} or more",
            Shape.NEAR: f"missed by no more than {size} of the target",
            Shape.NEAR_AND_IMPROVED: f"missed by no more than {size} of the target and better than a year before",
        }.get(self.shape, self.shape.label)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its steps are tried from the first on. `waits`: no light before the target's last period is over."""

    name: str
    steps: tuple[Step, ...]
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure, what it is to reach, and the figure a year before where there is one."""

    value: Decimal
    reach: Reach
    before: Decimal | None = None

    @property
    def improved(self) -> bool | None:
        """Say whether the figure is nearer the good side than a year before; None where that cannot be said."""
        return None if self.before is None else self.reach.is_better(self.value, self.before)


@dataclass(frozen=True, slots=True)
class Lit:
    """A light with the step that gave it, or no light with the reason."""

    light: Light | None
    words: str
    rule: str = ""


def light_of(rule: Rule, compared: Compared, *, target_is_over: bool) -> Lit:
    """Return the light that a rule gives."""
    if rule.waits and not target_is_over:
        return Lit(None, "no light before the target's date", rule.name)
    for step in rule.steps:
        if holds(step, compared):
            return Lit(step.light, step.said, rule.name)
    return Lit(None, "no step of the rule applies", rule.name)


def holds(step: Step, compared: Compared) -> bool:
    """Say whether a step applies. A margin is a share of the target, so of a target of zero there is none."""
    reach, value = compared.reach, compared.value
    match step.shape:
        case Shape.OTHERWISE:
            return True
        case Shape.MET:
            return reach.met_by(value)
        case Shape.IMPROVED:
            return compared.improved is True
        case Shape.BETTER_BY:
            ahead = reach.ahead(value)
            return ahead is not None and step.margin is not None and ahead >= step.margin
    near = _is_near(compared, step.margin)
    return near and (step.shape is Shape.NEAR or compared.improved is True)


def _is_near(compared: Compared, margin: Decimal | None) -> bool:
    short = compared.reach.short(compared.value)
    return short is not None and margin is not None and not compared.reach.met_by(compared.value) and short <= margin
