"""What is there: how much of each register, and which years have figures of ours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min

from performance.charts.coverage import Lane
from performance.models import (
    BandSet,
    BudgetFact,
    CapRule,
    Framework,
    Indicator,
    InformationSource,
    Rating,
    ReportingRound,
    ResultKnown,
    Series,
)
from salford_css.core.models import Organisation
from salford_css.core.periods import FinancialYear


@dataclass(frozen=True)
class Counts:
    """How many rows of each kind there are."""

    indicators: int
    frameworks: int
    ratings: int
    sources: int
    budget_facts: int
    thresholds: int
    rounds: int


def counts(reader: Any) -> Counts:
    """Count the registers."""
    return Counts(
        indicators=Indicator.objects.visible_to(reader).count(),
        frameworks=Framework.objects.visible_to(reader).count(),
        ratings=Rating.objects.visible_to(reader).count(),
        sources=InformationSource.objects.visible_to(reader).count(),
        budget_facts=BudgetFact.objects.visible_to(reader).count(),
        thresholds=CapRule.objects.visible_to(reader).count() + BandSet.objects.visible_to(reader).count(),
        rounds=ReportingRound.objects.visible_to(reader).count(),
    )


@dataclass(frozen=True)
class Covered:
    """A framework with the lane that is drawn of it."""

    framework: Framework
    lane: Lane


def covered(organisation: Organisation | None, *, as_at: date, reader: Any) -> Sequence[Covered]:
    """Return every framework, oldest first, with the years of which a figure was known on the day or came later."""
    known: dict[int, dict[int, date]] = defaultdict(dict)
    series = Series.objects.visible_to(reader).totals().filter(organisation=organisation)
    rows = ResultKnown.objects.standing().filter(series__in=series).order_by()
    for framework, period, first in rows.values_list("series__indicator__framework", "period").annotate(
        first=Min("known_from")
    ):
        year = FinancialYear.containing(period).start_year
        known[framework][year] = min(first, known[framework].get(year, first))
    frameworks = Framework.objects.visible_to(reader).order_by("valid_from", "code")
    return [Covered(one, _lane(one, known[one.pk], as_at)) for one in frameworks]


def _lane(framework: Framework, known: dict[int, date], as_at: date) -> Lane:
    return Lane(
        words=framework.name,
        short=framework.code,
        first=framework.valid_from,
        last=framework.last_day,
        known=tuple(sorted(year for year, first in known.items() if first <= as_at)),
        later=tuple(sorted(year for year, first in known.items() if first > as_at)),
    )


def last_rating(organisation: Organisation | None, *, as_at: date, reader: Any) -> Rating | None:
    """Return the organisation's latest rating with a grade that was published by the day."""
    rows = Rating.objects.visible_to(reader).filter(organisation=organisation, grade__isnull=False, earliest__lte=as_at)
    return rows.select_related("scheme", "organisation").order_by("-earliest").first()
