"""What a board may decide for itself, and what goes to the bodies above it. Pure.

Partnership boards hold powers that the council and the NHS body delegate to them. What lies beyond is not lost: it is
referred to both.
"""

from decimal import Decimal

from salford_css.core.words import quote


def beyond(*, matter: str | None, limit: Decimal | None, amount: Decimal | None) -> str:
    """Say why a decision is beyond what a board may decide; empty when it is not. None: it is under no matter."""
    if matter is None:
        return "It is under none of the matters that the terms of reference let the board decide."
    if limit is not None and amount is not None and amount > limit:
        return f"{_pounds(amount)} is more than the {_pounds(limit)} that the board may decide under “{quote(matter)}”."
    return ""


def amount_missing(*, matter: str | None, limit: Decimal | None, amount: Decimal | None) -> str | None:
    """Ask for the amount where the board's power ends at one."""
    if matter is None or limit is None or amount is not None:
        return None
    return f"Say what it costs; nothing is 0. Under “{quote(matter)}” the board may decide up to {_pounds(limit)}."


def nobody_above(why: str, *, bodies: int) -> str | None:
    """Refuse a decision beyond the delegation of a board whose terms name nobody to refer it to."""
    if not why or bodies:
        return None
    return f"{why} The terms name no body to which it could be referred."


def _pounds(amount: Decimal) -> str:
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"
