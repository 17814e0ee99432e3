"""A pool as an auditor writes it in JSON, and its answer. The calculation is the pages' own."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from partnerships.pooling.pool import Line, Partner, Pool
from partnerships.pooling.rules import Rule, RuleKind
from partnerships.pooling.split import split
from salford_css.core.money import PENNY

Json = Mapping[str, Any]
T = TypeVar("T")
AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
PERCENTAGE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,12})?")


def work_out(options: Json, case: Json) -> dict[str, Any]:
    """The answer to one case, without its id. Raises ValueError, in a sentence, for what cannot be computed."""
    pool = read_pool(case)
    found = split(pool)
    return {
        "current_budget": written(pool.current_budget),
        "line_budget": written(pool.line_budget),
        "forecast": written(pool.forecast),
        "variance": written(found.variance),
        "partners": [
            {
                "id": partner.id,
                "contribution": written(partner.contribution),
                "share_of_variance": written(found.shares[partner.id]),
                "required": written(partner.contribution + found.shares[partner.id]),
            }
            for partner in pool.partners
        ],
        "unallocated": written(found.unallocated),
    }


def written(amount: Decimal) -> str:
    """Write an amount with two decimals and without a minus before nothing."""
    return f"{amount.quantize(PENNY) or Decimal('0.00'):f}"


def read_pool(case: Json) -> Pool:
    """Read a case. Raises ValueError, in a sentence."""
    if case.get("rule") is None:
        raise ValueError('The case has no "rule" for sharing the variance.')
    return Pool(
        partners=_each(case, "partners", _partner),
        lines=_each(case, "lines", _line),
        rule=_rule(case["rule"], "the pool"),
        other_income=_amount(case.get("other_income", "0"), "other_income"),
        carry_forward=_amount(case.get("carry_forward", "0"), "carry_forward"),
    )


def _each(case: Json, key: str, read: Callable[[Json], T]) -> list[T]:
    entries = case.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f'"{key}" must be a list of objects.')
    return [read(entry) for entry in entries]


def _partner(entry: Json) -> Partner:
    name = _name(entry.get("id"), "A partner")
    return Partner(name, _amount(entry.get("contribution"), f"The contribution of {name}"))


def _line(entry: Json) -> Line:
    name = _name(entry.get("id"), "A line")
    lead = entry.get("lead")
    rule = entry.get("rule")
    return Line(
        id=name,
        budget=_amount(entry.get("budget"), f"The budget of line {name}"),
        forecast=_amount(entry.get("forecast"), f"The forecast of line {name}"),
        lead=None if lead is None else _name(lead, f"The lead of line {name}"),
        rule=None if rule is None else _rule(rule, f"line {name}"),
    )


def _rule(entry: object, whose: str) -> Rule:
    if not isinstance(entry, dict):
        raise ValueError(f"The rule of {whose} must be an object.")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in set(RuleKind):
        raise ValueError(f"The rule of {whose} must be one of {', '.join(RuleKind)}.")
    partner = entry.get("partner")
    shares, caps = _by_partner(entry, "shares"), _by_partner(entry, "caps")
    return Rule(
        kind=RuleKind(kind),
        shares={name: _percentage(share, f"The percentage of {name}") for name, share in shares.items()},
        partner=None if partner is None else _name(partner, f"The partner in the rule of {whose}"),
        caps={name: _amount(cap, f"The cap of {name}") for name, cap in caps.items()},
    )


def _by_partner(entry: Json, key: str) -> Json:
    found = entry.get(key)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'"{key}" of a rule must be an object with an entry for each partner.')
    return found


def _name(value: object, what: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{what} needs an id, written as text.")
    return value


def _amount(value: object, what: str) -> Decimal:
    return _decimal(value, AMOUNT, f'{what} must be pounds and pence written as text, for example "149132.95".')


def _percentage(value: object, what: str) -> Decimal:
    return _decimal(value, PERCENTAGE, f'{what} must be a percentage written as text, for example "77".')


def _decimal(value: object, form: re.Pattern[str], sentence: str) -> Decimal:
    """Whole numbers are exact in JSON and are taken as well; a fraction is not, so it has to be text."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError(sentence)
    return Decimal(value)
