"""The command's answer, to the penny, is the one of a second calculation that shares no code with it.

Ten thousand pools were compared once; each run of the tests compares some hundred others.
"""

import random
from decimal import Decimal
from typing import Any

import pytest

from partnerships.pooling.document import work_out
from tests.partnerships.pooling.reckoned_slowly import reckon

NAMES = ("council", "trust", "board", "charity")
POOLS = 300


def amount(chance: random.Random, low: int, high: int) -> str:
    """An amount in pounds; often small and often nothing, where pennies and zeros matter."""
    size = chance.choice((0, 1, 10, 1_000, 10**6, high))
    return f"{Decimal(chance.randint(max(low, -size), min(high, size))) / 100:.2f}"


def rule(chance: random.Random, partners: list[str]) -> dict[str, Any]:
    kind = chance.choice(("proportional", "fixed_percentages", "own_lines", "one_partner"))
    made: dict[str, Any] = {"kind": kind}
    if kind == "one_partner":
        made["partner"] = chance.choice(partners)
    if kind == "fixed_percentages":
        cuts = sorted(chance.randint(0, 1000) for _ in partners[1:])
        ends = zip([0, *cuts], [*cuts, 1000], strict=True)
        made["shares"] = {
            name: str(Decimal(end - begin) / 10) for name, (begin, end) in zip(partners, ends, strict=True)
        }
    if chance.random() < 0.5:
        capped = chance.sample(partners, chance.randint(1, len(partners)))
        made["caps"] = {name: amount(chance, 0, 10**9) for name in capped}
    return made


def case(seed: int) -> dict[str, Any]:
    """A pool of any partners, rule and sign."""
    chance = random.Random(seed)
    partners = list(NAMES[: chance.randint(1, 4)])
    lines = [
        {
            "id": f"line {at}",
            "budget": amount(chance, -(10**9), 10**9),
            "forecast": amount(chance, -(10**9), 10**9),
            "lead": chance.choice([None, *partners]),
            "rule": chance.choice([None, None, rule(chance, partners)]),
        }
        for at in range(chance.randint(0, 5))
    ]
    return {
        "id": seed,
        "partners": [{"id": name, "contribution": amount(chance, 0, 10**11)} for name in partners],
        "other_income": amount(chance, -(10**9), 10**9),
        "carry_forward": amount(chance, -(10**9), 10**9),
        "lines": lines,
        "rule": rule(chance, partners),
    }


def pounds(pence: int) -> str:
    return f"{Decimal(pence) / 100:.2f}"


def differences(seed: int) -> list[str]:
    """What the two calculations say differently about a pool."""
    asked = case(seed)
    answer, again = work_out({}, asked), reckon(asked)
    found = [
        f"{seed}: {name} {answer[name]} and {pounds(again[name])}"
        for name in ("current_budget", "line_budget", "forecast", "variance", "unallocated")
        if answer[name] != pounds(again[name])
    ]
    for partner in answer["partners"]:
        if partner["share_of_variance"] != pounds(again["shares"][partner["id"]]):
            found.append(f"{seed}: {partner} and {pounds(again['shares'][partner['id']])}")
        required = Decimal(partner["contribution"]) + Decimal(partner["share_of_variance"])
        if Decimal(partner["required"]) != required:
            found.append(f"{seed}: required {partner}")
    shares = sum(Decimal(partner["share_of_variance"]) for partner in answer["partners"])
    if shares + Decimal(answer["unallocated"]) != Decimal(answer["variance"]):
        found.append(f"{seed}: the shares do not add up")
    return found


@pytest.mark.parametrize("first", range(0, POOLS, 100))
def test_both_calculations_agree_to_the_penny(first: int):
    assert [one for seed in range(first, first + 100) for one in differences(seed)] == []
