"""Usual range, average and target as fields and lines, with their words where they stand."""

from performance.charts.plot import NOTE_SIZE, ROW, Plot, visible_targets
from performance.judged import JudgedSeries, possible_range
from performance.spc import Segment
from performance.spc.conventions import FEWEST_FOR_A_FIXED_BASELINE, FEWEST_FOR_FIRM_LIMITS
from salford_css.core.charts.drawing import Box, Canvas, Field, Line, Text, least_crowded


def draw_ranges(plot: Plot, canvas: Canvas) -> None:
    """Field, limits and average of every visible stretch, and the upright lines where new limits start."""
    for segment in plot.segments():
        left, right = plot.edge(max(segment.start, plot.first)), plot.edge(segment.end + 1)
        if segment.limits and plot.series.judged:
            _draw_limits(plot, segment, left, right, canvas)
        if segment.start > plot.first:
            canvas.lines.append(Line(left, 0, left, plot.bottom, "limits-anew"))
    _name_changes(plot, canvas)


def draw_targets(plot: Plot, canvas: Canvas) -> None:
    """Target lines only where the target was in force, and what others reach as a tick at the right end."""
    for target, first, last in visible_targets(plot.series, plot.first):
        y = plot.y.at(target.value)
        canvas.lines.append(Line(plot.edge(first), y, plot.edge(last + 1), y, "target"))
    if plot.series.comparator:
        y = plot.y.at(plot.series.comparator.value)
        canvas.lines.append(Line(plot.right - 16, y, plot.right, y, "peer-median"))


def is_trial(segment: Segment) -> bool:
    """Whether a stretch has too few values for firm limits."""
    needed = FEWEST_FOR_A_FIXED_BASELINE if segment.fixed else FEWEST_FOR_FIRM_LIMITS
    return segment.baseline_count < needed


def shown_limits(series: JudgedSeries, segment: Segment) -> list[tuple[str, float]]:
    """(name, value) of the limits of a stretch that lie within what is possible."""
    limits, measure = segment.limits, series.measure
    if limits is None or limits.lower is None or limits.upper is None:
        return []
    trial = "trial " if is_trial(segment) else ""
    lower, upper = possible_range(measure, limits.lower, limits.upper)
    named = [("upper", limits.upper, upper), ("lower", limits.lower, lower)]
    return [(f"{trial}{name} limit", value) for name, value, possible in named if value == possible]


def earlier_labels(plot: Plot, canvas: Canvas, taken: list[Box]) -> None:
    """Average and usual range in words, inside each stretch but the latest, where they cover least."""
    for segment in plot.segments()[:-1]:
        words, limits = _range_words(plot, segment), segment.limits
        left, right = plot.edge(max(segment.start, plot.first)) + 7, plot.edge(segment.end + 1) - 5
        if not words or limits is None or limits.upper is None or limits.lower is None:
            continue
        above, below = plot.y.at(limits.upper) - 7, min(plot.y.at(limits.lower) + 16, plot.bottom - 5)
        middle = (left + right) / 2
        spots = [(left, "start"), (middle, "middle"), (right, "end")]
        texts = [
            Text(x, y, words, "halo", anchor, NOTE_SIZE) for y in (above, above - 12, below) for x, anchor in spots
        ]
        fitting = [text for text in texts if text.box.left >= left - 6 and text.box.right <= right + 6]
        if fitting:
            best = least_crowded(fitting, taken)
            taken.append(best.box)
            canvas.texts.append(best)


def _draw_limits(plot: Plot, segment: Segment, left: float, right: float, canvas: Canvas) -> None:
    limits = segment.limits
    assert limits is not None
    trial = " trial" if is_trial(segment) else ""
    if limits.lower is not None and limits.upper is not None:
        top, bottom = plot.y.at(limits.upper), plot.y.at(limits.lower)
        canvas.fields.append(Field(left, top, round(right - left, 1), round(bottom - top, 1), f"usual-range{trial}"))
    for _, value in shown_limits(plot.series, segment):
        canvas.lines.append(Line(left, plot.y.at(value), right, plot.y.at(value), f"limit{trial}"))
    mean = plot.y.at(limits.mean)
    canvas.lines.append(Line(left, mean, right, mean, "average"))


def _name_changes(plot: Plot, canvas: Canvas) -> None:
    segments = plot.segments()
    if len(segments) < 2:
        return
    placed: list[Text] = []
    anew = "Limits set anew" if plot.series.judged else "Counted anew"
    for segment in segments:
        change = segment.start > plot.first
        words = f"{anew}, {plot.series.period(segment.start).label}" if change else _first_words(plot, segment)
        x = plot.edge(max(segment.start, plot.first)) + (7 if change else 2)
        text = _in_free_row(words, x, plot, placed) if words else None
        if text:
            placed.append(text)
    canvas.texts += placed


def _first_words(plot: Plot, segment: Segment) -> str:
    """What an earlier stretch is called; bars have no limits to be named after."""
    if not plot.series.judged:
        return ""
    return "First limits" if segment.start == 1 else "Earlier limits"


def _in_free_row(words: str, x: float, plot: Plot, placed: list[Text]) -> Text | None:
    """The words right of their line, or left of it, in the first row where they touch no others; else none."""
    for row in range(2 if plot.layout.labels_inside else 1):
        y = 12 + row * ROW
        for text in (Text(x, y, words, "", "start", NOTE_SIZE), Text(x - 12, y, words, "", "end", NOTE_SIZE)):
            inside = text.box.left >= 0 and text.box.right <= plot.layout.width
            if inside and not any(text.box.overlap(other.box) for other in placed):
                return text
    return None


def _range_words(plot: Plot, segment: Segment) -> str:
    limits, measure = segment.limits, plot.series.measure
    if not plot.series.judged or limits is None or limits.lower is None or limits.upper is None:
        return ""
    lower, upper = possible_range(measure, limits.lower, limits.upper)
    trial = "trial " if is_trial(segment) else "usual "
    usual = f"{trial}range {measure.figure(lower)} to {measure.figure(upper)}"
    return f"average {measure.figure(limits.mean)}, {usual}"
