"""The part of an indicator's page that says how the year will end, what it would take, and how forecasts fared."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from performance.forecast.kept import tally
from performance.measures import written
from performance.models import Forecast
from performance.policies import may_forecast
from performance.selectors.forecasting import Outcome, YearEnd, outcomes_of, year_end_of
from performance.selectors.indicator import Outlook
from performance.sentences.forecast import (
    chance_words,
    forecast_heading,
    kept_sentence,
    left_sentence,
    margin_sentence,
    needed_sentence,
)
from performance.views.ways import series_url
from performance.wording import period_noun
from salford_css.core import clock

SHOWN = 6


@dataclass(frozen=True)
class EarlierForecast:
    """One forecast made before, in words."""

    made: str
    said: str
    fared: str


@dataclass(frozen=True)
class ForecastSection:
    """What is said of the year's end."""

    heading: str
    margin: str
    chances: list[tuple[str, str]]
    why_no_chances: str
    takes: list[str]
    earlier: list[EarlierForecast]
    kept: str
    make_url: str
    keep_url: str
    list_url: str


def forecast_section(outlook: Outlook, *, as_at: date, reader: Any) -> ForecastSection | None:
    """Say how the year will end; None where there is no figure at all."""
    end = year_end_of(outlook, as_at=as_at)
    if end is None or outlook.line is None or outlook.judged is None:
        return None
    series, measure = outlook.line.series, outlook.judged.measure
    rows = Forecast.objects.filter(series=series, known_from__lte=as_at).select_related(
        "series__indicator", "made_by"
    ).prefetch_related("series__indicator__definitions").order_by("-known_from", "-pk")  # fmt: skip
    outcomes = outcomes_of(rows, as_at=as_at)
    may = may_forecast(reader, outlook.indicator, on=clock.today())
    place = (outlook.indicator, outlook.organisation.ref, outlook.breakdown)
    done = tally((0, one.kept) for one in outcomes).get(0)
    return ForecastSection(
        heading=forecast_heading(end.expected, measure, end.year.label, end.target)
        if end.expected
        else f"How {end.year.label} will end is not forecast",
        margin=margin_sentence(end.expected, measure) if end.expected else end.why_not,
        chances=_chances(end, outlook),
        why_no_chances=end.why_no_chances if end.remaining else "",
        takes=_takes(end, outlook),
        earlier=[_earlier(one, outlook) for one in outcomes[:SHOWN]],
        kept=done.words if done and done.made else "",
        make_url=series_url("forecast-new", *place) if may else "",
        keep_url=series_url("forecast-keep", *place) if may and end.expected and end.remaining else "",
        list_url=series_url("forecasts-of", *place) if outcomes else "",
    )


def _chances(end: YearEnd, outlook: Outlook) -> list[tuple[str, str]]:
    found = []
    if end.target_chance is not None and end.target is not None and outlook.judged is not None:
        asked = outlook.judged.measure.target_words(float(end.target), strict=outlook.judged.is_strict)
        found.append((f"Target of {asked}", chance_words(end.target_chance)))
    return found + [
        (f"{interval.name}{' (illustrative)' if interval.band_set.is_illustrative else ''}", chance_words(chance))
        for interval, chance in end.band_chances
    ]


def _takes(end: YearEnd, outlook: Outlook) -> list[str]:
    assert outlook.judged is not None
    measure, said = outlook.judged.measure, []
    if end.for_target is not None:
        said.append(needed_sentence("the target", end.for_target, measure.direction))
    said += [needed_sentence(f"band {band}", needed, measure.direction) for band, needed in end.for_bands]
    if end.left_for_target is not None:
        noun = period_noun(outlook.judged.frequency)
        said.append(left_sentence(end.left_for_target, end.remaining, noun, measure))
    return [sentence for sentence in said if sentence]


def _earlier(one: Outcome, outlook: Outlook) -> EarlierForecast:
    definition, forecast = outlook.definition, one.forecast
    unit, places = (definition.unit, definition.precision) if definition else ("", 1)
    who = f", {forecast.made_by.title}" if forecast.made_by else ""
    low, high = written(forecast.lower, "", places), written(forecast.upper, unit, places)
    return EarlierForecast(
        made=f"{forecast.known_from:%-d %B %Y}{who}",
        said=f"{forecast.covers.label}: {written(forecast.value, unit, places)}, between {low} and {high}, by "
        f"{forecast.get_method_display()}",
        fared=kept_sentence(one.kept, written(one.came, unit, places) if one.came is not None else ""),
    )
