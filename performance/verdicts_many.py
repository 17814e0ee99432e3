"""Verdicts on thousands of series at once: the plain ones as one table of numbers, the few others one by one.

Plain is a monthly or quarterly series whose limits were never formed anew. What is said of each is what
``verdicts.verdict_of`` says of it alone; the tests hold this module to that.
"""

from collections.abc import Sequence
from datetime import date
from math import nan

import numpy as np

from performance.judged import Stretch, stretch_to
from performance.spc import Conventions, Direction, Limits, Rule
from performance.spc.cautions import CautionKind, cautions_of_segment
from performance.spc.labels import assurance, point_type, variation
from performance.spc.many import Floats, ManyJudged, judge_many
from performance.verdicts import JUDGED, History, Verdict, judged, verdict_of
from salford_css.core.periods import Period

KINDS = {way: {side: point_type(side, way).value for side in (-1, 0, 1)} for way in Direction}


def verdicts(histories: Sequence[History]) -> list[Verdict]:
    """Return what the statistics say of each history, in their order."""
    alike: dict[Conventions, list[History]] = {}
    for one in histories:
        if _is_plain(one):
            alike.setdefault(one.conventions, []).append(one)
    found: dict[int, Verdict] = {}
    for agreed, plain in alike.items():
        found |= dict(zip(map(id, plain), _of_plain(plain, agreed), strict=True))
    return [found.get(id(one)) or verdict_of(judged(one), one.periods) for one in histories]


def _is_plain(history: History) -> bool:
    return bool(history.periods) and history.frequency in JUDGED and not history.new_limits


def _of_plain(histories: Sequence[History], agreed: Conventions) -> list[Verdict]:
    places = [_places(one) for one in histories]
    values = _table(histories, places)
    many = judge_many(values, agreed)
    counted = np.count_nonzero(~np.isnan(values), axis=1).tolist()
    return [_verdict(*each, many, row) for row, each in enumerate(zip(histories, places, counted, strict=True))]


def _places(history: History) -> list[int]:
    """Return where each period stands, counted from 0 at the first: a missing period leaves its place empty."""
    step, first = history.frequency.months, _months(history.periods[0])
    return [(_months(day) - first) // step for day in history.periods]


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _table(histories: Sequence[History], places: Sequence[Sequence[int]]) -> Floats:
    values = np.full((len(histories), 1 + max((each[-1] for each in places), default=0)), nan)
    for row, (history, each) in enumerate(zip(histories, places, strict=True)):
        values[row, each] = [nan if value is None else float(value) for value in history.values]
    return values


def _verdict(history: History, places: Sequence[int], counted: int, many: ManyJudged, row: int) -> Verdict:
    gaps = [CautionKind.GAPS.value] if counted <= places[-1] else []
    if counted < history.conventions.minimum_points:
        return Verdict(kinds=("",) * len(places), cautions=(CautionKind.TOO_SHORT.value, *gaps))
    limits = _limits(many, row)
    found = cautions_of_segment(1, counted, places[-1] + 1, limits, fixed=False)
    stretch = _stretch(many, row, history.conventions)
    direction = history.measure.direction
    against = assurance(limits, _target(history), direction, history.conventions.target_on_limit)
    return Verdict(
        kinds=_kinds(history, places, many.side[row].tolist()),
        mean=limits.mean,
        lower=limits.lower,
        upper=limits.upper,
        limits_since=history.periods[0],
        variation=variation(int(many.latest_side[row]), direction).value,
        assurance=against.value if against else "",
        rule=stretch.rule.value if stretch else "",
        since=Period(history.periods[0], history.frequency).shifted(stretch.start - 1).first_day if stretch else None,
        count=stretch.count if stretch else 0,
        cautions=(*(caution.kind.value for caution in found), *gaps),
    )


def _limits(many: ManyJudged, row: int) -> Limits:
    mean, lower, upper, slack = (float(each[row]) for each in (many.mean, many.lower, many.upper, many.slack))
    return Limits(mean, lower, upper, slack) if lower == lower else Limits(mean, slack=slack)


def _kinds(history: History, places: Sequence[int], sides: Sequence[int]) -> tuple[str, ...]:
    words = KINDS[history.measure.direction]
    return tuple(
        "" if value is None else words[sides[place]] for value, place in zip(history.values, places, strict=True)
    )


def _target(history: History) -> float | None:
    if not history.targets:
        return None
    last = Period(history.periods[-1], history.frequency)
    return next((target.value for target in reversed(history.targets) if target.holds_in(last)), None)


def _stretch(many: ManyJudged, row: int, agreed: Conventions) -> Stretch | None:
    if not many.latest_side[row]:
        return None
    sides = {rule: many.fired[rule][row].tolist() for rule in Rule}
    # The last period's row may hold no value: the signal is that of the latest one that has a value.
    latest = many.latest[row] + 1
    label = next(rule for rule in agreed.label_order if sides[rule][latest - 1])
    return stretch_to(int(latest), label, sides)
