"""What is there of strategy on a day: the proposals in hand, the years of promises and plans, every register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from salford_css.core.words import capital
from strategy import models as m
from strategy.charts import courses, years
from strategy.charts.coverage import Strip
from strategy.course import WORDS, state_on, steps
from strategy.lifecycle import ProposalState
from strategy.querysets.reports import known_by
from strategy.selectors.proposals import course_of, with_course


@dataclass(frozen=True)
class InHand:
    """A proposal with its line of stops, and its state in words."""

    row: Any
    strip: Strip
    words: str
    state: str


@dataclass(frozen=True)
class Spell:
    """A plan or a set of pledges with the years it covers."""

    row: Any
    strip: Strip
    words: str


@dataclass(frozen=True)
class Register:
    """A list of strategy: its name, address, how many rows it has, and what it holds."""

    words: str
    url: str
    count: int


def plan_in_hand(reader: Any, day: date) -> m.Plan | None:
    """Return the plan whose proposals are in hand: the newest that has any known on the day."""
    known = m.Proposal.objects.visible_to(reader).as_at(day)
    plans = m.Plan.objects.visible_to(reader).filter(proposals__in=known).distinct()
    return plans.order_by("-starts", "-earliest", "-pk").first()


def proposals_of(plan: m.Plan, reader: Any, day: date) -> list[InHand]:
    """Return the proposals of a plan with how far each has got."""
    rows = m.Proposal.objects.visible_to(reader).as_at(day).filter(plan=plan).order_by("number")
    return [_in_hand(row, day) for row in with_course(rows, reader, day)]


def _in_hand(row: Any, day: date) -> InHand:
    course = course_of(row, day)
    state, line = state_on(course, day), steps(course, day)
    marks = [step.state for step in line]
    if state == ProposalState.WITHDRAWN:
        marks = [*marks, *["to_come"] * (len(WORDS) - len(marks))]
    return InHand(row, courses.line(marks[: len(WORDS)]), capital(ProposalState(state).label), state)


@dataclass(frozen=True)
class Spells:
    """Everything dated on one calendar, and how many plans have no date at all."""

    head: Strip
    rows: Sequence[Spell]
    undated: int


def spells(reader: Any, day: date) -> Spells:
    """Return pledges and plans on one calendar of years."""
    sets = m.PledgeSet.objects.visible_to(reader).filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))
    plans = list(m.Plan.objects.visible_to(reader).as_at(day).order_by("earliest", "starts", "title"))
    found = [(one, years.Years(one.valid_from, one.last_day)) for one in sets]
    found += [(one, _years(one)) for one in plans]
    dated = [(row, spell) for row, spell in found if spell.is_dated]
    days = years.calendar([spell for _, spell in dated], day)
    rows = [Spell(row, years.strip(days, spell, day), _words(row, spell)) for row, spell in dated]
    return Spells(years.head(days, day), rows, len(found) - len(dated))


def _years(plan: m.Plan) -> years.Years:
    adopted = (plan.earliest, plan.latest) if plan.earliest and plan.latest else None
    return years.Years(plan.starts, plan.ends, adopted)


def _words(row: Any, spell: years.Years) -> str:
    starts, ends = (str(day.year) if day else "" for day in (spell.starts, spell.ends))
    covers = f"{starts} to {ends}" if starts and ends else f"from {starts}" if starts else f"to {ends}" if ends else ""
    adopted = f"adopted {row.when}" if spell.adopted else ""
    return ", ".join(filter(None, (covers, adopted)))


def registers(reader: Any, day: date) -> list[tuple[str, list[Register]]]:
    """Return every list of strategy in five groups, with how many rows it has on the day."""
    return [(heading, [_register(one, reader, day) for one in lists]) for heading, lists in GROUPS]


def _register(listed: tuple[str, str, Any], reader: Any, day: date) -> Register:
    words, name, model = listed
    rows = model.objects.visible_to(reader)
    names = {field.name for field in model._meta.fields}
    if hasattr(rows, "as_at"):
        rows = rows.as_at(day)
    elif "earliest" in names and model is not m.InformationSystem:
        rows = rows.filter(known_by(day))
    return Register(words, reverse(f"strategy:{name}"), rows.count())


GROUPS = (
    (
        "What we want",
        (
            ("Mission and principles", "mission", m.MissionStatement),
            ("Pledges", "pledges", m.Pledge),
            ("Plans and strategies", "plans", m.Plan),
            ("Objectives", "objectives", m.Objective),
        ),
    ),
    (
        "What is proposed, and who was asked",
        (
            ("Proposals", "proposals", m.Proposal),
            ("Reports", "reports", m.Report),
            ("Consultations", "consultations", m.Consultation),
            ("Comments", "comments", m.ConsultationComment),
            ("Consultation events", "events", m.ConsultationEvent),
        ),
    ),
    (
        "Who decides",
        (
            ("Bodies", "bodies", m.Body),
            ("Meetings", "meetings", m.Meeting),
            ("Meetings that come round", "all-meeting-series", m.MeetingSeries),
            ("Forward plan", "forward-plan", m.ForwardPlanEntry),
            ("Decisions", "decisions", m.Decision),
            ("Rules of procedure", "procedure", m.ClockRule),
        ),
    ),
    (
        "Who does it",
        (
            ("Actions", "actions", m.Action),
            ("Milestones", "milestones", m.Milestone),
            ("Inspections and reviews", "inspections", m.Inspection),
        ),
    ),
    (
        "How we work, and where we stand",
        (
            ("Ways of taking part", "involvement-ways", m.InvolvementWay),
            ("Services that help people to be heard", "involvement-services", m.InvolvementService),
            ("Communications", "communications", m.Communication),
            ("Information systems", "systems", m.InformationSystem),
            ("Enabling programmes", "programmes", m.EnablingProgramme),
            ("The setting", "context", m.ContextFact),
        ),
    ),
)
