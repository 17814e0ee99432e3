"""What a measure counts, how its figure is judged, and what was believed before."""

from dataclasses import dataclass
from typing import Any

from performance.charts.bullet import Bullet, bullet
from performance.models import BandInterval, CapRule, Definition, ResultKnown
from performance.selectors.indicator import Outlook
from performance.views.indicator.facts import blobs
from performance.views.thresholds import limit_words
from performance.wording import adjective
from salford_css.core.components import Fact
from salford_css.core.periods import FinancialYear, Frequency


@dataclass(frozen=True)
class BandRow:
    """One interval with the band it earns; `ours` where the latest figure lies."""

    words: str
    name: str
    blobs: list[tuple[int, bool]]
    ours: bool


@dataclass(frozen=True)
class BandsSection:
    """The bands of the measure, best first."""

    heading: str
    year: str
    rows: list[BandRow]
    note: str
    made_up: bool
    bullet: Bullet | None = None


def bands_section(outlook: Outlook, intervals: list[BandInterval]) -> BandsSection | None:
    """List the bands by which a figure is judged; None where nobody set any."""
    if not intervals:
        return None
    band_set, year = intervals[0].band_set, str(FinancialYear(intervals[0].band_set.year))
    ours = outlook.band
    return BandsSection(
        heading=f"The figure lies in {ours.name}" if ours else f"Bands of {year}",
        year=year,
        rows=[BandRow(one.interval.words, one.name, blobs(one.band), one == ours) for one in intervals],
        note=band_set.note,
        made_up=band_set.is_illustrative,
        bullet=_bullet(outlook, intervals),
    )


def _bullet(outlook: Outlook, intervals: list[BandInterval]) -> Bullet | None:
    """Draw the bands with figure and target, where a figure is known."""
    series, line = outlook.judged, outlook.line
    if series is None or line is None or line.latest_value is None:
        return None
    value, target, measure = float(line.latest_value), series.target, series.measure
    lies = f"The figure, {measure.figure_with_unit(value)}, lies in {outlook.band.name}." if outlook.band else ""
    return bullet(
        [one.interval for one in intervals],
        value,
        target,
        figure=f"{measure.figure(value)} now",
        aim="" if target is None else f"target {measure.figure(target)}",
        identifier="bands",
        description=lies or f"The figure, {measure.figure_with_unit(value)}, lies in no band.",
    )


def caps_of(rules: list[CapRule]) -> list[dict[str, Any]]:
    """Say what a figure of this measure can keep a rating down to."""
    return [
        {
            "year": rule.year,
            "words": limit_words(rule),
            "service": f"{rule.get_service_display()}' services".replace("children'", "children's"),
            "most": rule.max_judgement,
        }
        for rule in rules
    ]


def definition_facts(definition: Definition) -> list[Fact]:
    """Say in a few lines what is counted; nothing that was not said is made up."""
    facts = [
        Fact("Good is", _good(definition)),
        Fact("Unit", f"{definition.unit}, {_places(definition.precision)}"),
        Fact("Comes", adjective(Frequency(definition.frequency))),
        Fact("Counted", definition.get_counting_display() if definition.counting else "not recorded"),
        Fact("Source", definition.source_return or "return not recorded"),
        Fact("Version", f"{definition.number}, from {definition.made_at:%-d %B %Y}" if definition.reason else "first"),
    ]
    return facts


def _good(definition: Definition) -> str:
    return {"lower": "low", "higher": "high", "range": "within a range"}.get(definition.polarity, "neither way")


def _places(precision: int) -> str:
    if precision == 0:
        return "whole numbers"
    return "one place after the point" if precision == 1 else f"{precision} places after the point"


def known_facts(restated: list[ResultKnown]) -> list[dict[str, Any]]:
    """List what was believed of one period, the latest statement first, with the reason."""
    return [
        {
            "period": str(one.covers),
            "from": one.known_from,
            "words": one.words,
            "why": one.submission.reason or one.get_stage_display(),
            "url": one.submission.get_absolute_url(),
        }
        for one in restated
    ]
