"""The clock's questions as an auditor writes them in JSON, and their answers. The counting is the pages' own.

What a case leaves out is taken from the options of the document, then from the conventions named in DEFAULTS.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from strategy.clock_rules.calendars import Calendar, calendar_named
from strategy.clock_rules.counting import Skipped, days_after
from strategy.clock_rules.questions import CallIn, Effect, Worked, clear_days_before, counted, effective_date

Json = Mapping[str, Any]
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")


def work_out(options: Json, case: Json) -> dict[str, Any]:
    """The answer to one case, without its id. Raises ValueError, in a sentence, for what cannot be worked out."""
    asked = case.get("question")
    if not isinstance(asked, str) or asked not in QUESTIONS:
        raise ValueError(f'"question" must be one of {", ".join(QUESTIONS)}.')
    facts = {**_given(options), **_given(case)}
    return QUESTIONS[asked](facts, _calendar(options, case))


def _given(entry: Json) -> Json:
    return {key: value for key, value in entry.items() if value is not None}


def _effective_date(facts: Json, calendar: Calendar) -> dict[str, Any]:
    call_in = CallIn(
        days=_days(facts, "call_in_days", 5),
        working=_yes_or_no(facts, "working", default=True),
        ends_at=_hour(facts.get("call_in_ends_at", "16:00")),
        effect=_effect(facts.get("effective", Effect.NEXT_CALENDAR_DAY)),
    )
    found = effective_date(_day(facts, "published"), call_in, calendar)
    ends = datetime.combine(found.call_in_last_day, call_in.ends_at or time())
    return {"call_in_ends": ends.isoformat(timespec="minutes"), "effective_from": found.day.isoformat(), **_how(found)}


def _publish_by(facts: Json, calendar: Calendar) -> dict[str, Any]:
    working = _yes_or_no(facts, "working", default=True)
    days = _days(facts, "clear_days", 5)
    found = clear_days_before(_day(facts, "meeting"), days, working=working, calendar=calendar)
    return {"publish_by": found.day.isoformat(), **_how(found)}


def _notice_by(facts: Json, calendar: Calendar) -> dict[str, Any]:
    working = _yes_or_no(facts, "working", default=False)
    days = _days(facts, "clear_days", 28)
    found = clear_days_before(_day(facts, "decision"), days, working=working, calendar=calendar)
    return {"notice_by": found.day.isoformat(), **_how(found)}


def _working_days_after(facts: Json, calendar: Calendar) -> dict[str, Any]:
    if "days" not in facts:
        raise ValueError('The case has no "days" to count.')
    start, days = _day(facts, "start"), _days(facts, "days", 0)
    found = days_after(start, days, working=True, calendar=calendar)
    warning = calendar.warning(start, found.day)
    rule = f"{counted(days, working=True)} after; the first day does not count"
    worked = Worked(found.day, rule, calendar.name, found.skipped, (warning,) if warning else ())
    return {"date": found.day.isoformat(), **_how(worked)}


QUESTIONS: Mapping[str, Callable[[Json, Calendar], dict[str, Any]]] = {
    "effective_date": _effective_date,
    "publish_by": _publish_by,
    "notice_by": _notice_by,
    "working_days_after": _working_days_after,
}


def _how(found: Worked) -> dict[str, Any]:
    """How an answer came about: days left out, rule, calendar, and warnings where there are any."""
    how: dict[str, Any] = {
        "skipped": [_skipped(one) for one in found.skipped],
        "rule": found.rule,
        "calendar": found.calendar,
    }
    return {**how, "warnings": list(found.warnings)} if found.warnings else how


def _skipped(one: Skipped) -> dict[str, str]:
    return {"date": one.day.isoformat(), "why": one.why}


def _calendar(options: Json, case: Json) -> Calendar:
    """The calendar of a case: days off and days worked after all are those of the document and of the case."""
    name = case.get("calendar") or options.get("calendar") or "england-and-wales"
    off: dict[date, str] = {}
    worked: set[date] = set()
    for entry in (options, case):
        off |= _own_days(entry, "non_working_days")
        worked |= set(_own_days(entry, "working_days"))
    if not isinstance(name, str):
        raise ValueError('"calendar" must be the name of a calendar.')
    return calendar_named(name, off, frozenset(worked))


def _own_days(entry: Json, key: str) -> dict[date, str]:
    given = entry.get(key) or []
    if not isinstance(given, list):
        raise ValueError(f'"{key}" must be a list of days.')
    rows = [one if isinstance(one, dict) else {"date": one} for one in given]
    return {_day(row, "date"): str(row.get("why") or "not a working day") for row in rows}


def _day(facts: Json, key: str) -> date:
    value = facts.get(key)
    if value is None:
        raise ValueError(f'The case has no "{key}"; a day is written as 2023-01-23.')
    sentence = f'"{key}" must be a day written as 2023-01-23, not {value!r}.'
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError(sentence)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(sentence) from error


def _days(facts: Json, key: str, default: int) -> int:
    value = facts.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not float(value).is_integer():
        raise ValueError(f'"{key}" must be a whole number of days.')
    return int(value)


def _yes_or_no(facts: Json, key: str, *, default: bool) -> bool:
    value = facts.get(key, default)
    if not isinstance(value, bool):
        raise ValueError(f'"{key}" must be true or false.')
    return value


def _hour(value: object) -> time:
    if not isinstance(value, str) or not HOUR.fullmatch(value):
        raise ValueError('"call_in_ends_at" must be a clock time written as 16:00; for midnight write 23:59.')
    return time.fromisoformat(value)


def _effect(value: object) -> Effect:
    if not isinstance(value, str) or value not in set(Effect):
        raise ValueError(f'"effective" must be one of {", ".join(Effect)}.')
    return Effect(value)
