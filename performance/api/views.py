"""Indicators and results shared with a client."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf

from performance.api.filters import TOTAL, BelievedOn, BreakdownKey, IndicatorName, breakdown_key, indicator_named
from performance.api.hiding import with_small_numbers_hidden
from performance.api.serializers import DefinitionShape, IndicatorShape, ResultShape
from performance.measures import Status
from performance.models import Definition, Indicator, Result, ResultKnown, Series, Stage
from performance.models.choices import FREQUENCIES
from performance.selectors.smallnumbers import hidden_results
from salford_css.core import clock
from salford_css.core.api import filters
from salford_css.core.api.columns import ods_of, outside_name, period_code
from salford_css.core.api.read_path import JsonOne
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource


class Indicators(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("performance:read",)}
    counted = True
    serializer_class = IndicatorShape
    example = {
        "indicator": "EX:A1",
        "framework": "EX",
        "framework_name": "An example framework",
        "code": "A1",
        "title": "Delayed transfers of care",
        "domain": "Older people",
        "client_group": "older-people",
        "standing": "verified",
        "source": "Framework handbook, page 12",
        "definition": {
            "number": 2,
            "numerator": "Days on which somebody fit to leave was still in hospital",
            "denominator": "",
            "unit": "days",
            "precision": 0,
            "polarity": "lower",
            "frequency": "month",
            "counting": "flow",
            "source_return": "Monthly return of delayed transfers",
            "standing": "verified",
        },
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the indicators of which a client is shown figures."""
        return Indicator.objects.visible_to(client)

    def told(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add the name in addresses and the latest wording."""
        wordings = Definition.objects.filter(indicator=OuterRef("pk")).order_by("-number")[:1]
        return rows.annotate(
            outside=Concat("framework__code", Value(":"), "code"),
            latest_definition=JsonOne(wordings, DefinitionShape()),
        )


class IndicatorList(Indicators, ListResource):
    """List the indicators of which figures are shared with you."""

    operation = "list_indicators"
    filters = {
        "indicator": IndicatorName(""),
        "framework": filters.Text("framework__code", "Frameworks, such as PAF."),
        "code": filters.Text("code", "Codes; several frameworks may use the same."),
        "client_group": filters.Text("client_group__ref", "Client groups."),
    }
    orders = {"indicator": Order(("framework__code", "code"), ("framework", "code"))}


class IndicatorDetail(Indicators, DetailResource):
    """Read one indicator with the latest wording of its definition."""

    operation = "read_indicator"
    path_names = {"indicator": "framework:code, such as PAF:D41."}

    def named(self, **names: str) -> Q:
        """Find it by framework and code."""
        return indicator_named(names["indicator"])


AS_AT = BelievedOn("", "What was believed on a day, instead of what is believed now; withdrawn figures are left out.")


class Results(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("performance:read",)}
    counted = True
    serializer_class = ResultShape
    example = {
        "indicator": "EX:A1",
        "organisation": "XAA01",
        "breakdown": TOTAL,
        "frequency": "month",
        "period": "2026-27-M06",
        "first_day": "2026-09-01",
        "value": "412",
        "numerator": None,
        "denominator": None,
        "unit": "days",
        "status": "reported",
        "stage": "provisional",
        "grade": "A",
        "note": "",
        "source": "Monthly return, September 2026",
        "definition": 2,
        "version": 1,
        "known_from": "2026-10-14",
        "recorded_at": "2026-10-14T09:30:00.000000Z",
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the figures of the series shared with a client, as they are believed now; also withdrawn ones.

        Asked as at a day, every belief there was: the parameter then takes those held on it.
        """
        past = "as_at" in self.request.query_params
        held, day = (ResultKnown, self._day_asked()) if past else (Result, None)
        self.hidden = hidden_results(clock.today(), state=self.state, held_on=day)
        return with_small_numbers_hidden(held.objects.visible_to(client), self.hidden)

    def told(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add what may be shown of the figures, and the names others know them by."""
        return with_small_numbers_hidden(rows, self.hidden).annotate(
            ods=ods_of("series__organisation"),
            series_indicator=Concat("series__indicator__framework__code", Value(":"), "series__indicator__code"),
            series_organisation=outside_name("ods", "series__organisation"),
            series_breakdown=Coalesce(NullIf(F("series__breakdown__key"), Value("")), Value(TOTAL)),
            period_code=period_code("period", "series__frequency"),
        )

    def _day_asked(self) -> date:
        """Return the day of `as_at`; what is no day is refused where filters are read, so today does meanwhile."""
        try:
            return date.fromisoformat(self.request.query_params["as_at"])
        except ValueError:
            return clock.today()


class ResultList(Results, ListResource):
    """List results shared with you, of all breakdowns unless you choose.

    Poll with `updated_since`: a restated figure comes again with a higher version.
    """

    operation = "list_results"
    filters = {
        "as_at": AS_AT,
        "indicator": IndicatorName("series__indicator"),
        "organisation": filters.OrganisationCode("series__organisation", "ODS codes, or refs."),
        "breakdown": BreakdownKey("series__breakdown__key"),
        "frequency": filters.Choice("series__frequency", words=tuple(code for code, _ in FREQUENCIES)),
        "period": filters.PeriodCode("period", frequency="series__frequency"),
        "status": filters.Choice("open_status", words=tuple(each.value for each in Status)),
        "stage": filters.Choice("stage", words=tuple(Stage.values)),
        "value": filters.Number("open_value", "The value; small numbers are hidden and have none."),
        "known_from": filters.Day("known_from", "The day from which the figure was known."),
        "updated_since": filters.Since("recorded_at", "Written here at or after this instant."),
    }
    orders = {
        "series": Order(("series", "period"), ("indicator", "organisation", "breakdown", "frequency", "first_day"))
    }

    def after(self, order: Order, last: Mapping[str, Any]) -> tuple[Any, ...]:
        """Find the series anew by its names, since keys of the database do not leave it."""
        series = (
            Series.objects.annotate(ods=ods_of("organisation"), known_as=outside_name("ods", "organisation"))
            .filter(indicator_named(last["indicator"], "indicator__"), known_as=last["organisation"])
            .filter(breakdown__key=breakdown_key(last["breakdown"]), frequency=last["frequency"])
        )
        return Subquery(series.values("pk")[:1]), last["first_day"]


class ResultDetail(Results, DetailResource):
    """Read one result; without `breakdown` the figure for everybody."""

    operation = "read_result"
    path_names = {
        "indicator": "framework:code, such as PAF:D41.",
        "ods": "The organisation's ODS code, or its ref.",
        "period": "2026-27, 2026-27-Q1 or 2026-27-M06.",
    }
    query_names = {"breakdown": "Which part of the people, such as sex=female.", "as_at": AS_AT.about}

    def named(self, **names: str) -> Q:
        """Find it by indicator, organisation, period and breakdown."""
        return (
            indicator_named(names["indicator"], "series__indicator__")
            & filters.OrganisationCode("series__organisation").any_of([names["ods"]])
            & filters.PeriodCode("period", frequency="series__frequency").condition("", names["period"])
            & Q(series__breakdown__key=breakdown_key(names.get("breakdown", TOTAL)))
            & (AS_AT.condition("", names["as_at"]) if "as_at" in names else Q())
        )
