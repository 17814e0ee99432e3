"""How far a figure lies from its target, and what has to be said when that is beyond the tolerance.

The tolerance is relative to the target: 10 per cent unless a round sets another. Nothing is asked where the target is
zero (nothing can be relative to it), a range or missing. On the right side of its target a figure needs
its cause and an explanation, because a surprise either way is worth understanding; a corrective action and its date
are asked where it lies on the wrong side, or where nobody has said which side is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.aims import Polarity
from salford_css.core.words import capital, listed

NEEDED = {
    "cause": "Say what caused it.",
    "explanation": "Explain it in a sentence or two.",
    "action": "Name the action that is to correct it: choose one, or word a new one.",
    "act_by": "Say by which day the action is to have worked.",
}
"""What an explanation may need, with the sentence that asks for it."""

NAMED = {"cause": "a cause", "explanation": "an explanation", "action": "a corrective action", "act_by": "its date"}


@dataclass(frozen=True)
class Variance:
    """The distance of a figure from its target, in per cent of the target, signed."""

    value: Decimal
    target: Decimal
    tolerance: Decimal
    polarity: Polarity

    @property
    def percent(self) -> Decimal:
        """Return the distance in per cent of the target: negative below it."""
        return (self.value - self.target) / abs(self.target) * 100

    @property
    def is_beyond(self) -> bool:
        """Say whether it lies further away than the tolerance; a distance of just the tolerance is within."""
        return abs(self.percent) > self.tolerance

    @property
    def is_better(self) -> bool:
        """Say whether it lies on the right side of its target; never where nobody said which side that is."""
        if self.polarity is Polarity.HIGHER:
            return self.value >= self.target
        return self.polarity is Polarity.LOWER and self.value <= self.target

    @property
    def words(self) -> str:
        """Say the distance: 25.0% below its target."""
        size = f"{abs(self.percent):,.1f}%"
        if not self.percent:
            return "on its target"
        return f"{size} {'above' if self.percent > 0 else 'below'} its target"


def variance_of(
    value: Decimal | None, target: Decimal | None, *, tolerance: Decimal, polarity: Polarity
) -> Variance | None:
    """Return the variance; None where there is no figure, no target that is one number, or a target of zero."""
    if value is None or target is None or target == 0:
        return None
    return Variance(value, target, tolerance, polarity)


def needed(variance: Variance | None) -> tuple[str, ...]:
    """Return what has to be said of a figure: the names of the parts of an explanation, none within the tolerance."""
    if variance is None or not variance.is_beyond:
        return ()
    return ("cause", "explanation") if variance.is_better else tuple(NEEDED)


def lacking(
    variance: Variance | None, *, cause: str, explanation: str, has_action: bool, act_by: date | None
) -> Mapping[str, str]:
    """Return what is still to be said, each with the sentence that asks for it."""
    said = {
        "cause": bool(cause),
        "explanation": bool(explanation.strip()),
        "action": has_action,
        "act_by": act_by is not None,
    }
    return {name: NEEDED[name] for name in needed(variance) if not said[name]}


def unexplained(title: str, variance: Variance | None, missing: Mapping[str, str]) -> str | None:
    """Refuse a figure beyond its tolerance that is not explained, and say what its explanation lacks."""
    if variance is None or not missing:
        return None
    return (
        f"{title} is {variance.words}; up to {variance.tolerance.normalize():f}% needs no word. "
        f"It still needs {listed([NAMED[name] for name in missing])}."
    )


def within(title: str, variance: Variance | None) -> str | None:
    """Refuse an explanation of a figure of which none is asked."""
    if needed(variance):
        return None
    return f"{capital(title)} needs no explanation. Say what is worth saying in its commentary."
