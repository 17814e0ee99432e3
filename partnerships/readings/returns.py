"""What a return says, read from the ledger: its rows, what it lacks, and what was corrected since it was sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from partnerships.models import (
    ConditionAnswer,
    ContributionKind,
    FigurePart,
    PartnershipParty,
    PoolReturn,
    PoolReturnVersion,
    ReturnKind,
)
from partnerships.models.returns import CONFIRMED
from partnerships.pooling import NOTHING
from partnerships.readings.ledger import YearMoney, money_of
from partnerships.readings.lines import LineMoney
from partnerships.readings.rows import paid, varied
from partnerships.reporting.completeness import BOUNDS, Asked, Cell, Facts, LineFacts, Signature, check
from salford_css.core.models import Standing
from salford_css.core.words import capital

LEDGER = frozenset({"summary", "income", "expenditure", "partner", "relief"})
"""The parts that come from the ledger; what is answered in words does not go stale by a correction."""
LAST_QUARTER = 4


@dataclass(frozen=True)
class Row:
    """A row of a return: planned, what came of it, expected, the difference; pounds but for metrics."""

    part: str
    name: str
    plan: Decimal | None = None
    actual: Decimal | None = None
    forecast: Decimal | None = None
    variance: Decimal | None = None
    words: str = ""
    illustrative: bool = False


AMOUNTS = ("plan", "actual", "forecast", "variance")


def money_for(pool_return: PoolReturn, as_at: date) -> YearMoney:
    """Return the ledger of the return's period as known on a day."""
    return money_of(pool_return.pool_year, as_at=as_at, month=pool_return.last_month)


def rows_for(pool_return: PoolReturn, as_at: date) -> list[Row]:
    """Return every row of a return as the ledger stands on a day."""
    money = money_for(pool_return, as_at)
    return [
        *_summary(money),
        *_income(money),
        *_expenditure(money),
        *_relief(money),
        *_partners(money),
        *_answers(pool_return),
    ]


def rows_of_version(version: PoolReturnVersion) -> list[Row]:
    """Return the rows of a version as it was sent."""
    names = [field.name for field in fields(Row)]
    return [Row(**{name: getattr(figure, name) for name in names}) for figure in version.figures.order_by("place")]


def _summary(money: YearMoney) -> Iterable[Row]:
    made_up = money.illustrative
    yield Row(
        FigurePart.SUMMARY,
        "The whole pool",
        money.budget,
        money.spent if money.lines else None,
        money.forecast,
        money.variance,
        "Planned is the current budget.",
        made_up,
    )
    if money.shared and money.unallocated:
        yield Row(FigurePart.SUMMARY, "Given to no partner", variance=money.unallocated, illustrative=made_up)


def _income(money: YearMoney) -> Iterable[Row]:
    until = money.rows.until
    for row in money.rows.contributions:
        yield Row(
            FigurePart.INCOME,
            f"{row.party}, {row.get_kind_display()}",
            row.planned + varied(row, until),
            paid(row, until),
            words=row.how_varied,
            illustrative=row.standing == Standing.ILLUSTRATIVE or (money.illustrative and bool(row.payments.all())),
        )
    if money.pool_year.other_income:
        yield Row(FigurePart.INCOME, "Other income", money.pool_year.other_income, money.pool_year.other_income)
    if money.brought_forward:
        yield Row(FigurePart.INCOME, "Brought forward", money.brought_forward, money.brought_forward)


def _expenditure(money: YearMoney) -> Iterable[Row]:
    for line in money.lines:
        led = f"led by {line.row.lead}" if line.row.lead else ""
        yield Row(
            FigurePart.EXPENDITURE,
            line.row.name,
            line.budget,
            line.spent,
            line.forecast,
            line.variance,
            capital("; ".join(filter(None, (led, line.cause)))),
            line.illustrative,
        )


def _relief(money: YearMoney) -> Iterable[Row]:
    for name, amount in money.shared.relieved.used if money.shared else ():
        if amount:
            yield Row(FigurePart.RELIEF, name, actual=amount, illustrative=money.illustrative)


def _partners(money: YearMoney) -> Iterable[Row]:
    for partner in money.partners:
        yield Row(
            FigurePart.PARTNER,
            partner.name,
            partner.contribution,
            partner.paid,
            partner.required,
            partner.share,
            "" if partner.cash is None else f"Still to pay £{partner.cash:,.2f}".replace("£-", "−£"),
            money.illustrative,
        )


def _answers(pool_return: PoolReturn) -> Iterable[Row]:
    answers = pool_return.answers.select_related("condition")
    for answer in sorted(answers, key=lambda one: (one.condition.kind, one.condition.number)):
        yield Row(
            answer.condition.kind,
            answer.condition.text,
            answer.plan,
            answer.actual,
            words=_answer_words(answer),
            illustrative=answer.standing == Standing.ILLUSTRATIVE,
        )


