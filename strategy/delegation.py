"""Who may decide what: finds the line of a scheme of delegation under which a decision is made. Pure.

The scheme fixes the route, and whether scrutiny may call the decision in. Among several lines that allow a decision
the narrowest counts: one that names the decider before one that names its route, one for the matter before one for
all matters, the lower limit before the higher.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices


class Route(TextChoices):
    """By whom a decision is made."""

    BODY = "body", "a body"
    MEMBER = "member", "a single member"
    OFFICER = "officer", "an officer"


class Matter(TextChoices):
    """Which decisions a power is about."""

    ANY = "any", "key or not"
    KEY = "key", "key decisions"
    NOT_KEY = "not_key", "decisions that are not key"


@dataclass(frozen=True)
class Power:
    """A line of a scheme: the number of its row, its route, who is named (None: everybody of the route), its limits."""

    row: int
    route: str
    decider: int | None
    matter: str
    limit: Decimal | None
    called_in: bool


@dataclass(frozen=True)
class Case:
    """What is to be decided: by which route and by whom, whether it is key, and the pounds it spends or saves."""

    route: str
    decider: int
    key: bool
    amount: Decimal | None = None


def allowing(powers: Iterable[Power], case: Case) -> Power | None:
    """Return the narrowest power under which a decision may be made; None: the scheme allows it to nobody like this."""
    found = [power for power in powers if allows(power, case)]
    return min(found, key=_breadth) if found else None


def allows(power: Power, case: Case) -> bool:
    """Say whether one power allows a decision. An amount nobody stated exceeds no limit."""
    if power.route != case.route or power.decider not in (None, case.decider):
        return False
    if (power.matter == Matter.KEY and not case.key) or (power.matter == Matter.NOT_KEY and case.key):
        return False
    return power.limit is None or case.amount is None or abs(case.amount) <= power.limit


def _breadth(power: Power) -> tuple[bool, bool, bool, Decimal, int]:
    limit = power.limit if power.limit is not None else Decimal(0)
    return power.decider is None, power.matter == Matter.ANY, power.limit is None, limit, power.row


def not_delegated(*, decider: str, scheme: str, key: bool, amount: str = "") -> str:
    """Say that a scheme allows somebody no such decision."""
    what = "a key decision" if key else "this decision"
    of = f" of {amount}" if amount else ""
    return f"{scheme} gives {decider} no power to take {what}{of}; it belongs to another body or post."
