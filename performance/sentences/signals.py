"""The signal in a sentence: for a heading, over a bracket in the chart, and in a scoreboard's row."""

from datetime import date

from performance.judged import JudgedSeries, Stretch, current_stretch, possible_range, spells
from performance.sentences.states import too_short
from performance.spc import Limits, PointType, Rule
from performance.wording import count_of, period_noun
from salford_css.core.periods import Period
from salford_css.core.words import capital, number


def headline(series: JudgedSeries, on: date) -> str:
    """The one sentence of an indicator: ``For eleven months, hospital delays have stayed above ...``."""
    if series.latest is None:
        return f"There is no figure yet for {series.measure.subject} in {series.measure.place}."
    if not series.judged:
        return too_short(series, on)
    stretch = current_stretch(series.analysis)
    return _within(series) if stretch is None else _signal(series, stretch)


def signal_label(series: JudgedSeries) -> str:
    """What stands over the bracket: ``Since April 2019: eleven of eleven months above the limit``."""
    stretch = current_stretch(series.analysis)
    if stretch is None or stretch.count < 2:
        return ""
    return f"Since {series.period(stretch.start).label}: {_told(series, stretch)}"


def short_signal_label(series: JudgedSeries) -> str:
    """The same for a narrow drawing, with the latest figure: ``Eleven of eleven months above the limit; ...``."""
    latest, stretch = series.latest, current_stretch(series.analysis)
    if latest is None or latest.value is None:
        return ""
    name = series.period(latest.position).label
    figure = f"{name.rsplit(' ', 1)[0] if stretch else name} {series.measure.figure(latest.value)}"
    return figure if stretch is None else f"{capital(_told(series, stretch))}; {figure}"


def row_sentence(series: JudgedSeries, on: date) -> str:
    """The line under a measure's name on a scoreboard."""
    stretch = current_stretch(series.analysis)
    if series.latest is None or stretch is None:
        return headline(series, on)
    limits = series.analysis.segment_of(series.latest.position).limits
    many = capital(count_of(stretch.count, series.frequency))
    if stretch.rule is Rule.SHIFT and limits:
        return f"{many} in a row {_beyond(stretch)} the average of {series.measure.figure(limits.mean)}."
    if stretch.rule is Rule.SINGLE_POINT and limits:
        return _row_beyond_limits(series, stretch, limits)
    return f"{capital(_told(series, stretch))}."


def _row_beyond_limits(series: JudgedSeries, stretch: Stretch, limits: Limits) -> str:
    end, rank = ("upper", "lowest") if stretch.side > 0 else ("lower", "highest")
    edge = limits.upper if stretch.side > 0 else limits.lower
    assert edge is not None
    limit = f"{_beyond(stretch)} the {end} limit of {series.measure.figure(edge)}"
    if stretch.count == 1:
        return f"{capital(limit)} in {series.period(stretch.end).label}."
    values = [value for point, value in series.with_values() if stretch.start <= point.position <= stretch.end]
    nearest = series.measure.figure(min(values) if stretch.side > 0 else max(values))
    many = capital(count_of(stretch.count, series.frequency))
    return f"{many} in a row {limit}; the {rank} of them was {nearest}."


def _within(series: JudgedSeries) -> str:
    measure, segment = series.measure, series.analysis.current
    subject = capital(measure.subject)
    if segment.limits is None or segment.limits.lower is None or segment.limits.upper is None:
        return f"{subject} {measure.verb('show', 'shows')} no signal."
    lower, upper = possible_range(measure, segment.limits.lower, segment.limits.upper)
    if not segment.limits.have_width:
        return f"{subject} {measure.verb('have', 'has')} stayed at {measure.figure(segment.limits.mean)}."
    usual = f"{measure.figure(lower)} to {measure.figure(upper)}"
    return f"{subject} {measure.verb('keep', 'keeps')} within {measure.possessive} usual range, {usual}."


def history(series: JudgedSeries) -> str:
    """How often the series left its usual range: ``Concern came twice: ..., and February 2019 until now.``"""
    found = spells(series.analysis)
    if not found:
        return ""
    concern = [spell for spell in found if series.analysis.points[spell[0] - 1].type is PointType.CONCERN]
    told = concern or found
    times = {1: "once", 2: "twice"}.get(len(told), f"{number(len(told))} times")
    name = "Concern" if concern else "A signal"
    last_known = series.latest.position if series.latest else 0
    spans = [_span(series.period(first), series.period(last), last == last_known) for first, last, _ in told[-3:]]
    lately = ", lastly" if len(told) > 3 else ":"
    return f"{name} has come {times} since {series.periods[0].label}{lately} {_list(spans)}."


def _signal(series: JudgedSeries, stretch: Stretch) -> str:
    measure = series.measure
    have, subject = measure.verb("have", "has"), measure.subject
    many = count_of(stretch.count, series.frequency)
    if stretch.rule is Rule.SINGLE_POINT and stretch.count > 1:
        return f"For {many}, {subject} {have} stayed {_beyond(stretch)} {measure.possessive} usual range."
    if stretch.rule is Rule.SINGLE_POINT:
        moved = "rose above" if stretch.side > 0 else "fell below"
        return f"In {series.period(stretch.end).label}, {subject} {moved} {measure.possessive} usual range."
    if stretch.rule is Rule.SHIFT:
        return f"For {many}, {subject} {have} stayed {_beyond(stretch)} {measure.possessive} average."
    if stretch.rule is Rule.TREND:
        moved, since = ("risen" if stretch.side > 0 else "fallen"), series.period(stretch.start).label
        return f"{capital(subject)} {have} {moved} every {period_noun(series.frequency)} since {since}."
    return f"{capital(subject)} {have} come {_told(series, stretch)}."


def _told(series: JudgedSeries, stretch: Stretch) -> str:
    if stretch.rule is Rule.TREND:
        how = "higher" if stretch.side > 0 else "lower"
        return f"{count_of(stretch.count - 1, series.frequency)} running, each {how} than the one before"
    if stretch.rule is Rule.TWO_IN_THREE:
        near = "upper" if stretch.side > 0 else "lower"
        return f"near the {near} limit in {number(stretch.count)} of the last three {period_noun(series.frequency, 3)}"
    line = "limit" if stretch.rule is Rule.SINGLE_POINT else "average"
    count = number(stretch.count)
    return f"{count} of {count_of(stretch.count, series.frequency)} {_beyond(stretch)} the {line}"


def _beyond(stretch: Stretch) -> str:
    return "above" if stretch.side > 0 else "below"


def _span(first: Period, last: Period, current: bool) -> str:
    if current:
        return f"{first.label} until now"
    return first.label if first == last else f"{first.label} to {last.label}"


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"
