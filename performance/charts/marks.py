"""The shapes of points. Shape and colour say the same thing, so that neither is needed alone."""

from performance.spc import PointType

MARK_CLASSES = {
    PointType.COMMON_CAUSE: "common",
    PointType.IMPROVEMENT: "improvement",
    PointType.CONCERN: "concern",
    PointType.NEUTRAL_HIGH: "neutral",
    PointType.NEUTRAL_LOW: "neutral",
}
RADII = {"common": 3.0, "improvement": 4.4, "concern": 3.6, "neutral": 4.2, "open": 3.0, "closed": 3.2}
LATEST = 1.5
"""The latest point is half as large again."""


def mark_path(kind: str, x: float, y: float, scale: float = 1.0) -> str:
    """SVG path data of one mark: circle, diamond, square or triangle by its kind."""
    radius = round(RADII[kind] * scale, 1)
    shape = {"improvement": _diamond, "concern": _square, "neutral": _triangle}.get(kind, _circle)
    return shape(x, y, radius)


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r:.1f} 0a{r} {r} 0 1 0 {-2 * r:.1f} 0z"


def _diamond(x: float, y: float, r: float) -> str:
    return f"M{x:.1f} {y - r:.1f}l{r} {r}l{-r} {r}l{-r} {-r}z"


def _square(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y - r:.1f}h{2 * r:.1f}v{2 * r:.1f}h{-2 * r:.1f}z"


def _triangle(x: float, y: float, r: float) -> str:
    return f"M{x:.1f} {y - r:.1f}l{r} {1.8 * r:.1f}h{-2 * r:.1f}z"
