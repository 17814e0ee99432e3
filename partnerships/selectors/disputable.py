"""Which figures of a partnership may be disputed, and which things may be shared: as choices with names for outside."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from partnerships.models import Contribution, Partnership, Payment, PoolMonth, PoolStatedTotal
from partnerships.readings.disputed import figure_words
from performance.models import Indicator, Result
from salford_css.core.words import shortened

Choices = list[tuple[str, str]]


def figures_of(partnership: Partnership, on: date) -> dict[str, models.Model]:
    """Return what may be disputed, by a name: the pool's money as known on a day, and the figures of what is shared."""
    of_fund = {"pool_year__fund__partnership": partnership}
    money: list[tuple[str, Iterable[Any]]] = [
        ("contribution", Contribution.objects.filter(**of_fund).known_by(on).select_related("party", "pool_year")),
        ("total", PoolStatedTotal.objects.filter(**of_fund).known_by(on).select_related("pool_year__fund")),
        (
            "payment",
            Payment.objects.filter(contribution__pool_year__fund__partnership=partnership).select_related(
                "contribution__party"
            ),
        ),
        ("month", months_of(partnership, on)),
        ("result", results_of(partnership, on)),
    ]
    return {f"{sort}-{number}": row for sort, rows in money for number, row in enumerate(rows, start=1)}


def months_of(partnership: Partnership, on: date, newest: int = 60) -> Iterable[PoolMonth]:
    """Return the newest months of a partnership's pools as they stand, each in its last version known on a day."""
    rows = PoolMonth.objects.filter(line__pool_year__fund__partnership=partnership, known_from__lte=on)
    last = rows.order_by("line_id", "month", "-number").distinct("line_id", "month").values("pk")
    near = rows.filter(pk__in=last).select_related("line__pool_year__fund")
    return near.order_by("-line__pool_year__start_year", "-month", "line__code")[:newest]


def results_of(partnership: Partnership, on: date, newest: int = 60) -> Iterable[Result]:
    """Return the newest results of the indicators shared in a partnership, of its parties."""
    shared = partnership.sharing.in_force(on).filter(indicator__isnull=False)
    parties = partnership.parties.in_force(on).filter(organisation__isnull=False)
    rows = Result.objects.filter(
        series__indicator__in=shared.values("indicator"), series__organisation__in=parties.values("organisation")
    )
    near = ("series__indicator", "series__organisation", "series__breakdown", "definition")
    return rows.select_related(*near).order_by("-period", "series")[:newest]


def as_choices(figures: dict[str, models.Model]) -> Choices:
    """Return figures as choices, in their words."""
    return [(name, shortened(figure_words(row), 120)) for name, row in figures.items()]


def shareable(partnership: Partnership, on: date) -> dict[str, models.Model]:
    """Return what may be shared with the parties: funds, agreements, boards, and the indicators of its objectives."""
    served = partnership.objectives.in_force(on).values("objective")
    indicators = Indicator.objects.filter(objective_links__objective__in=served).distinct().select_related("framework")
    everything: list[tuple[str, Iterable[Any]]] = [
        ("fund", partnership.funds.order_by("name")),
        ("agreement", partnership.agreements.order_by("number")),
        ("board", [row.body for row in partnership.boards.in_force(on).select_related("body")]),
        ("indicator", indicators or Indicator.objects.select_related("framework")),
    ]
    return {f"{sort}-{number}": row for sort, rows in everything for number, row in enumerate(rows, start=1)}
