"""Pools as tests write them, short, and pools as hypothesis makes them."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from partnerships.pooling import Line, Partner, Pool, Rule, RuleKind

PROPORTIONAL = Rule(RuleKind.PROPORTIONAL)
OWN_LINES = Rule(RuleKind.OWN_LINES)


def pounds(text: str | int) -> Decimal:
    return Decimal(text).quantize(Decimal("0.01"))


def pool(contributions: dict[str, str], *lines: Line, rule: Rule | None = PROPORTIONAL, **more: str) -> Pool:
    partners = [Partner(name, pounds(amount)) for name, amount in contributions.items()]
    return Pool(partners, lines, rule, **{key: pounds(amount) for key, amount in more.items()})


def line(name: str, budget: str, forecast: str, lead: str | None = None, rule: Rule | None = None) -> Line:
    return Line(name, pounds(budget), pounds(forecast), lead, rule)


def fixed(caps: dict[str, str] | None = None, **shares: str) -> Rule:
    return Rule(
        RuleKind.FIXED_PERCENTAGES,
        shares={name: Decimal(share) for name, share in shares.items()},
        caps={name: pounds(cap) for name, cap in (caps or {}).items()},
    )


def one_partner(name: str, **caps: str) -> Rule:
    return Rule(RuleKind.ONE_PARTNER, partner=name, caps={key: pounds(cap) for key, cap in caps.items()})


NAMES = ["council", "trust", "board", "charity"]
money = st.integers(-(10**9), 10**9).map(lambda pence: Decimal(pence) / 100)
positive = st.integers(0, 10**9).map(lambda pence: Decimal(pence) / 100)


@st.composite
def rules(draw: Any, partners: list[str]) -> Rule:
    caps = draw(st.dictionaries(st.sampled_from(partners), positive, max_size=len(partners)))
    kind = draw(st.sampled_from(list(RuleKind)))
    if kind is RuleKind.ONE_PARTNER:
        return Rule(kind, partner=draw(st.sampled_from(partners)), caps=caps)
    if kind is RuleKind.FIXED_PERCENTAGES:
        cuts = sorted(draw(st.lists(st.integers(0, 10000), min_size=len(partners) - 1, max_size=len(partners) - 1)))
        ends = zip([0, *cuts], [*cuts, 10000], strict=True)
        shares = {name: Decimal(b - a) / 100 for name, (a, b) in zip(partners, ends, strict=True)}
        return Rule(kind, shares=shares, caps=caps)
    return Rule(kind, caps=caps)


@st.composite
def pools(draw: Any) -> Pool:
    partners = NAMES[: draw(st.integers(1, 4))]
    contributions = [Partner(name, draw(positive | st.just(Decimal(0)))) for name in partners]
    lines = [
        Line(
            f"line {at}",
            draw(money),
            draw(money),
            draw(st.sampled_from([None, *partners])),
            draw(st.none() | rules(partners)),
        )
        for at in range(draw(st.integers(0, 4)))
    ]
    rule = draw(st.none() | rules(partners))
    return Pool(contributions, lines, rule, other_income=draw(money), carry_forward=draw(money))
