"""The heading of a chart, and the short texts under it: how to read it, what it says, what is not yet known."""

from performance.judged import JudgedSeries, Stretch, current_stretch
from performance.sentences.signals import history
from performance.sentences.states import cautions
from performance.spc import Rule
from performance.wording import adjective, count_of, period_noun
from salford_css.core.words import capital, number


def chart_heading(series: JudgedSeries) -> str:
    """``The level changed in April 2019 and has not come back``; without a full stop, it stands over the chart."""
    if series.latest is None:
        return "No figure yet"
    if not series.judged:
        return _short(series)
    stretch = current_stretch(series.analysis)
    if stretch is None:
        since = series.period(series.analysis.current.start).label
        return f"Usual ups and downs since {since}"
    return _heading_of(series, stretch)


def _heading_of(series: JudgedSeries, stretch: Stretch) -> str:
    start = series.period(stretch.start).label
    if stretch.rule is Rule.TREND:
        return f"{'Rising' if stretch.side > 0 else 'Falling'} every {period_noun(series.frequency)} since {start}"
    if stretch.rule is Rule.TWO_IN_THREE:
        near = "upper" if stretch.side > 0 else "lower"
        return f"Near the {near} limit {number(stretch.count)} times in three {period_noun(series.frequency, 3)}"
    if stretch.count == 1:
        return f"{series.period(stretch.end).label} stands apart"
    return f"The level changed in {start} and has not come back"


def _short(series: JudgedSeries) -> str:
    known = [point.position for point, _ in series.with_values()]
    count = len(known)
    first, last = series.period(known[0]).label, series.period(known[-1]).label
    many = capital(f"{number(count)} {adjective(series.frequency)} figure{'s' * (count != 1)}")
    return f"{many}, {last}" if count == 1 else f"{many}, {first} to {last}"


def how_to_read(series: JudgedSeries) -> str:
    """What a dot is and what makes it count."""
    noun, nouns = period_noun(series.frequency), period_noun(series.frequency, 2)
    if not series.judged:
        return (
            f"Each bar is a {noun} and starts at zero; the filled one is the latest. No limits are drawn and no signal "
            "is given: with so few figures nobody can tell a change from chance."
        )
    run = number(series.analysis.conventions.run_length)
    return (
        f"Each dot is a {noun}. While nothing changes, {nouns} fall inside the grey field, set by "
        f"{series.measure.possessive} own ups and downs. A {noun} outside it, or {run} in a row on one side of the "
        "average, means that something changed."
    )


def what_it_says(series: JudgedSeries) -> str:
    """When the series left its usual range, and how far it lies outside now."""
    if not series.judged:
        return _first_and_last(series)
    told = [history(series), _stretch_in_figures(series)]
    return " ".join(filter(None, told)) or _never(series)


def what_is_not_known(series: JudgedSeries, *, explained: bool) -> list[str]:
    """What a reader must not take for granted: a cause nobody recorded, limits that rest on little, no target."""
    told = cautions(series) if series.judged else []
    if series.judged and current_stretch(series.analysis) is not None and not explained:
        told.append(
            "No cause is on record. Until one is agreed and the new level has lasted, the limits stay as they were."
        )
    if series.target is None:
        told.append("Nobody has said what the figure is to reach, so whether it meets its target cannot be asked.")
    return told


def _never(series: JudgedSeries) -> str:
    return f"No {period_noun(series.frequency)} since {series.periods[0].label} has given a signal."


def _stretch_in_figures(series: JudgedSeries) -> str:
    stretch = current_stretch(series.analysis)
    if stretch is None or stretch.count < 2 or stretch.rule not in (Rule.SINGLE_POINT, Rule.SHIFT):
        return ""
    limits = series.analysis.segment_of(stretch.end).limits
    if limits is None or limits.upper is None or limits.lower is None:
        return ""
    values = [value for point, value in series.with_values() if stretch.start <= point.position <= stretch.end]
    measure = series.measure
    span = f"{measure.figure(min(values))} to {measure.figure_with_unit(max(values))}"
    edge = limits.upper if stretch.side > 0 else limits.lower
    line, at = ("limit", edge) if stretch.rule is Rule.SINGLE_POINT else ("average", limits.mean)
    beyond = "above" if stretch.side > 0 else "below"
    many = capital(count_of(stretch.count, series.frequency))
    return f"{many} running, {span}, lie {beyond} the {line} of {measure.figure(at)}."


def _first_and_last(series: JudgedSeries) -> str:
    current = series.analysis.current.start
    known = [(point, value) for point, value in series.with_values() if point.position >= current]
    apart = f" The figures before {series.period(current).label} cannot be compared with it." if current > 1 else ""
    if not known:
        return f"No figure is known since the counting changed.{apart}"
    (first, start), (last, end) = known[0], known[-1]
    if first is last:
        return f"There is nothing to compare the one figure with.{apart}"
    measure = series.measure
    moved = "rose" if end > start else "fell" if end < start else "stayed the same"
    figures = (
        f"at {measure.figure_with_unit(start)}"
        if end == start
        else f"from {measure.figure(start)} to {measure.figure_with_unit(end)}"
    )
    return (
        f"Between {series.period(first.position).label} and {series.period(last.position).label} the figure {moved}, "
        f"{figures}.{apart}"
    )
