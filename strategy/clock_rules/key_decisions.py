"""Whether a decision is likely to be key: by what it spends or saves, or by how many wards it touches. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from salford_css.core.money import in_words
from salford_css.core.words import listed


@dataclass(frozen=True)
class Suggestion:
    """What the rule suggests, in a sentence; the officer confirms it or says otherwise, with a reason.

    `key` is None where too little is known to suggest anything.
    """

    key: bool | None
    because: str


def suggest_key(
    *, amount: Decimal | None, wards: int | None, from_amount: Decimal | None, from_wards: int | None
) -> Suggestion:
    """Suggest whether a decision is key, by the amount it spends, saves or forgoes and the wards it affects.

    A saving counts as much as a cost, so the sign of the amount does not matter.
    """
    reasons = [
        reason for reason in (_by_amount(amount, from_amount), _by_wards(wards, from_wards)) if reason is not None
    ]
    if reasons:
        return Suggestion(True, f"Key, because {listed(reasons)}.")
    unknown = [
        name
        for name, value, limit in (("its amount", amount, from_amount), ("its wards", wards, from_wards))
        if limit is not None and value is None
    ]
    if from_amount is None and from_wards is None:
        return Suggestion(None, "No rule says from which amount or how many wards a decision is key.")
    if unknown:
        return Suggestion(
            None,
            f"Nothing can be suggested: {listed(unknown)} {'is' if unknown == ['its amount'] else 'are'} not stated.",
        )
    return Suggestion(False, f"Not key: {_below(amount, wards, from_amount, from_wards)}.")


def contradicts(suggestion: Suggestion, *, key: bool, because: str) -> str | None:
    """Say that a reason is missing where an officer says otherwise than the rule suggests; None: nothing is missing."""
    if suggestion.key in (None, key) or because.strip():
        return None
    return f"The rule suggests otherwise ({suggestion.because.rstrip('.')}): say why it is {'' if key else 'not '}key."


def _by_amount(amount: Decimal | None, limit: Decimal | None) -> str | None:
    if amount is None or limit is None or abs(amount) < limit:
        return None
    return f"{in_words(abs(amount))} is {in_words(limit)} or more"


def _by_wards(wards: int | None, limit: int | None) -> str | None:
    if wards is None or limit is None or wards < limit:
        return None
    return f"{wards} wards are {limit} or more"


def _below(amount: Decimal | None, wards: int | None, from_amount: Decimal | None, from_wards: int | None) -> str:
    said = []
    if from_amount is not None and amount is not None:
        said.append(f"{in_words(abs(amount))} is less than {in_words(from_amount)}")
    if from_wards is not None and wards is not None:
        said.append(f"{wards} {'ward is' if wards == 1 else 'wards are'} fewer than {from_wards}")
    return listed(said)
