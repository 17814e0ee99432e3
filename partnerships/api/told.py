"""A pool's year as the API tells it: the same reading and the same sentences as its page and its papers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from partnerships.models import PartnershipParty
from partnerships.readings.account import account_of
from partnerships.readings.disputed import disputed_by
from partnerships.readings.ledger import YearMoney
from partnerships.readings.lines import LineMoney
from partnerships.readings.memorandum import memorandum_of, memorandum_words
from partnerships.readings.partners import PartnerMoney
from partnerships.selectors import statements
from salford_css.core.api.columns import ods_of, outside_name
from salford_css.core.periods import Frequency

Told = Mapping[str, Any]


def _head(money: YearMoney, sentence: str) -> dict[str, Any]:
    return {
        "pool": money.pool_year.fund.ref,
        "year": money.year.code,
        "period": money.year.period(Frequency.MONTH, money.month).code,
        "as_at": money.rows.as_at,
        "currency": "GBP",
        "illustrative": money.illustrative,
        "sentence": sentence,
    }


def statement_of(money: YearMoney, *, on: date) -> Told:
    """Return the statement of a year; disputes are those open on a day."""
    codes = _codes(money)
    spent = bool(money.lines)
    return {
        **_head(money, statements.lead_of(money)),
        "opening_budget": money.opening,
        "current_budget": money.budget,
        "profile": money.profile if spent else None,
        "spent": money.spent if spent else None,
        "forecast": money.forecast,
        "variance": money.variance,
        "unallocated": money.unallocated,
        "brought_forward": money.brought_forward,
        "received": money.income,
        "balance": money.balance,
        "rule": statements.rule_words_of(money),
        "problem": money.problem,
        "lines": _lines(money, codes, on),
        "partners": _partners(money, codes, on),
        "relief": [
            {"name": name, "amount": amount} for name, amount in (money.shared.relieved.used if money.shared else ())
        ],
        "figures": [{"name": one.name, "steps": [_step(step) for step in one.steps]} for one in account_of(money)],
    }


def memorandum_told(money: YearMoney, *, on: date) -> Told:
    """Return the memorandum account of a year."""
    account = memorandum_of(money)
    return {
        **_head(money, memorandum_words(money, account)),
        "funding": [{"name": name, "amount": amount} for name, amount in account.funding],
        "total_funding": account.total_funding,
        "expenditure": [{"name": name, "amount": amount} for name, amount in account.expenditure],
        "total_expenditure": account.total_expenditure,
        "result": account.result,
        "partners": _partners(money, _codes(money), on),
        "carried_forward": money.balance,
    }


def _step(step: Any) -> Told:
    return {"words": step.words, "numbers": step.numbers, "shown": step.shown}


def _codes(money: YearMoney) -> dict[int, str | None]:
    """Return by which name others know each party of the fund's partnership."""
    parties = PartnershipParty.objects.filter(partnership=money.pool_year.fund.partnership_id)
    named = parties.annotate(ods=ods_of("organisation"), code=outside_name("ods", "organisation"))
    return dict(named.values_list("pk", "code"))


def _lines(money: YearMoney, codes: Mapping[int, str | None], on: date) -> list[Told]:
    months = {month.pk: line.row.pk for line in money.lines for month in line.row.months.all()}
    disputed: dict[int, str] = {months[key]: words for key, words in disputed_by("month", months, on=on).items()}
    return [_line(line, codes, disputed.get(line.row.pk, "")) for line in money.lines]


def _line(line: LineMoney, codes: Mapping[int, str | None], disputed: str) -> Told:
    return {
        "line": line.row.code,
        "name": line.row.name,
        "lead": codes.get(line.row.lead_id) if line.row.lead_id else None,
        "original": line.original,
        "moved": line.moved,
        "current": line.budget,
        "profile": line.profile,
        "spent": line.spent,
        "forecast": line.forecast,
        "variance": line.variance,
        "cause": line.cause,
        "disputed_by": disputed,
    }


def _partners(money: YearMoney, codes: Mapping[int, str | None], on: date) -> list[Told]:
    given = {row.pk: partner.id for partner in money.partners for row in partner.rows}
    disputed = {given[key]: words for key, words in disputed_by("contribution", given, on=on).items()}
    return [_partner(one, codes, disputed.get(one.id, "")) for one in money.partners]


def _partner(one: PartnerMoney, codes: Mapping[int, str | None], disputed: str) -> Told:
    return {
        "party": codes.get(int(one.id.removeprefix("party-"))),
        "name": one.name,
        "contribution": one.contribution,
        "share_of_variance": one.share,
        "required": one.required,
        "paid": one.paid,
        "still_to_pay": one.cash,
        "disputed_by": disputed,
    }
