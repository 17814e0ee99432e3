"""Entering a forecast, keeping the one the figures give, and the list of all that were made."""

from datetime import date
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from performance.forecast.expected import Method
from performance.forecast.kept import tally
from performance.forms.forecast import ForecastForm, KeepForecastForm
from performance.measures import written
from performance.models import Forecast, Framework, Series
from performance.policies import may_forecast
from performance.selectors.forecasting import Outcome, next_year_or_period, outcomes_of, year_end_of
from performance.selectors.indicator import outlook_of
from performance.services.forecasts import keep_forecast, make_forecast
from performance.views.indicator.asked import asked, indicator_at
from performance.views.newlimits import SetLimits
from performance.views.ways import crumbs, series_url
from salford_css.core.components import Crumb
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Post
from salford_css.core.periods import Frequency, Period

KEPT = {True: "kept", False: "not kept", None: "not known yet"}


class MakeForecast(SetLimits):
    """The owner's own forecast."""

    form = ForecastForm  # type: ignore[assignment]
    heading = "Enter a forecast"
    verb = "Enter the forecast"
    done = "The forecast is on record. It will stand beside what comes."

    def allowed(self, row: Series) -> bool:
        """Say whether the reader owns the indicator or keeps figures."""
        return may_forecast(self.request.user, row.indicator, on=self.today)

    def made_with(self, row: Series) -> dict[str, Any]:
        """Offer the year of the latest figure, the year after, and the next period."""
        return {"periods": next_year_or_period(self._outlook(row, self.today))}

    def perform(self, row: Series, data: dict[str, Any]) -> Series:
        """Let the service store it."""
        covers = Period.parse(data.pop("period"))
        make_forecast(series=row, covers=covers, by=self.request.user, **data)
        return row

    def lead(self, row: Series) -> str:
        """Say what will come of it."""
        return "A forecast is never changed: a later one is made beside it, and both stand beside what comes."

    def _outlook(self, row: Series, on: date) -> Any:
        return outlook_of(row.indicator, row.organisation, row.breakdown.key, as_at=on, reader=self.request.user)


class KeepForecast(MakeForecast):
    """The forecast that the figures give, kept as it stands."""

    form = KeepForecastForm  # type: ignore[assignment]
    heading = "Keep the forecast that the figures give"
    verb = "Keep it"

    def made_with(self, row: Series) -> dict[str, Any]:
        """Need nothing further."""
        return {}

    def perform(self, row: Series, data: dict[str, Any]) -> Series:
        """Work it out on the day and let the service store it."""
        outlook = self._outlook(row, data["known_from"])
        end = year_end_of(outlook, as_at=data["known_from"])
        if end is None or end.expected is None or outlook.line is None or outlook.definition is None:
            why = end.why_not if end else "No figure was known on that day."
            raise ValidationError({"known_from": f"No forecast could be made on that day. {why}"})
        keep_forecast(
            series=row, covers=end.year.period(Frequency.YEAR, 1), expected=end.expected,
            last_period=outlook.line.latest_period, precision=outlook.definition.precision,
            known_from=data["known_from"], by=self.request.user,
        )  # fmt: skip
        return row


class ForecastFilters(django_filters.FilterSet):
    """What the list is narrowed by."""

    framework = django_filters.ModelChoiceFilter(
        field_name="series__indicator__framework", queryset=Framework.objects.all(), label="Framework"
    )
    method = django_filters.ChoiceFilter(choices=[(one.value, one.label) for one in Method], label="Made by")
    owner = django_filters.ModelChoiceFilter(field_name="made_by", queryset=Post.objects.all(), label="Post")

    class Meta:
        model = Forecast
        fields: list[str] = []


