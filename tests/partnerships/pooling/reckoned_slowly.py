"""A pool worked out a second time, slowly and in another way, from the description of the calculation alone.

Amounts are whole pence, shares exact fractions, pennies are handed out one at a time. It shares no code with the
product: it reads the same JSON as `manage.py pool` and writes the same answer.
"""

from fractions import Fraction
from typing import Any


def pence(text: str) -> int:
    return int(Fraction(text) * 100)


def reckon(case: dict[str, Any]) -> dict[str, Any]:
    partners = [one["id"] for one in case["partners"]]
    gives = {one["id"]: pence(one["contribution"]) for one in case["partners"]}
    budget = sum(gives.values()) + pence(case["other_income"]) + pence(case["carry_forward"])
    forecast = sum(pence(line["forecast"]) for line in case["lines"])
    variance = forecast - budget
    bears = dict.fromkeys(partners, 0)
    left = variance
    for line in case["lines"]:
        if line["rule"] is not None:
            over = pence(line["forecast"]) - pence(line["budget"])
            left -= over
            led = {line["lead"]: over} if line["lead"] else {}
            for name, part in by_rule(line["rule"], over, led, gives).items():
                bears[name] += part
    led = {}
    for line in case["lines"]:
        if line["rule"] is None and line["lead"]:
            led[line["lead"]] = led.get(line["lead"], 0) + pence(line["forecast"]) - pence(line["budget"])
    for name, part in by_rule(case["rule"], left, led, gives).items():
        bears[name] += part
    return {
        "current_budget": budget,
        "line_budget": sum(pence(line["budget"]) for line in case["lines"]),
        "forecast": forecast,
        "variance": variance,
        "shares": bears,
        "unallocated": variance - sum(bears.values()),
    }


def by_rule(rule: dict[str, Any], amount: int, led: dict[str, int], gives: dict[str, int]) -> dict[str, int]:
    caps = {name: pence(cap) for name, cap in (rule.get("caps") or {}).items()}
    kind = rule["kind"]
    weights = {name: Fraction(given) for name, given in gives.items()}
    if kind == "fixed_percentages":
        weights = {name: Fraction(rule["shares"].get(name, "0")) for name in gives}
    bears = dict.fromkeys(gives, 0)
    if kind in ("own_lines", "one_partner"):
        outright = led if kind == "own_lines" else {rule["partner"]: amount}
        over = 0
        for name, part in outright.items():
            bears[name] = stopped(part, caps.get(name))
            over += part - bears[name]
        full = {name for name, part in outright.items() if bears[name] != part}
        if kind == "one_partner":
            full.add(rule["partner"])
        amount = over
        weights = {name: weight for name, weight in weights.items() if name not in full}
    weights = {name: weight for name, weight in weights.items() if weight > 0}
    while amount and weights:
        parts = dealt(amount, weights)
        beyond = [name for name in weights if abs(bears[name] + parts[name]) > caps.get(name, 10**30)]
        if not beyond:
            for name, part in parts.items():
                bears[name] += part
            break
        for name in beyond:
            at_cap = stopped(bears[name] + parts[name], caps[name])
            amount -= at_cap - bears[name]
            bears[name] = at_cap
            del weights[name]
    return bears


def stopped(amount: int, cap: int | None) -> int:
    if cap is None or abs(amount) <= cap:
        return amount
    return cap if amount > 0 else -cap


def dealt(amount: int, weights: dict[str, Fraction]) -> dict[str, int]:
    """Give whole pence first, then a penny at a time to whoever was cut by most, the earlier first."""
    whole = sum(weights.values())
    exact = {name: abs(amount) * weight / whole for name, weight in weights.items()}
    given = {name: part.numerator // part.denominator for name, part in exact.items()}
    waiting = list(weights)
    while sum(given.values()) < abs(amount):
        first = waiting[0]
        for name in waiting[1:]:
            if exact[name] - int(exact[name]) > exact[first] - int(exact[first]):
                first = name
        given[first] += 1
        waiting.remove(first)
    return {name: part if amount > 0 else -part for name, part in given.items()}
