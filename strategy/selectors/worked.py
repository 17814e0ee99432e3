"""Days that pages show because the clock worked them out: each with its rule, its calendar and the days left out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from salford_css.core.models import Organisation
from strategy import clock_rules
from strategy.clock_rules import Calendar, Worked, WorkedEffect
from strategy.models import ClockKind, ClockRule, Decision, ForwardPlanEntry, Meeting
from strategy.services import procedure
from strategy.services.procedure import RuleBook

DEFAULT_CALENDAR = "england-and-wales"


@dataclass(frozen=True)
class WorkedDate:
    """A day, what happens on it in words that a day can follow, how it was worked out, and by which rule on record."""

    words: str
    worked: Worked
    rule: ClockRule | None = None

    @property
    def day(self) -> date:
        """Return the day."""
        return self.worked.day

    @property
    def hour(self) -> str:
        """Return the clock time at which a call-in window ends; empty for any other day."""
        return ""


@dataclass(frozen=True)
class CallInEnd(WorkedDate):
    """The last day of a call-in window, with its clock time."""

    @property
    def day(self) -> date:
        """Return the last day of the window."""
        return self.worked.call_in_last_day if isinstance(self.worked, WorkedEffect) else self.worked.day

    @property
    def hour(self) -> str:
        """Return the clock time, if the rule names one."""
        ends = self.worked.call_in_ends_at if isinstance(self.worked, WorkedEffect) else None
        return f"{ends:%H:%M}" if ends else ""


def of_decision(decision: Decision) -> list[WorkedDate]:
    """Return the end of a published decision's call-in window and the day it takes effect, by the rule it names.

    Once it was called in, what scrutiny concludes fixes that day, so only the window is shown; not published, the day
    by which it should be.
    """
    if decision.published_on is None:
        return publish_by(decision)
    if decision.rule is None:
        return []
    found = effect_by(decision.rule, decision.published_on)
    return found[:1] if hasattr(decision, "call_in") else found


def publish_by(decision: Decision, book: RuleBook | None = None) -> list[WorkedDate]:
    """Return the day by which a decision should be published; none where its day or the rule is unknown."""
    made = decision.made_latest
    rules = book or RuleBook(ClockKind.PUBLISH_DECISION)
    council = procedure.organisation_by_body_or_plan(decision.body, decision.proposal)
    rule = rules.in_force(council, made) if made else None
    if made is None or rule is None:
        return []
    calendar = rules.calendar_of(rule)
    found = clock_rules.days_after(made, rule.days, working=rule.counts_working_days, calendar=calendar)
    words = f"{clock_rules.counted(rule.days, working=rule.counts_working_days)} after it was made"
    return [WorkedDate("It should be published by", Worked(found.day, words, calendar.name, found.skipped), rule)]


def effect_by(rule: ClockRule, published: date) -> list[WorkedDate]:
    """Return both days that follow from publishing a decision on a day."""
    worked = clock_rules.effective_date(published, procedure.call_in_of(rule), procedure.calendar_of(rule))
    return [
        CallInEnd("It can be called in until", worked, rule),
        WorkedDate("Unless it is called in, it takes effect on", worked, rule),
    ]


def of_meeting(meeting: Meeting) -> list[WorkedDate]:
    """Return the day by which the papers of a meeting must be public; none where day or rule is unknown."""
    if meeting.earliest is None or meeting.earliest != meeting.latest:
        return []
    rule = procedure.rule_in_force(meeting.body.organisation, ClockKind.AGENDA, meeting.earliest)
    return [papers_by(rule, meeting.earliest)] if rule else []


def papers_by(rule: ClockRule, meeting: date) -> WorkedDate:
    """Return the day by which papers must be public for a meeting on a day."""
    worked = clock_rules.clear_days_before(
        meeting, rule.days, working=rule.counts_working_days, calendar=procedure.calendar_of(rule)
    )
    return WorkedDate("The agenda and its papers must be open to the public by", worked, rule)


def of_entry(entry: ForwardPlanEntry, book: RuleBook | None = None) -> list[WorkedDate]:
    """Return the day by which notice of a key decision is due, counted to the first day on which it can be made."""
    if not entry.key or entry.earliest is None:
        return []
    rules = book or RuleBook(ClockKind.FORWARD_PLAN)
    rule = rules.in_force(entry.organisation, entry.earliest)
    return [notice_by(rule, entry.earliest, rules.calendar_of(rule))] if rule else []


def notice_by(rule: ClockRule, decision: date, calendar: Calendar | None = None) -> WorkedDate:
    """Return the day by which notice must be published of a decision on a day."""
    worked = clock_rules.notice_by(decision, procedure.notice_of(rule), calendar or procedure.calendar_of(rule))
    return WorkedDate("Notice of a key decision must be published by", worked, rule)


def working_days_after(calendar: str, start: date, days: int) -> WorkedDate:
    """Return the day that lies so many working days after another. Raises ValueError for days no rule could mean."""
    known = procedure.calendar_called(calendar)
    found = clock_rules.days_after(start, days, working=True, calendar=known)
    warning = known.warning(start, found.day)
    worked = Worked(
        found.day,
        f"{clock_rules.counted(days, working=True)} after; the first day does not count",
        known.name,
        found.skipped,
        (warning,) if warning else (),
    )
    return WorkedDate(f"{clock_rules.counted(days, working=True)} later it is", worked)


def councils() -> QuerySet[Any]:
    """Return the organisations that have rules of procedure."""
    return Organisation.objects.filter(clock_rules__isnull=False).distinct().order_by("name")


# ------------------------------------------------------------------ a day asked for

QUESTIONS = (
    ("effect", "A decision is published on this day: when does it take effect?"),
    ("papers", "A body meets on this day: by when must its papers be public?"),
    ("notice", "A key decision is made on this day: by when must notice be published?"),
    ("days", "Which day is so many working days after this day?"),
)
RULE_OF = {"effect": ClockKind.CALL_IN, "papers": ClockKind.AGENDA, "notice": ClockKind.FORWARD_PLAN}


def work_out(question: str, on: date, *, council: Organisation | None, days: int | None = None) -> list[WorkedDate]:
    """Return the answer to one of QUESTIONS, by a council's rule in force on the day.

    Raises ValidationError where no such rule is on record, or the days cannot be counted.
    """
    try:
        if question == "days":
            return [working_days_after(DEFAULT_CALENDAR, on, days or 0)]
        rule = procedure.rule_in_force(council, RULE_OF[question], on)
        if rule is None:
            raise ValidationError(f"No rule on {RULE_OF[question].label} is on record for {on:%-d %B %Y}.")
        if question == "effect":
            return effect_by(rule, on)
        return [papers_by(rule, on) if question == "papers" else notice_by(rule, on)]
    except ValueError as refused:
        raise ValidationError(str(refused)) from refused
