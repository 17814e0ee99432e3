"""The rest of a report that comes back from consultation: how it came about, the proposals, the conclusion. Pure."""

from dataclasses import dataclass
from datetime import date

from salford_css.core.words import capital, day, listed, number, quote
from strategy.reporting.register import RESULTS, UNDERTAKEN, Fact, Made

INTRODUCTION, PROPOSALS, CONCLUSION = "introduction", "proposals", "conclusion"

SECTIONS = (
    (INTRODUCTION, "Introduction"),
    (UNDERTAKEN, "Consultation undertaken"),
    (RESULTS, "Results of the consultation"),
    (PROPOSALS, "Revised proposals following the consultation"),
    (CONCLUSION, "Conclusion"),
)
"""The sections of a report on a consultation, in their order."""


@dataclass(frozen=True)
class Wording:
    """A proposal as it is to be decided: its number, its words, whether they changed since consultation."""

    number: int
    text: str
    revised: bool = False


@dataclass(frozen=True)
class Course:
    """How the report came about. What is not on record is empty."""

    title: str
    considered_by: str = ""
    considered_on: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    length: str = ""
    audiences: tuple[str, ...] = ()
    proposals: tuple[Wording, ...] = ()
    body: str = ""
    result: str = ""


def introduction(course: Course) -> list[Made]:
    """Say which report was consulted on, and who agreed to the consultation, with whom and for how long."""
    on = f" on {course.considered_on}" if course.considered_on else ""
    had = f"{course.considered_by} had" if course.considered_by else "No body is on record as having had"
    first = Made(
        f"{INTRODUCTION}:considered",
        f"{had} the report “{course.title}” before it{on}.",
        facts=(
            Fact("report", course.title),
            Fact("considered", f"{course.considered_by} {course.considered_on}".strip()),
        ),
    )
    agreed = f"{capital(course.agreed_by)} agreed" if course.agreed_by else "It was agreed"
    when = f" on {day(course.agreed_on)}" if course.agreed_on else ""
    period = f" to {course.length} of consultation" if course.length else " to consultation"
    whom = f" with {listed([_in_line(name) for name in course.audiences])}" if course.audiences else ""
    facts = (
        Fact("agreed", f"{course.agreed_by}{when}".strip()),
        Fact("length", course.length),
        Fact("audiences promised", listed(list(course.audiences))),
    )
    return [first, Made(f"{INTRODUCTION}:agreed", f"{agreed}{when}{period}{whom}.", facts=facts)]


def proposals(course: Course) -> list[Made]:
    """List the proposals as they are to be decided, each under its number."""
    if not course.proposals:
        return [Made(f"{PROPOSALS}:list", "No proposal is carried in this report.")]
    revised = sum(one.revised for one in course.proposals)
    changed = f"{number(revised)} of them revised after consultation" if revised else "none of them revised"
    on = f" of {course.considered_on}" if course.considered_on else ""
    lead = f"The proposals of the report{on} are brought forward, {number(len(course.proposals))} in number, {changed}:"
    lines = [f"{one.number}. {one.text}" for one in course.proposals]
    facts = tuple(Fact(f"proposal {one.number}", one.text) for one in course.proposals)
    return [Made(f"{PROPOSALS}:list", "\n".join([lead, *lines]), facts=facts)]


def conclusion(course: Course) -> list[Made]:
    """Say what the consultation came to, and what the body is asked for."""
    revised = [one.number for one in course.proposals if one.revised]
    came = f" {capital(quote(course.result))}." if course.result else ""
    named = f"{'proposal' if len(revised) == 1 else 'proposals'} {listed([str(n) for n in revised])}"
    took = f" What was said changed {named}." if revised else " It changed no proposal."
    asked = f" {course.body or 'The body'} is asked to endorse the report and its proposals: {quote(course.title)}."
    facts = (
        Fact("result", course.result),
        Fact("proposals revised", listed([str(n) for n in revised]) or "none"),
        Fact("body", course.body),
    )
    length = f" of {course.length}" if course.length else ""
    since = f" that {course.agreed_by or 'the council'} agreed on {day(course.agreed_on)}" if course.agreed_on else ""
    held = f"The consultation{length}{since} has ended."
    return [Made(f"{CONCLUSION}:asked", f"{held}{came}{took}{asked}", facts=facts)]


def _in_line(name: str) -> str:
    """Write the name of an audience inside a sentence; NHS and other capitals stay."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