class ForecastList(ListPage):
    """Every forecast that was made, beside what came."""

    heading = "Forecasts, and what came of them"
    noun = ("forecast", "forecasts")
    filterset = ForecastFilters
    default_sort = ("-known_from", "-pk")
    template = "performance/forecasts.html"
    nothing = "No forecast is on record yet. One is made on the page of an indicator, by its owner."
    source = "A forecast is kept when what came lies within its margin, ends included."

    @property
    def crumbs(self) -> list[Crumb]:
        """Return the way back."""
        return crumbs((self.heading, ""))

    @cached_property
    def columns(self) -> list[Column]:
        """What was forecast, by whom, what came, and whether it was kept."""
        return [
            Column(
                "indicator", "Indicator", lambda row: row.series.indicator.title, ("series__indicator__title",),
                url=lambda row: row.get_absolute_url(),
            ),
            Column("organisation", "Of", lambda row: str(row.series.organisation), ("series__organisation__name",)),
            Column("period", "Forecast of", lambda row: row.covers.label, ("period",)),
            Column("known_from", "Made on", lambda row: row.known_from, ("known_from",), shown=_day),
            Column("method", "By", lambda row: row.get_method_display(), ("method",)),
            Column("owner", "Post", lambda row: row.made_by and row.made_by.title, ("made_by__title",)),
            _figure("value", "Forecast"),
            _figure("lower", "Lowest"),
            _figure("upper", "Highest"),
            Column("came", "Came to", lambda row: self._outcome(row).came, numeric=True, shown=self._came),
            Column("kept", "Kept?", lambda row: KEPT[self._outcome(row).kept]),
        ]  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the forecasts made by the day, of series the reader may see."""
        rows = Forecast.objects.visible_to(self.request.user).filter(known_from__lte=self.as_at)
        return rows.select_related(
            "series__indicator__framework", "series__organisation", "series__breakdown", "made_by"
        ).prefetch_related("series__indicator__definitions")

    @cached_property
    def _outcomes(self) -> dict[int, Outcome]:
        return {one.forecast.pk: one for one in outcomes_of(self.rows(), as_at=self.as_at)}

    def _outcome(self, row: Forecast) -> Outcome:
        return self._outcomes[row.pk]

    def _came(self, row: Forecast) -> str:
        came = self._outcome(row).came
        return "not known yet" if came is None else _written(row, came)

    def extra(self) -> dict[str, Any]:
        """Return how often the forecasts of each post were kept: sums, never averages of shares."""
        by_post = tally((one.forecast.made_by, one.kept) for one in self._outcomes.values())
        rates = [(post.title if post else "post not recorded", kept) for post, kept in by_post.items() if kept.made]
        return {"rates": sorted(rates, key=lambda pair: pair[0])}


class ForecastsOfSeries(ForecastList):
    """The forecasts of one series."""

    def get(self, request: Any, **address: Any) -> Any:
        """Find the series first."""
        self.wanted = asked(
            request, indicator_at(request.user, address["framework"], address["code"]), as_at=self.as_at
        )
        return super().get(request)

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Name measure and place."""
        return f"{self.wanted.indicator.title}, {self.wanted.organisation}: forecasts, and what came of them"

    @property
    def crumbs(self) -> list[Crumb]:
        """Return the way back to the indicator."""
        place = (self.wanted.indicator, self.wanted.organisation.ref, self.wanted.breakdown.key)
        return crumbs(
            ("Scoreboard", reverse("performance:scoreboard")),
            (self.wanted.indicator.title, series_url("indicator", *place)),
            ("Forecasts", ""),
        )

    def rows(self) -> QuerySet[Any]:
        """Return those of the series."""
        return super().rows().filter(
            series__indicator=self.wanted.indicator,
            series__organisation=self.wanted.organisation,
            series__breakdown=self.wanted.breakdown,
        )  # fmt: skip


def _figure(name: str, head: str) -> Column:
    return Column(
        name, head, lambda row: getattr(row, name), numeric=True, shown=lambda row: _written(row, getattr(row, name))
    )


def _day(row: Forecast) -> str:
    return f"{row.known_from:%-d %B %Y}"


def _written(row: Forecast, value: Any) -> str:
    latest = max(row.series.indicator.definitions.all(), key=lambda one: one.number)
    return written(value, latest.unit, latest.precision)