def _answer_words(answer: ConditionAnswer) -> str:
    until = f"to be met by {answer.by_when:%-d %B %Y}" if answer.by_when else ""
    parts = (answer.get_answer_display(), answer.reason, until, answer.comment)
    return capital("; ".join(part for part in parts if part))


def cells_of(pool_return: PoolReturn, as_at: date) -> list[Cell]:
    """Return what a return still lacks on a day, question by question."""
    return check(facts_of(pool_return, as_at))


def facts_of(pool_return: PoolReturn, as_at: date) -> Facts:
    """Read what the checker looks at."""
    money = money_for(pool_return, as_at)
    conditions = pool_return.condition_set
    strict = pool_return.kind == ReturnKind.BETTER_CARE
    number = pool_return.versions.count() + 1
    signed = set(
        pool_return.sign_offs.filter(for_version=number, requirement__isnull=False).values_list(
            "requirement", flat=True
        )
    )
    required = conditions.sign_offs.all() if conditions else ()
    return Facts(
        summary=pool_return.summary,
        lines=[_line_facts(money, line) for line in money.lines],
        asked=list(_asked(pool_return)),
        signatures=[Signature(str(one), one.pk in signed, one.standing in CONFIRMED) for one in required],
        strict=strict,
        bounds=(conditions.lowest, conditions.highest) if conditions else BOUNDS,
        minimum=_minimum(money) if strict and pool_return.quarter == LAST_QUARTER else None,
    )


def _line_facts(money: YearMoney, line: LineMoney) -> LineFacts:
    reported = set(line.by_month)
    missing = [money.pool_year.month(month).label for month in range(1, money.month + 1) if month not in reported]
    return LineFacts(line.row.name, missing, line.budget, line.spent, line.forecast, line.cause)


def _asked(pool_return: PoolReturn) -> Iterable[Asked]:
    if pool_return.condition_set is None:
        return
    answers = {answer.condition_id: answer for answer in pool_return.answers.all()}
    for condition in pool_return.condition_set.conditions.all():
        answer = answers.get(condition.pk)
        relevant = answer is None or answer.answer != "not_relevant"
        yield Asked(condition.text, answer.answer if answer else "", relevant, condition.standing in CONFIRMED)


def _minimum(money: YearMoney) -> tuple[Decimal, Decimal] | None:
    rows = [row for row in money.rows.contributions if row.kind == ContributionKind.MINIMUM]
    if not rows:
        return None
    until = money.rows.until
    asked = sum((row.planned + varied(row, until) for row in rows), NOTHING)
    return asked, sum((paid(row, until) for row in rows), NOTHING)


def partners_who_answer(pool_return: PoolReturn) -> list[PartnershipParty]:
    """Return whose acceptance a return needs: everybody who gives; where no split is known, every statutory partner."""
    parties = pool_return.pool_year.fund.partnership.parties.select_related("organisation")
    giving = parties.filter(contributions__pool_year=pool_return.pool_year).distinct()
    return list(giving.order_by("pk")) or list(parties.filter(kind="statutory").order_by("pk"))


@dataclass(frozen=True)
class Difference:
    """A figure of a version that the ledger now says otherwise."""

    name: str
    was: Decimal | None
    now: Decimal | None


def corrected_since(version: PoolReturnVersion, as_at: date) -> list[Difference]:
    """Return what of a version's period was corrected in the ledger after the version was made."""
    then = {(row.part, row.name): row for row in rows_of_version(version) if row.part in LEDGER}
    now = {(row.part, row.name): row for row in rows_for(version.pool_return, as_at) if row.part in LEDGER}
    return list(_differences(then, now))


def _differences(then: dict[tuple[str, str], Row], now: dict[tuple[str, str], Row]) -> Iterable[Difference]:
    for key in sorted(then.keys() | now.keys()):
        before, after = then.get(key), now.get(key)
        for amount in AMOUNTS:
            was, is_now = (getattr(row, amount) if row else None for row in (before, after))
            if was != is_now:
                yield Difference(f"{key[1]}, {HEADS[amount]}", was, is_now)


HEADS: dict[str, str] = {"plan": "planned", "actual": "actual", "forecast": "forecast", "variance": "variance"}
PART_HEADS: dict[str, Sequence[str]] = {
    FigurePart.SUMMARY: ("Current budget", "Spent to date", "Forecast", "Variance"),
    FigurePart.INCOME: ("Agreed", "Received to date", "", ""),
    FigurePart.EXPENDITURE: ("Budget", "Spent to date", "Forecast", "Variance"),
    FigurePart.RELIEF: ("", "Used", "", ""),
    FigurePart.PARTNER: ("Contribution", "Paid to date", "To pay in all", "Share of the variance"),
    FigurePart.CONDITION: ("", "", "", ""),
    FigurePart.METRIC: ("Plan", "Actual", "", ""),
}
"""What the amounts of each part are called; empty: the part has no such column."""
