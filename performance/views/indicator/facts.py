"""The six facts under the lead: signal, will it meet its target, band, target, evidence, owner."""

from dataclasses import dataclass
from typing import Any, TypedDict

from performance.charts.assurance import AssuranceIcon, assurance_icon
from performance.charts.marks import MARK_CLASSES
from performance.judged import JudgedSeries, current_stretch
from performance.models import ResultKnown
from performance.readings import target_words
from performance.selectors.indicator import Outlook
from performance.sentences import SIGNAL_WORDS, TOO_SHORT
from performance.spc import Assurance
from performance.wording import count_of
from salford_css.core.words import capital

BLOBS = 5


@dataclass(frozen=True)
class SixFacts:
    """Each fact as words, with a mark where it has one; nothing is a blank."""

    signal: str
    signal_mark: str
    signal_note: str
    assurance: AssuranceIcon | None
    assurance_words: str
    assurance_note: str
    band: int | None
    band_words: str
    band_made_up: bool
    blobs: list[tuple[int, bool]]
    target: str
    target_note: str
    target_made_up: bool
    grade: str
    grade_note: str
    owner: Any


class Signalled(TypedDict):
    """The signal as SixFacts takes it."""

    signal: str
    signal_mark: str
    signal_note: str


class Assured(TypedDict):
    """The assurance as SixFacts takes it."""

    assurance: AssuranceIcon | None
    assurance_words: str
    assurance_note: str


def six_facts(outlook: Outlook, latest: ResultKnown | None) -> SixFacts:
    """Put the three judgements, the target, the evidence and the owner into words."""
    series, band, target = outlook.judged, outlook.band, outlook.target
    number = band.band if band else None
    return SixFacts(
        **signal_of(series),
        **_assurance_of(series),
        band=number,
        band_words=capital(band.name) if band else "Not banded",
        band_made_up=bool(band and band.band_set.is_illustrative),
        blobs=blobs(number),
        target=_target(outlook),
        target_note=target.words if target else "",
        target_made_up=bool(target and target.standing == "illustrative"),
        grade=latest.grade if latest else "",
        grade_note=f"{latest.get_stage_display()} figure" if latest else "",
        owner=outlook.indicator.owner,
    )


def blobs(band: int | None) -> list[tuple[int, bool]]:
    """Return where the five marks of a band stand and which are filled; none without a band."""
    return [(6 + 12 * place, place < band) for place in range(BLOBS)] if band else []


def signal_of(series: JudgedSeries | None) -> Signalled:
    """Name the signal, its shape and since when it lasts."""
    if series is None or series.latest is None:
        return {"signal": "No figure", "signal_mark": "", "signal_note": ""}
    if not series.judged:
        known = sum(1 for _ in series.with_values())
        return {"signal": TOO_SHORT, "signal_mark": "", "signal_note": f"{count_of(known, series.frequency)} so far"}
    kind, stretch = series.latest.type, current_stretch(series.analysis)
    since = f"since {series.period(stretch.start).label}" if stretch and stretch.count > 1 else ""
    return {"signal": SIGNAL_WORDS[kind], "signal_mark": MARK_CLASSES[kind], "signal_note": since}


def _assurance_of(series: JudgedSeries | None) -> Assured:
    icon = assurance_icon(series) if series else None
    if series is None or icon is None:
        words = "No target" if series is None or series.target is None else TOO_SHORT
        return {"assurance": None, "assurance_words": words, "assurance_note": ""}
    note = "it lies within the limits" if series.analysis.assurance is Assurance.HIT_OR_MISS else "if nothing changes"
    return {"assurance": icon, "assurance_words": icon.words, "assurance_note": note}


def _target(outlook: Outlook) -> str:
    if outlook.target is None:
        return "None set"
    sided = outlook.target.side and not outlook.target.words
    if outlook.judged and outlook.judged.target is not None and not sided:
        return outlook.judged.measure.target_words(outlook.judged.target, strict=outlook.judged.is_strict)
    return target_words(outlook.target, outlook.definition)
