"""Which figures are disputed, and how a disputed figure reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from partnerships.models import Contribution, Dispute, Payment, PoolMonth, PoolStatedTotal, PoolYear
from partnerships.readings.lines import LineMoney
from partnerships.readings.partners import PartnerMoney
from performance.models import Result
from salford_css.core.money import in_words
from salford_css.core.words import listed


def figure_words(subject: models.Model) -> str:
    """Return a figure as a letter about it names it: what it is, of when, and how it reads."""
    return WORDS[type(subject)](subject)


def _result(row: Result) -> str:
    return f"{row.series}, {row.covers}: {row.words}"


def _contribution(row: Contribution) -> str:
    return f"Contribution of {row.party} for {row.pool_year.year.label}: {in_words(row.planned)}"


def _payment(row: Payment) -> str:
    return f"Payment {row.own_reference} of {row.contribution.party}, {row.paid_on:%-d %B %Y}: {in_words(row.amount)}"


def _month(row: PoolMonth) -> str:
    amount = row.actual if row.actual is not None else row.forecast
    said = in_words(amount) if amount is not None else "nothing entered"
    return f"{row.line}, month {row.month} of {row.line.pool_year.year.label}: {said}"


def _total(row: PoolStatedTotal) -> str:
    return f"{row.pool_year}, {row.component or 'in all'}: {in_words(row.amount)}"


WORDS: Mapping[type[models.Model], Any] = {
    Result: _result,
    Contribution: _contribution,
    Payment: _payment,
    PoolMonth: _month,
    PoolStatedTotal: _total,
}


def year_of(subject: Any) -> PoolYear:
    """Return the pool's year that a figure of money belongs to."""
    if isinstance(subject, Payment):
        return subject.contribution.pool_year
    return subject.line.pool_year if isinstance(subject, PoolMonth) else subject.pool_year


def disputed_by(field: str, keys: Iterable[int], *, on: date) -> dict[int, str]:
    """Return who disputes each of some figures on a day: `disputed by Salford PCT`. One query."""
    rows = Dispute.objects.open_on(on).filter(**{f"{field}__in": list(keys)}).select_related("raised_by")
    return _by_whom(rows, field)


def _by_whom(rows: Iterable[Dispute], field: str) -> dict[int, str]:
    names: dict[int, list[str]] = {}
    for row in rows:
        if key := getattr(row, f"{field}_id"):
            names.setdefault(key, []).append(str(row.raised_by))
    return {key: f"disputed by {listed(sorted(who))}" for key, who in names.items()}


@dataclass(frozen=True)
class DisputedMoney:
    """Who disputes which figure of money of some partnerships, by the key of the figure."""

    contributions: Mapping[int, str] = field(default_factory=dict)
    payments: Mapping[int, str] = field(default_factory=dict)
    months: Mapping[int, str] = field(default_factory=dict)
    totals: Mapping[int, str] = field(default_factory=dict)

    def beside(self, figure: Any) -> str:
        """Return what stands beside a figure: a partner's contribution, a line, a payment or a printed total."""
        if isinstance(figure, PartnerMoney):
            return among(self.contributions, [row.pk for row in figure.rows])
        if isinstance(figure, LineMoney):
            return among(self.months, [month.pk for month in figure.row.months.all()])
        if isinstance(figure, Payment):
            return among(self.payments, [figure.pk])
        return among(self.totals, [figure.pk]) if isinstance(figure, PoolStatedTotal) else ""


def among(found: Mapping[int, str], keys: Iterable[int]) -> str:
    """Join what is said of some figures that are shown as one."""
    return "; ".join(dict.fromkeys(found[key] for key in keys if key in found))


def disputed_money(partnerships: Iterable[int], *, on: date) -> DisputedMoney:
    """Return who disputes which figure of money of some partnerships on a day. One query."""
    rows = list(Dispute.objects.open_on(on).filter(partnership__in=list(partnerships)).select_related("raised_by"))
    return DisputedMoney(*(_by_whom(rows, name) for name in ("contribution", "payment", "month", "total")))
