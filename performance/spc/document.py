"""An XmR case as an analyst writes it in JSON, and its answer. The calculation is the pages' own."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from performance.json_values import number_or_none, numbers_or_none, whole
from performance.spc.analysis import Analysis, Segment, analyse
from performance.spc.conventions import Conventions, Direction, Rule, TargetOnLimit
from performance.spc.limits import Value

Json = Mapping[str, Any]
OPTION_NAMES = tuple(field.name for field in fields(Conventions))


def conventions_from(options: Json, base: Conventions | None = None) -> Conventions:
    """Conventions as ``options`` state them, the rest from ``base``. Raises ValueError, in a sentence."""
    unknown = sorted(set(options) - set(OPTION_NAMES))
    if unknown:
        raise ValueError(f"There is no option {unknown[0]!r}; the options are {', '.join(OPTION_NAMES)}.")
    base = base or Conventions()
    return replace(base, **{name: _option(name, value, getattr(base, name)) for name, value in options.items()})


def judge(options: Json, case: Json) -> dict[str, Any]:
    """The answer to one case, without its id. Raises ValueError, in a sentence, for what cannot be computed."""
    dates, values = _series(case)
    found = analyse(
        values,
        direction=_direction(case.get("improvement_direction")),
        target=number_or_none(case.get("target"), "target"),
        rebase_at=_positions(case.get("rebase_at_point") or []),
        fix_after=_fix_after(case.get("fix_after_n_points")),
        conventions=_conventions_of_case(options, case),
    )
    return {**({"dates": dates} if dates else {}), **_answer(found)}


def _answer(found: Analysis) -> dict[str, Any]:
    return {
        "segments": [_segment(segment) for segment in found.segments],
        "relative_to_mean": [point.relative_to_mean for point in found.points],
        "outside_limits": _fired(found, Rule.SINGLE_POINT),
        "trend": _fired(found, Rule.TREND),
        "two_in_three": _fired(found, Rule.TWO_IN_THREE),
        "shift": _fired(found, Rule.SHIFT),
        "point_type": [point.type.value for point in found.points],
        "variation_icon": found.variation,
        "assurance": found.assurance,
        "warnings": [caution.sentence for caution in found.cautions],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    limits = segment.limits
    return {
        "from": segment.start,
        "to": segment.end,
        "mean": limits.mean if limits else None,
        "lpl": limits.lower if limits else None,
        "upl": limits.upper if limits else None,
    }


def _fired(found: Analysis, rule: Rule) -> list[int]:
    return [abs(point.sides[rule]) for point in found.points]


def _conventions_of_case(options: Json, case: Json) -> Conventions:
    """A case may state options of its own, beside its input or under "options"."""
    own = {} if case.get("options") is None else case["options"]
    if not isinstance(own, dict):
        raise ValueError('"options" of a case must be an object.')
    beside = {name: case[name] for name in OPTION_NAMES if name in case}
    return conventions_from({**beside, **own}, conventions_from(options))


def _option(name: str, value: object, example: object) -> Any:
    if isinstance(example, bool):
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be true or false.")
        return value
    if isinstance(example, int):
        return whole(value, name)
    if isinstance(example, TargetOnLimit):
        if not isinstance(value, str) or value not in set(TargetOnLimit):
            raise ValueError(f"{name} must be one of {', '.join(TargetOnLimit)}.")
        return TargetOnLimit(value)
    if not isinstance(value, list) or not all(isinstance(rule, str) and rule in set(Rule) for rule in value):
        raise ValueError(f"{name} must be a list of {', '.join(Rule)}.")
    return tuple(Rule(rule) for rule in value)


def _series(case: Json) -> tuple[list[str], list[Value]]:
    """Dates, in order, and the values they order; no dates where none are given."""
    checked = numbers_or_none(case.get("values"), "values")
    if case.get("dates") is None:
        return [], checked
    days = _days(case["dates"], len(checked))
    ordered = sorted(zip(days, checked, strict=True), key=lambda pair: pair[0])
    return [day.isoformat() for day, _ in ordered], [value for _, value in ordered]


def _days(dates: object, length: int) -> list[date]:
    if not isinstance(dates, list) or len(dates) != length:
        raise ValueError(f'"dates" must be a list of {length} dates, one for each value.')
    days = [_day(text, at) for at, text in enumerate(dates, start=1)]
    twice = next((day for at, day in enumerate(sorted(days)[1:]) if day == sorted(days)[at]), None)
    if twice:
        raise ValueError(f"The date {twice.isoformat()} stands twice; a series has one value for each date.")
    return days


def _day(text: object, at: int) -> date:
    try:
        return date.fromisoformat(text)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ValueError(f"Date {at} is not a date of the form 2020-02-29.") from error


def _positions(value: object) -> Sequence[int]:
    if not isinstance(value, list):
        raise ValueError("rebase_at_point must be a list of positions, counted from 1.")
    return [whole(position, "Each rebase_at_point") for position in value]


def _fix_after(value: object) -> int | None:
    return None if value is None else whole(value, "fix_after_n_points")


def _direction(value: object) -> Direction:
    if not isinstance(value, str) or value not in set(Direction):
        raise ValueError(f"improvement_direction must be one of {', '.join(Direction)}.")
    return Direction(value)
