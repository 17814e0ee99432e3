"""Indicators, series and figures. Everything not said is plausible and plain."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from performance import models as m
from performance.services import Row, record_results, row_for
from salford_css.core.models import Organisation
from salford_css.core.periods import Frequency, Period
from tests.factories.core import number

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
THE_YEAR = Period.parse("2003-04")


def council(ref: str = "salford") -> Organisation:
    """Return a council by its ref, made when it is not there yet."""
    return Organisation.objects.get_or_create(ref=ref, defaults={"name": ref.replace("-", " ").title()})[0]


def framework(code: str = "PAF") -> m.Framework:
    return m.Framework.objects.get_or_create(code=code, defaults={"name": "Performance Assessment Framework"})[0]


def indicator(*, of: str = "PAF", **facts: Any) -> m.Indicator:
    defaults = {"code": f"D{number()}", "title": "Delayed transfers of care", "standing": "verified"}
    return m.Indicator.objects.create(framework=framework(of), **defaults | facts)


def definition(of: m.Indicator, **facts: Any) -> m.Definition:
    defaults = {
        "number": of.definitions.count() + 1,
        "made_at": LONG_AGO,
        "unit": "days",
        "precision": 0,
        "polarity": "lower",
        "frequency": "month",
        "standing": "verified",
    }
    return m.Definition.objects.create(indicator=of, **defaults | facts)


def a_series(
    *,
    at: str = "salford",
    of: m.Indicator | None = None,
    frequency: str = "month",
    breakdown: str = "",
    **defined: Any,
) -> m.Series:
    """Make a series whose indicator has a definition; what is said beyond the key goes into the definition."""
    measured = of or indicator()
    if defined or not measured.definitions.exists():
        definition(measured, **{"frequency": frequency, **defined})
    part, _ = m.Breakdown.objects.get_or_create(key=breakdown, defaults={"label": breakdown or "everybody"})
    return m.Series.objects.create(organisation=council(at), indicator=measured, breakdown=part, frequency=frequency)


def submission(**facts: Any) -> m.Submission:
    return m.Submission.objects.create(**{"door": m.Door.CASEBOOK, "made_at": LONG_AGO} | facts)


def month(year: int, of_year: int) -> date:
    return date(year, of_year, 1)


def months(first: date, count: int) -> list[date]:
    return [Period(first, Frequency.MONTH).shifted(step).first_day for step in range(count)]


def rows(series: m.Series, values: dict[date, Any], *, known_from: date = date(2004, 6, 1), **about: Any) -> list[Row]:
    """Rows for values by period."""
    latest = series.indicator.definitions.latest("number")
    return [
        row_for(series.pk, period, latest, known_from=known_from, value=Decimal(str(value)), **about)
        for period, value in values.items()
    ]


def record(series: m.Series, values: dict[date, Any], **about: Any) -> m.Submission:
    """Record values by period in a submission of their own and return it."""
    delivery = submission()
    record_results(submission=delivery, rows=rows(series, values, **about))
    return delivery


def reporting_round(
    period: Period = THE_YEAR, *, of: str = "PAF", due: date = date(2004, 6, 30), **facts: Any
) -> m.ReportingRound:
    """Make a round for a period of a framework, open since the day after the period."""
    defaults = {"ref": f"round-{number()}", "opens": date(2004, 4, 1), "due": due}
    return m.ReportingRound.objects.create(
        framework=framework(of), frequency=period.frequency.value, period=period.first_day, **defaults | facts
    )


def round_return(of: m.ReportingRound | None = None, *series: m.Series, at: str = "salford") -> m.RoundReturn:
    """Make a unit's return that asks for some series."""
    found = of or reporting_round()
    row = m.RoundReturn.objects.create(ref=f"return-{number()}", round=found, organisation=council(at))
    for one in series:
        m.ReturnEntry.objects.create(round_return=row, series=one)
    return row


def duty(indicator: m.Indicator, post: Any, *, kind: str = m.Duty.ENTERS, at: str = "salford") -> m.IndicatorDuty:
    """Say which post enters, or checks, the figures of an indicator for a unit."""
    return m.IndicatorDuty.objects.create(indicator=indicator, organisation=council(at), duty=kind, post=post)


def forecast(series: m.Series, **facts: Any) -> m.Forecast:
    defaults = {
        "number": series.forecasts.count() + 1,
        "made_at": LONG_AGO,
        "period": date(2004, 4, 1),
        "method": "judgement",
        "value": Decimal(100),
        "lower": Decimal(90),
        "upper": Decimal(110),
        "known_from": date(2004, 6, 1),
    }
    return m.Forecast.objects.create(series=series, **defaults | facts)


def suppression_rule(ref: str = "department", **facts: Any) -> m.SuppressionRule:
    defaults = {"name": "Department", "numerator_at_most": 5, "denominator_at_most": 10, "standing": "verified"}
    return m.SuppressionRule.objects.create(ref=ref, **defaults | facts)


def chart_convention(**facts: Any) -> m.ChartConvention:
    return m.ChartConvention.objects.create(**{"why": "Agreed by the performance board"} | facts)
