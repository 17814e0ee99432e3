"""The table `make bench` prints."""

from collections.abc import Iterable

from bench.timing import Outcome

HEAD = f"{'what':<46}{'product, ms':>26}{'floor, ms':>26}{'ratio':>8}{'must':>7}{'goal':>7}  verdict"


def lines(outcomes: Iterable[Outcome]) -> Iterable[str]:
    """Return the table, a line each: minimum, median and maximum of both, the ratio, and what was asked."""
    yield HEAD
    yield "-" * len(HEAD)
    for outcome in outcomes:
        yield line(outcome)


def line(outcome: Outcome) -> str:
    """Return one line of the table."""
    asked = outcome.comparison
    return (
        f"{asked.name:<46}{_times(outcome.product):>26}{_times(outcome.floor):>26}{outcome.ratio:>8.2f}"
        f"{_bound(asked.must):>7}{_bound(asked.goal):>7}  {verdict(outcome)}"
    )


def verdict(outcome: Outcome) -> str:
    """Say in a word or three how it stands."""
    if outcome.is_missed:
        return "MISSED"
    if outcome.reaches_goal:
        return "goal reached"
    return "kept" if outcome.comparison.must is not None else "no bound"


def _times(times: object) -> str:
    fastest, typical, slowest = (getattr(times, name) * 1000 for name in ("fastest", "typical", "slowest"))
    return f"{fastest:.2f} {typical:.2f} {slowest:.2f}"


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
