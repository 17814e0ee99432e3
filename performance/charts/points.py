"""The line of the figures, their marks by signal, and the bracket over the stretch that signals."""

from collections import defaultdict

from performance.charts.marks import LATEST, MARK_CLASSES, mark_path
from performance.charts.plot import ROW, SIGNAL_SIZE, Plot, signal_lines
from performance.judged import current_stretch
from salford_css.core.charts.drawing import Canvas, Path, Text


def line_path(plot: Plot) -> str:
    """SVG path data of the series; it breaks where a period has no figure."""
    parts, before = [], None
    for point, value in plot.points():
        joined = before is not None and before == point.position - 1
        parts.append(f"{'L' if joined else 'M'}{plot.x(point.position)} {plot.y.at(value)}")
        before = point.position
    return "".join(parts)


def draw_points(plot: Plot, canvas: Canvas) -> None:
    """One path for each kind of mark, the latest point on its own and half as large again."""
    canvas.paths.append(Path(line_path(plot), "series"))
    marks: dict[str, list[str]] = defaultdict(list)
    latest = plot.series.latest
    for point, value in plot.points():
        is_latest = latest is not None and point.position == latest.position
        scale = LATEST if is_latest else 1.0
        kind = MARK_CLASSES[point.type]
        marks[f"{kind} latest" if is_latest else kind].append(
            mark_path(kind, plot.x(point.position), plot.y.at(value), scale)
        )
    canvas.paths += [Path("".join(paths), f"point point--{kind}") for kind, paths in marks.items()]


def draw_signal(plot: Plot, canvas: Canvas) -> None:
    """The words of the signal over a bracket, at the right end of the stretch they speak of."""
    lines, stretch = signal_lines(plot.series, plot.layout), current_stretch(plot.series.analysis)
    if not lines:
        return
    foot = plot.top - 4
    if stretch is not None and stretch.count > 1:
        start, end = plot.edge(max(stretch.start, plot.first)), plot.edge(stretch.end + 1)
        canvas.paths.append(Path(f"M{start + 1} {foot}v-6H{end - 1}v6", "bracket"))
    right = plot.right if stretch is None else plot.edge(stretch.end + 1)
    for number, words in enumerate(reversed(lines)):
        y = foot - 13 - number * ROW
        canvas.texts.append(Text(right, y, words, "label--signal", "end", SIGNAL_SIZE, bold=True))
