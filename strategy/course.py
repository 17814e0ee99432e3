"""The course of a proposal: which steps it had taken on a day, each with its date or the absence of one. Pure.

A proposal keeps its present state only. Read at an earlier day it stands where its dates allow: the dated wordings,
the days of its consultation, its decision and what followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salford_css.core.dates import UncertainDate
from salford_css.core.words import counted, day
from strategy.lifecycle import ProposalState as S

WORDS = (
    *("Draft", "First report", "Consulted", "Analysed", "Revised"),
    *("Decided", "Call-in window", "In effect", "Delivering", "Reviewed"),
)
HEADS = tuple("Call-in" if word == "Call-in window" else word for word in WORDS)
"""The same words where little room is left."""
PLACES = (
    *(S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION, S.ANALYSING, S.REVISED),
    *(S.DECIDED, S.IN_CALL_IN, S.EFFECTIVE, S.DELIVERING, S.REVIEWED),
)
DRAFT, FIRST, CONSULTED, ANALYSED, REVISED, DECIDED, CALL_IN, EFFECT, DELIVERY, REVIEW = range(len(WORDS))


@dataclass(frozen=True)
class Course:
    """What is on record of a proposal's course; None stands for what is not on record.

    `first` is the date of its wording in the report that was consulted on, `revised` that of its newest wording.
    """

    state: str
    versions: int = 0
    first: UncertainDate | None = None
    opens: date | None = None
    closes: UncertainDate | None = None
    comments: int = 0
    unanswered: int = 0
    revised: UncertainDate | None = None
    decided: UncertainDate | None = None
    outcome: str = ""
    published_on: date | None = None
    effective_on: date | None = None
    begun: UncertainDate | None = None
    withdrawn_why: str = ""


@dataclass(frozen=True)
class Reached:
    """A step: its word, whether it is passed, now, to come or passed without evidence, and a note under it."""

    word: str
    state: str
    note: str = ""


def place_on(course: Course, on: date) -> int:
    """Return the number of the step a proposal had reached on a day."""
    if course.state == S.WITHDRAWN:
        reached = DECIDED if course.decided else REVISED if course.versions > 1 else FIRST if course.first else DRAFT
    else:
        reached = CALL_IN if course.state == S.CALLED_IN else PLACES.index(S(course.state))
    return next((place - 1 for place in range(1, reached + 1) if not _possible(course, place, on)), reached)


def state_on(course: Course, on: date) -> S:
    """Return the state of a proposal on a day."""
    place = place_on(course, on)
    if course.state == S.WITHDRAWN or PLACES[place] == course.state or (place, course.state) == (CALL_IN, S.CALLED_IN):
        return S(course.state)
    return PLACES[place]


def steps(course: Course, on: date) -> list[Reached]:
    """Return the whole line of steps as on a day."""
    now = place_on(course, on)
    line = [Reached(WORDS[place], _mark(course, place, now), _note(course, place, now)) for place in range(len(WORDS))]
    if course.state == S.WITHDRAWN:
        return [*(step for step in line[: now + 1] if step.state != "to_come"), Reached("Withdrawn", "now", "now")]
    return line


def _possible(course: Course, place: int, on: date) -> bool:
    """Say whether the dates allow a step to have been taken by a day; a date nobody recorded forbids nothing."""
    match place:
        case 1:
            return _by(course.first, on)
        case 2:
            return course.opens is None or course.opens <= on
        case 3:
            return course.closes is None or course.closes.latest is None or course.closes.latest < on
        case 4:
            return _by(course.revised, on)
        case 5:
            return _by(course.decided, on)
        case 6:
            return course.published_on is None or course.published_on <= on
        case 7:
            return course.effective_on is None or course.effective_on <= on
        case 8:
            return _by(course.begun, on)
    return True


def _by(when: UncertainDate | None, on: date) -> bool:
    return when is None or when.earliest is None or when.earliest <= on


def _mark(course: Course, place: int, now: int) -> str:
    if place > now:
        return "to_come"
    if course.state == S.WITHDRAWN or place < now:
        return "passed" if _evidence(course, place) else "unproven"
    return "now"


def _evidence(course: Course, place: int) -> bool:
    """Say whether a step that was passed left something on record."""
    match place:
        case 1:
            return course.first is not None
        case 2:
            return course.opens is not None
        case 3:
            return course.unanswered == 0
        case 4:
            return course.revised is not None
        case 5:
            return course.decided is not None
        case 6 | 7:
            return course.effective_on is not None
        case 8:
            return course.begun is not None
    return True


def _note(course: Course, place: int, now: int) -> str:
    if place > now:
        return ""
    words = " ".join(_parts(course, place))
    return f"{words}, now" if words and place == now and course.state != S.WITHDRAWN else words or "no date held"


def _parts(course: Course, place: int) -> Iterator[str]:
    match place:
        case 0:
            yield "no date held"
        case 1:
            yield str(course.first) if course.first else "wording not on record"
        case 2 if course.closes and course.closes.latest:
            yield f"to {course.closes}"
        case 3 if course.unanswered:
            yield f"{counted(course.unanswered, 'comment')} unanswered"
        case 3:
            yield f"{counted(course.comments, 'comment')} answered" if course.comments else "no comment on it"
        case 4 if course.revised:
            yield f"version {course.versions}" if course.versions > 1 else str(course.revised)
        case 5 if course.decided:
            yield str(course.decided)
        case 6 if course.effective_on:
            yield f"to {day(course.effective_on)}"
        case 7 if course.effective_on:
            yield day(course.effective_on)
        case 8 if course.begun and course.begun.latest:
            yield f"from {course.begun}"
