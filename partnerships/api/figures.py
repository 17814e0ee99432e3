"""Which figure a partner means. What is not shared with it is found as little as what does not exist."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q

from partnerships.models import Contribution, Payment, PoolMonth, PoolStatedTotal
from performance.api.filters import indicator_named
from performance.models import Result
from salford_css.core import clock
from salford_css.core.models import CodeScheme
from salford_css.core.periods import Period

NOT_THERE = "There is no such figure, or it is not shared with you."
ASKED = {
    "contribution": ("pool", "year", "party"),
    "payment": ("payment",),
    "month": ("pool", "year", "line", "month"),
    "total": ("pool", "year"),
    "result": ("indicator", "organisation", "period"),
}
"""What names a figure of each kind."""
ALSO = {"contribution": ("contribution",), "total": ("component",)}

Told = Mapping[str, Any]


def figure_named(told: Told, client: Any) -> Model:
    """Return the figure; raises ValidationError, beside the field, for one that is not there or not named in full."""
    kind = told["kind"]
    given = set(told) - {"kind"}
    missing = [name for name in ASKED[kind] if name not in given]
    strange = sorted(given - {*ASKED[kind], *ALSO.get(kind, ())})
    sentences = [f"To name a {kind}, give {name} too." for name in missing]
    sentences += [f"A {kind} is not named by {name}; leave it out." for name in strange]
    if sentences:
        raise ValidationError({"figure": sentences})
    try:
        found: Model | None = FINDERS[kind](told, client)
    except ValueError as wrong:
        raise ValidationError({"figure": [str(wrong)]}) from wrong
    if found is None:
        raise ValidationError({"figure": [NOT_THERE]})
    return found


def _known(name: str, path: str) -> Q:
    """Return the condition that an organisation is known by a code or a ref."""
    return Q(**{f"{path}__ref": name}) | Q(**{f"{path}__codes__scheme": CodeScheme.ODS, f"{path}__codes__code": name})


def _of_year(told: Told, path: str) -> Q:
    return Q(**{f"{path}fund__ref": told["pool"], f"{path}start_year": told["year"].start_year})


def _contribution(told: Told, client: Any) -> Model | None:
    rows = Contribution.objects.visible_to(client).known_by(clock.today()).filter(_of_year(told, "pool_year__"))
    whose = _known(told["party"], "party__organisation")
    return rows.filter(whose, kind=told.get("contribution", "annual")).first()


def _payment(told: Told, client: Any) -> Model | None:
    return Payment.objects.visible_to(client).filter(uid=told["payment"]).first()


def _month(told: Told, client: Any) -> Model | None:
    rows = PoolMonth.objects.visible_to(client).known_by(clock.today()).filter(_of_year(told, "line__pool_year__"))
    return rows.filter(line__code=told["line"], month=told["month"]).order_by("-number").first()


def _total(told: Told, client: Any) -> Model | None:
    rows = PoolStatedTotal.objects.visible_to(client).known_by(clock.today()).filter(_of_year(told, "pool_year__"))
    return rows.filter(component=told.get("component", "")).order_by("-pk").first()


def _result(told: Told, client: Any) -> Model | None:
    period = Period.parse(told["period"])
    rows = Result.objects.visible_to(client).filter(indicator_named(told["indicator"], "series__indicator__"))
    of_period = rows.filter(period=period.first_day, series__frequency=period.frequency, series__breakdown__key="")
    return of_period.filter(_known(told["organisation"], "series__organisation")).first()


FINDERS: Mapping[str, Callable[[Told, Any], Model | None]] = {
    "contribution": _contribution,
    "payment": _payment,
    "month": _month,
    "total": _total,
    "result": _result,
}
