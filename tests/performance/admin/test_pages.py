"""Every model of performance can be looked at in the administration, and figures only looked at."""

from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from performance.models import BandInterval, BandSet, Result, Series, SeriesState
from performance.services import withdraw_bands
from salford_css.core.trail import Trail
from tests.factories.performance import a_series, month, record

pytestmark = pytest.mark.django_db

MODELS = [model for model in apps.get_app_config("performance").get_models() if not issubclass(model, Trail)]


@pytest.fixture
def figure() -> Result:
    series = a_series()
    record(series, {month(2004, 4): 421})
    record(series, {month(2004, 4): 430}, known_from=date(2004, 7, 1))
    return Result.objects.get()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_has_a_list_that_can_be_searched(model: type, as_ada: Client, figure: Result) -> None:
    address = reverse(f"admin:performance_{model._meta.model_name}_changelist")  # type: ignore[attr-defined]
    assert as_ada.get(address, {"q": "salford"}).status_code == 200


def test_a_figure_is_shown_and_cannot_be_changed(as_ada: Client, figure: Result) -> None:
    address = reverse("admin:performance_result_change", args=[figure.pk])
    assert as_ada.get(address).status_code == 200
    assert as_ada.post(address, {"value": "1"}).status_code == 403


def test_an_indicator_is_shown_with_its_definition_and_links(as_ada: Client, figure: Result) -> None:
    page = as_ada.get(reverse("admin:performance_indicator_change", args=[figure.series.indicator_id]))
    assert page.status_code == 200
    assert "definitions" in page.content.decode().lower()


def test_bands_entered_here_judge_the_series_at_once(as_ada: Client) -> None:
    series = a_series(frequency="year")
    record(series, {date(2006, 4, 1): 12}, known_from=date(2007, 11, 1))
    form = {
        "indicator": series.indicator_id,
        "year": 2006,
        "standing": "verified",
        "intervals-TOTAL_FORMS": 1,
        "intervals-INITIAL_FORMS": 0,
        "intervals-0-lower": "10",
        "intervals-0-upper": "15",
        "intervals-0-bounds": "[)",
        "intervals-0-label": "good",
    }
    answer = as_ada.post(reverse("admin:performance_bandset_add"), form)
    assert (answer.status_code, BandSet.objects.count()) == (302, 1)
    assert SeriesState.objects.get().band == BandInterval.objects.get(lower=Decimal(10))


def bands_form(series: Series, *intervals: tuple[str, str]) -> dict[str, object]:
    form: dict[str, object] = {
        "indicator": series.indicator_id, "year": 2006, "standing": "verified",
        "intervals-TOTAL_FORMS": len(intervals), "intervals-INITIAL_FORMS": 0,
    }  # fmt: skip
    for place, (lower, upper) in enumerate(intervals):
        ends = {"lower": lower, "upper": upper, "bounds": "[)", "band": str(place + 1)}
        form |= {f"intervals-{place}-{name}": value for name, value in ends.items()}
    return form


@pytest.mark.parametrize(
    ("intervals", "sentence"),
    [
        ([("10", "15"), ("14", "20")], "both hold values between 14 and 15"),
        ([], "Bands need at least one interval."),
        ([("15", "10")], "The upper end must lie above the lower."),
    ],
)
def test_bands_that_contradict_themselves_are_refused_here_too(
    as_ada: Client, intervals: list[tuple[str, str]], sentence: str
) -> None:
    answer = as_ada.post(reverse("admin:performance_bandset_add"), bands_form(a_series(frequency="year"), *intervals))
    assert sentence in unescape(answer.content.decode())
    assert not BandSet.objects.exists()


def test_a_second_set_for_a_year_is_refused_here_and_one_after_it_ended_is_not(as_ada: Client) -> None:
    series = a_series(frequency="year")
    form = bands_form(series, ("10", "15"))
    as_ada.post(reverse("admin:performance_bandset_add"), form)
    refused = as_ada.post(reverse("admin:performance_bandset_add"), form)
    assert "This indicator has bands for that year and group already." in unescape(refused.content.decode())
    withdraw_bands(band_set=BandSet.objects.get(), why="Wrong", by=None)
    as_ada.post(reverse("admin:performance_bandset_add"), form)
    assert [one.number for one in BandSet.objects.order_by("number")] == [1, 2]


def test_every_model_is_administered() -> None:
    assert [model for model in MODELS if model not in admin.site._registry] == []
