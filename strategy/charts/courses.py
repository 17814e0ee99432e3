"""How far proposals have got: one line of stops for each, under the names of the steps."""

from collections.abc import Sequence

from salford_css.core.charts.drawing import Canvas, Line, Path, Text
from strategy.charts.coverage import Strip

STEP, HEIGHT, HEAD = 82, 34, 26
RADIUS = 6.5
START = 10.0


def width(steps: int) -> int:
    """Return the width of a line of so many steps."""
    return STEP * steps


def head(words: Sequence[str]) -> Strip:
    """Draw the names of the steps, each over its stop."""
    canvas = Canvas(texts=[Text(START + place * STEP - RADIUS, 17, word) for place, word in enumerate(words)])
    return Strip(canvas, width=width(len(words)), height=HEAD)


def line(states: Sequence[str]) -> Strip:
    """Draw one proposal: filled stops are passed, a ring with a dot is now, an empty ring is to come."""
    canvas, middle = Canvas(), HEIGHT / 2
    for place, state in enumerate(states[1:], start=1):
        css = "step-line step-line--to-come" if state == "to_come" else "step-line"
        start = START + (place - 1) * STEP
        canvas.lines.append(Line(start, middle, start + STEP, middle, css))
    for place, state in enumerate(states):
        x = START + place * STEP
        canvas.paths.append(Path(_circle(x, middle, RADIUS), f"step step--{state}"))
        if state == "now":
            canvas.paths.append(Path(_circle(x, middle, 2.8), "step-dot"))
        if state == "unproven":
            canvas.texts.append(Text(x, middle + 4.5, "?", "step-doubt", "middle"))
    return Strip(canvas, width=width(len(states)), height=HEIGHT)


def _circle(x: float, y: float, radius: float) -> str:
    return f"M{x - radius:g} {y:g}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
