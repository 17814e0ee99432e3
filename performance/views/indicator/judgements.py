"""The latest figure judged three ways, each in a sentence, with what somebody may do about each."""

from dataclasses import dataclass
from typing import Any

from performance.aims import Polarity, TargetKind, reach_of
from performance.lights import Light
from performance.policies import may_keep_figures
from performance.readings import Aside, target_words
from performance.selectors.indicator import Outlook
from performance.sentences import headline
from performance.sentences.judgements import (
    BandTold,
    band_sentence,
    light_sentence,
    override_sentence,
    target_met_sentence,
    travel_sentence,
)
from performance.views.indicator.facts import blobs
from performance.views.ways import series_url
from salford_css.core import clock
from salford_css.core.components import Export
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear


@dataclass(frozen=True)
class JudgementsSection:
    """Each judgement in a sentence, with its marks."""

    statistics: str
    target: str
    target_note: str
    light: Light | None
    target_made_up: bool
    light_words: str
    override: str
    band: str
    band_name: str
    shade: str
    blobs: list[tuple[int, bool]]
    made_up: bool
    travel: str
    problem: str
    ways: list[Export]


def judgements_section(outlook: Outlook, *, on: Any, reader: Any) -> JudgementsSection | None:
    """Put the three judgements into words; None where nothing is known of the measure on the day."""
    line, aside = outlook.line, outlook.aside
    if line is None or aside is None or outlook.judged is None:
        return None
    override = aside.override
    light = Light(override.light) if override else aside.light.light
    return JudgementsSection(
        statistics=headline(outlook.judged, on),
        target=_target(outlook),
        target_note=_compared_with(outlook),
        light=light,
        target_made_up=bool(outlook.target and outlook.target.standing == Standing.ILLUSTRATIVE),
        light_words=light_sentence(aside.light) if outlook.target else "",
        override=_override(aside),
        band=band_sentence(told_of(outlook, aside)),
        band_name=outlook.band.name if outlook.band else "",
        shade=outlook.band.shade if outlook.band else "",
        blobs=blobs(outlook.band.band if outlook.band else None),
        made_up=bool(outlook.band and outlook.band.band_set.is_illustrative),
        travel=travel_sentence(aside.travel, str(aside.since or "")),
        problem=aside.problem.why if aside.problem else "",
        ways=ways(outlook, reader),
    )


def told_of(outlook: Outlook, aside: Aside) -> BandTold:
    """Return what the sentence about the band needs."""
    line = outlook.line
    assert line is not None
    group = outlook.intervals[0].band_set.group if outlook.intervals else None
    year = FinancialYear.containing(line.latest_covers.first_day) if line.latest_covers else ""
    return BandTold(
        figure=line.latest_words,
        year=str(year),
        banded=aside.banded,
        interval=outlook.band.interval.words if outlook.band else "",
        bands_known=bool(outlook.intervals),
        group=group.name if group else "",
    )


def ways(outlook: Outlook, reader: Any) -> list[Export]:
    """Return what somebody who keeps figures may do here."""
    place = (outlook.indicator, outlook.organisation.ref, outlook.breakdown)
    found = [Export("Every wording of its targets", series_url("targets-of", *place))]
    if not may_keep_figures(reader, on=clock.today()) or outlook.aside is None:
        return found
    has_light, doubted = outlook.aside.override is not None, outlook.aside.problem is not None
    return [
        *found,
        Export("Set a target", series_url("target-new", *place)),
        Export("Take the light back" if has_light else "Set the light by hand",
               series_url("light-take-back" if has_light else "light-set", *place)),
        Export("Settle the doubt about its data" if doubted else "Doubt its data",
               series_url("doubt-settle" if doubted else "doubt-new", *place)),
    ]  # fmt: skip


def _target(outlook: Outlook) -> str:
    """Say whether the latest figure meets its target, whatever statistics say of the process."""
    line, target = outlook.line, outlook.target
    if line is None or target is None:
        return "It has no target for this period."
    if target.kind == TargetKind.NONE:
        return "It is for information: no target is set."
    words = target_words(target, outlook.definition)
    if line.latest_value is None:
        return f"There is no figure to hold against its target: {words}."
    polarity = Polarity(line.definition.polarity) if line.definition else Polarity.NONE
    reach = reach_of(target.aim, polarity, outlook.target_value)
    return target_met_sentence(line.latest_words, words, None if reach is None else reach.met_by(line.latest_value))


def _compared_with(outlook: Outlook) -> str:
    """Say on which figures a comparison with a group rests."""
    target, reached = outlook.target, outlook.reached
    if target is None or target.kind != TargetKind.RELATIVE_TO_GROUP or reached is None:
        return ""
    if reached.value is None:
        return f"No figures of {target.group} with both their parts are known for the period."
    return (
        f"{target.group} together: {outlook.figure(reached.value)}, counted over {reached.councils} of its "
        f"{reached.of} other councils; the figures are added up, not averaged."
    )


def _override(aside: Aside) -> str:
    one = aside.override
    if one is None:
        return ""
    return override_sentence(
        Light(one.light).label, str(one.made_by or ""), f"{one.known_from:%-d %B %Y}", one.reason,
        light_sentence(aside.light),
    )  # fmt: skip
