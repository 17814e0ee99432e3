"""Pounds and pence as Decimal, and the splitting of a sum into shares that add up to the penny."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")
MAX_DIGITS, DECIMAL_PLACES = 14, 2


def not_exact(value: float) -> str:
    """Say why a binary fraction is no amount of money and no published figure: the same words at every door."""
    return f"{value!r} is a floating-point number and not exact to the penny; give pounds and pence as decimals."


def to_pence(amount: Decimal) -> Decimal:
    """Round to whole pence, halves away from zero."""
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


def share_out(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Split an amount in proportion to weights so that the shares add up to it exactly.

    Largest remainder on the magnitude: each share is cut to whole pence, the pennies left over go to the largest
    remainders, ties to the earlier weight. Works for negative amounts by symmetry.

    Raises ValueError for an amount with parts of a penny, a negative weight, or weights that are all zero.
    """
    if amount != to_pence(amount):
        raise ValueError(f"{amount} has parts of a penny.")
    total = sum(weights, Decimal(0))
    if any(weight < 0 for weight in weights):
        raise ValueError("A weight is negative.")
    if total == 0:
        raise ValueError("There is nothing to share by: every weight is zero.")
    pence = int(abs(amount) / PENNY)
    # Whole numbers throughout: Decimal division is rounded, and a rounded remainder can go to the wrong partner.
    ratios = [weight.as_integer_ratio() for weight in weights]
    common = 1
    for _, denominator in ratios:
        common *= denominator
    parts = [numerator * (common // denominator) for numerator, denominator in ratios]
    whole = sum(parts)
    cut = [pence * part // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (-(pence * parts[i] % whole), i))
    for i in order[: pence - sum(cut)]:
        cut[i] += 1
    sign = -1 if amount < 0 else 1
    return [sign * share * PENNY for share in cut]


def in_words(amount: Decimal) -> str:
    """Write an amount as a sentence does: £16 million, £17.3 million, £149,132.95.

    Millions are used only where no digit is lost.
    """
    millions = amount / Decimal(1_000_000)
    if abs(amount) >= 1_000_000 and millions == millions.quantize(Decimal("0.1"), rounding=ROUND_FLOOR):
        text = f"{millions.normalize():f}"
        return f"£{text} million" if amount >= 0 else f"-£{text.lstrip('-')} million"
    return f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}".removesuffix(".00")
