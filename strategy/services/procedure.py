"""Looks up the rules of procedure in force and counts days by them; the counting itself is in clock_rules."""

from datetime import date

from salford_css.core.models import NonWorkingDay, Organisation, PostKind, Standing
from strategy import clock_rules
from strategy.clock_rules import Calendar, CallIn, Effect
from strategy.models import BodyKind, ClockKind, ClockRule, Decision, Meeting, ReportVersion

MAY_BLOCK = (Standing.VERIFIED, Standing.CORROBORATED)
"""Only rules confirmed so far may refuse a deed; others show as findings."""


def rule_in_force(organisation: Organisation | None, kind: str, on: date) -> ClockRule | None:
    """Return an organisation's rule of a kind on a day."""
    if organisation is None:
        return None
    return ClockRule.objects.in_force(on).filter(organisation=organisation, kind=kind).first()


def calendar_of(rule: ClockRule) -> Calendar:
    """Return a rule's calendar: its bank holidays, with the days the council itself has entered laid over them."""
    return calendar_called(rule.calendar)


def calendar_called(name: str) -> Calendar:
    """Return a calendar by its name, with the council's own days off and the days it works although others do not.

    Raises ValueError, in a sentence, for a name that no calendar has.
    """
    own = list(NonWorkingDay.objects.filter(calendar=name).values_list("day", "why", "worked"))
    off = {day: why for day, why, worked in own if not worked}
    return clock_rules.calendar_named(name, off, frozenset(day for day, _, worked in own if worked))


def first_lawful_day(rule: ClockRule, published_on: date | None) -> date | None:
    """Return the first day on which a body may decide on what was published on a day; None: nothing published."""
    if published_on is None:
        return None
    return clock_rules.first_day_after_clear_days(
        published_on, rule.days, working=rule.counts_working_days, calendar=calendar_of(rule)
    ).day


def publication_of(meeting: Meeting | None, version: ReportVersion | None) -> date | None:
    """Return the day since which the public could read what is to be decided: agenda and report both, so the later."""
    known = [
        day
        for day in (meeting.agenda_published_on if meeting else None, version.published_on if version else None)
        if day is not None
    ]
    return max(known) if known else None


def can_be_called_in(decision: Decision) -> bool:
    """Say whether scrutiny may call a decision in: what the power says under which it was made.

    Where no scheme of delegation gave that power: those of an executive or of a member, not those of officers. What
    was decided anew after a call-in is not called in again.
    """
    if decision.reconsiders is not None:
        return False
    if decision.delegation is not None:
        return decision.delegation.called_in
    if decision.body is not None:
        return decision.body.kind == BodyKind.DECISION
    return decision.post is not None and decision.post.kind == PostKind.MEMBER


def call_in_rule(decision: Decision, published_on: date, organisation: Organisation | None) -> ClockRule | None:
    """Return the call-in rule that applies to a decision published on a day; None: it takes effect at once."""
    return rule_in_force(organisation, ClockKind.CALL_IN, published_on) if can_be_called_in(decision) else None


def effective_day(rule: ClockRule | None, published_on: date) -> date:
    """Return the day a decision takes effect if nobody calls it in."""
    if rule is None:
        return published_on
    return clock_rules.effective_date(published_on, call_in_of(rule), calendar_of(rule)).day


def call_in_of(rule: ClockRule) -> CallIn:
    """Return a call-in rule as the clock counts it."""
    return CallIn(
        days=rule.days,
        working=rule.counts_working_days,
        ends_at=rule.hour,
        effect=Effect.NEXT_CALENDAR_DAY if rule.effective_next_day else Effect.END_OF_CALL_IN,
    )
