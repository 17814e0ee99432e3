"""Which figures are disputed, and how a disputed figure reads."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models

from partnerships.models import Contribution, Dispute, Payment, PoolMonth, PoolStatedTotal, PoolYear
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
    names: dict[int, list[str]] = {}
    for row in rows:
        names.setdefault(getattr(row, f"{field}_id"), []).append(str(row.raised_by))
    return {key: f"disputed by {listed(sorted(who))}" for key, who in names.items()}
