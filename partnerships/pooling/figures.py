"""The figures of a pool's year, one function each: budget, profile, forecast, what is owed, what is carried forward.

Pounds as Decimal. A month is its place in the financial year: April is 1, March is 12.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from partnerships.pooling.pool import NOTHING
from salford_css.core.money import to_pence

MONTHS = 12


def current_budget(original: Decimal, variations: Sequence[Decimal] = (), virements: Sequence[Decimal] = ()) -> Decimal:
    """Return the original budget with approved variations and virements."""
    return original + sum(variations, NOTHING) + sum(virements, NOTHING)


def profile_to_date(budget: Decimal, month: int, profile: Sequence[Decimal] = ()) -> Decimal:
    """Return what should have been spent by the end of a month: an entered profile of twelve, else even twelfths.

    A profile keeps its shape when the budget changes after it was entered: it is scaled to the budget.
    """
    _check_month(month)
    whole = sum(profile, NOTHING)
    if not profile or not whole:
        return to_pence(budget * month / MONTHS)
    if len(profile) != MONTHS:
        raise ValueError(f"A profile has twelve months, not {len(profile)}.")
    return to_pence(budget * sum(profile[:month], NOTHING) / whole)


def spent_to_date(by_month: Mapping[int, Decimal], month: int) -> Decimal:
    """Return what was posted in the months up to and including this one."""
    _check_month(month)
    return sum((amount for number, amount in by_month.items() if number <= month), NOTHING)


def forecast(
    budget: Decimal, spent: Decimal, month: int, *, entered: Decimal | None = None, profile: Sequence[Decimal] = ()
) -> Decimal:
    """Return the year's forecast: the pool manager's, else what was spent and the rest of the profile."""
    if entered is not None:
        return entered
    return spent + budget - profile_to_date(budget, month, profile)


def variance_per_cent(variance: Decimal, budget: Decimal) -> Decimal | None:
    """Return a variance in per cent of the budget, to two decimals; None where there is no budget."""
    return (variance * 100 / budget).quantize(Decimal("0.01"), ROUND_HALF_UP) if budget else None


def required(contribution: Decimal, share_of_variance: Decimal) -> Decimal:
    """Return what a partner must end up paying."""
    return contribution + share_of_variance


def cash(required_in_all: Decimal, paid: Decimal) -> Decimal:
    """Return what a partner still owes the host; less than nothing is a refund."""
    return required_in_all - paid


def carried_forward(opening: Decimal, income: Decimal, expenditure: Decimal, refunds: Decimal = NOTHING) -> Decimal:
    """Return the next year's opening balance; less than nothing is a deficit carried forward."""
    return opening + income - expenditure - refunds


def _check_month(month: int) -> None:
    if not 1 <= month <= MONTHS:
        raise ValueError(f"A year has months 1 to 12, not {month}.")
