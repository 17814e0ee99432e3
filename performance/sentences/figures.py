"""The latest figure against the average and against the target."""

from performance.judged import JudgedSeries, current_stretch
from performance.spc import Assurance
from performance.wording import period_noun
from salford_css.core.words import capital, number


def lead(series: JudgedSeries) -> str:
    """The latest figure against the average: ``In February 2020 people spent 1,128 days ...``."""
    latest = series.latest
    if latest is None or latest.value is None:
        return ""
    clause = _clause(series, latest.value)
    pause = "," if clause[:1].isdigit() else ""
    opening = f"In {series.period(latest.position).label}{pause} {clause}"
    if not series.judged:
        return f"{opening}."
    return f"{opening}; {_average(series)}."


def target_sentence(series: JudgedSeries) -> str:
    """Whether the target will be met if nothing changes; beside "hit or miss", how many recent periods met it."""
    measure, target = series.measure, series.target
    if target is None or series.analysis.assurance is None:
        return ""
    words = measure.target_words(target, strict=series.is_strict)
    subject = capital(measure.subject)
    if series.analysis.assurance is Assurance.PASS:
        return f"{subject} will go on meeting {measure.verb('their', 'its')} target of {words} if nothing changes."
    if series.analysis.assurance is Assurance.FAIL:
        return f"{subject} will go on missing {measure.verb('their', 'its')} target of {words} unless delivery changes."
    return f"The target of {words} is hit or miss: it lies within the limits. {_recently_met(series)}".strip()


def _clause(series: JudgedSeries, value: float) -> str:
    measure = series.measure
    if measure.counted_as:
        return measure.counted_as.format(figure=measure.figure(value))
    return f"the figure was {measure.figure_with_unit(value)}"


def _average(series: JudgedSeries) -> str:
    """``the average before was`` only where the limits rest on points before the current signal."""
    latest = series.latest
    assert latest is not None
    segment = series.analysis.segment_of(latest.position)
    assert segment.limits is not None
    stretch = current_stretch(series.analysis)
    figure = series.measure.figure(segment.limits.mean)
    baseline_end = segment.start + segment.baseline_count - 1
    if segment.fixed and stretch is not None and baseline_end < stretch.start:
        return f"the average before was {figure}"
    return f"the average since {series.period(segment.start).label} is {figure}"


def _recently_met(series: JudgedSeries) -> str:
    recent = [
        value
        for point, value in list(series.with_values())[-12:]
        if any(target.holds_in(series.period(point.position)) for target in series.targets)
    ]
    if not recent or series.target is None:
        return ""
    met = sum(series.measure.meets(value, series.target, strict=series.is_strict) for value in recent)
    noun = period_noun(series.frequency, len(recent))
    if len(recent) == 1:
        return f"The last {noun} {'met' if met else 'did not meet'} it."
    count = {0: "None", len(recent): "All"}.get(met, capital(number(met)))
    return f"{count} of the last {number(len(recent))} {noun} met it."
