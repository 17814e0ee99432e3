"""Indicators, series and figures for tests. Everything not said is plausible and plain."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from performance.models import Breakdown, Definition, Door, Framework, Indicator, Series, Submission
from performance.services import Row, record_results, row_for
from salford_css.core.models import Organisation
from salford_css.core.periods import Frequency, Period

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class CouncilFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation
        django_get_or_create = ("ref",)

    ref = factory.Sequence(lambda n: f"council-{n}")
    name = factory.LazyAttribute(lambda o: o.ref.replace("-", " ").title())


class FrameworkFactory(DjangoModelFactory[Framework]):
    class Meta:
        model = Framework
        django_get_or_create = ("code",)

    code = "PAF"
    name = "Performance Assessment Framework"


class IndicatorFactory(DjangoModelFactory[Indicator]):
    class Meta:
        model = Indicator
        django_get_or_create = ("framework", "code")

    framework = factory.SubFactory(FrameworkFactory)
    code = factory.Sequence(lambda n: f"D{n}")
    title = "Delayed transfers of care"
    standing = "verified"


class DefinitionFactory(DjangoModelFactory[Definition]):
    class Meta:
        model = Definition

    indicator = factory.SubFactory(IndicatorFactory)
    number = 1
    made_at = LONG_AGO
    unit = "days"
    precision = 0
    polarity = "lower"
    frequency = "month"
    standing = "verified"


class SeriesFactory(DjangoModelFactory[Series]):
    """A series whose indicator has a definition."""

    class Meta:
        model = Series
        skip_postgeneration_save = True

    organisation = factory.SubFactory(CouncilFactory, ref="salford")
    indicator = factory.SubFactory(IndicatorFactory)
    frequency = "month"

    @factory.lazy_attribute
    def breakdown(self) -> Breakdown:
        return Breakdown.objects.get_or_create(key="", defaults={"label": "everybody"})[0]

    @factory.post_generation
    def definition(self, create: bool, extracted: Any, **about: Any) -> None:
        if not self.indicator.definitions.exists():  # type: ignore[attr-defined]
            DefinitionFactory(indicator=self.indicator, frequency=self.frequency, **about)


class SubmissionFactory(DjangoModelFactory[Submission]):
    class Meta:
        model = Submission

    door = Door.CASEBOOK
    made_at = LONG_AGO


def month(year: int, number: int) -> date:
    return date(year, number, 1)


def months(first: date, count: int) -> list[date]:
    return [Period(first, Frequency.MONTH).shifted(step).first_day for step in range(count)]


def rows(series: Series, values: dict[date, Any], *, known_from: date = date(2004, 6, 1), **about: Any) -> list[Row]:
    """Rows for values by period."""
    definition = series.indicator.definitions.latest("number")
    return [
        row_for(series.pk, period, definition, known_from=known_from, value=Decimal(str(value)), **about)
        for period, value in values.items()
    ]


def record(series: Series, values: dict[date, Any], **about: Any) -> Submission:
    """Record values by period in a submission of their own and return it."""
    submission = SubmissionFactory()
    record_results(submission=submission, rows=rows(series, values, **about))
    return submission
