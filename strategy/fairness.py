"""The four tests of a fair consultation, each judged by what is on record. Pure.

From R v Brent London Borough Council, ex parte Gunning (1985): asked at a formative stage, with enough to go by, with
time to answer, and the answers conscientiously taken into account. No test is passed by a tick: each rests on a
sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from salford_css.core.words import capital, counted, day, listed, number

NOTHING_MISSING = "Nothing that this test asks for is missing from the record."

ENOUGH_DAYS = 42
"""Six weeks: our convention. A shorter time is not unfair by itself, but the record should say why."""


@dataclass(frozen=True)
class Asked:
    """What is on record about how people were asked and heard."""

    opens: date | None = None
    closes: date | None = None
    decided_before: int = 0
    amended: int = 0
    informed: int = 0
    formats: str = ""
    equality_assessed: bool = False
    last_event: date | None = None
    undated: int = 0
    comments: int = 0
    answered: int = 0
    replies: int = 0


@dataclass(frozen=True)
class Evidence:
    """A row on record that bears on a test: what it is, when it was, where it can be read."""

    what: str
    when: str = ""
    year: str = ""
    url: str = ""


@dataclass(frozen=True)
class Test:
    """One test: its name, how far the record shows it (a shape), the sentence it rests on, and what is missing."""

    number: int
    name: str
    grade: str
    because: str
    missing: str = ""
    evidence: tuple[Evidence, ...] = ()


WORDS = {"on_record": "Shown", "in_part": "In part", "not_on_record": "Not on record"}


def judge(asked: Asked) -> list[Test]:
    """Judge a consultation by the four tests."""
    judged = (
        ("Asked while proposals could still change", _formative(asked), _formative_lacks(asked)),
        ("Enough information to answer", _informed(asked), _informed_lacks(asked)),
        ("Enough time", _timely(asked), _timely_lacks(asked)),
        ("Answers taken into account", _heeded(asked), _heeded_lacks(asked)),
    )
    return [
        Test(place, name, grade, because, missing or NOTHING_MISSING)
        for place, (name, (grade, because), missing) in enumerate(judged, start=1)
    ]


def with_evidence(tests: Sequence[Test], found: Mapping[int, Sequence[Evidence]]) -> list[Test]:
    """Put the rows on record under the tests they bear on."""
    return [replace(test, evidence=tuple(found.get(test.number, ()))) for test in tests]


def _formative(asked: Asked) -> tuple[str, str]:
    if asked.opens is None:
        return "not_on_record", "The day on which it opened is not on record."
    if asked.decided_before:
        return "not_on_record", f"{capital(counted(asked.decided_before, 'decision'))} had been made before it opened."
    sentence = f"It opened on {day(asked.opens)}, when nothing had been decided"
    if asked.amended:
        return "on_record", f"{sentence}; {counted(asked.amended, 'comment')} changed a proposal afterwards."
    return "in_part", f"{sentence}, but no comment changed anything."


def _formative_lacks(asked: Asked) -> str:
    if asked.opens is None:
        return "Record the day on which it opened."
    if asked.decided_before:
        return "Say why the decisions made before it opened left the matter open, or consult again."
    return "" if asked.amended else "Where a comment did change something, say so in its answer."


def _informed(asked: Asked) -> tuple[str, str]:
    missing = [] if asked.formats else ["accessible format"]
    missing += [] if asked.equality_assessed else ["equality assessment"]
    told = f"{capital(counted(asked.informed, 'event'))} gave the report or a summary of it."
    if asked.formats:
        told += f" Formats: {asked.formats}."
    if not asked.informed:
        return "not_on_record", "No event on record gave anybody the report."
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        return "in_part", f"{told} No {' and no '.join(missing)} {verb} on record."
    return "on_record", told


def _informed_lacks(asked: Asked) -> str:
    wanted = [] if asked.informed else ["who was given the report, and when"]
    wanted += [] if asked.formats else ["the accessible formats that were offered"]
    wanted += [] if asked.equality_assessed else ["the equality assessment, or why none was made"]
    return f"Record {listed(wanted)}." if wanted else ""


def _timely(asked: Asked) -> tuple[str, str]:
    if asked.opens is None or asked.closes is None:
        return "not_on_record", "Opening and closing day are not both on record."
    days = (asked.closes - asked.opens).days
    sentence = f"{days} days, {day(asked.opens)} to {day(asked.closes)}."
    if asked.last_event and asked.last_event <= asked.closes:
        sentence += (
            f" The last event with a date was {counted((asked.closes - asked.last_event).days, 'day')} before the end."
        )
    return ("on_record" if days >= ENOUGH_DAYS else "in_part"), sentence


def _timely_lacks(asked: Asked) -> str:
    if asked.opens is None or asked.closes is None:
        return "Record the days on which it opened and closed."
    wanted = []
    if (asked.closes - asked.opens).days < ENOUGH_DAYS:
        wanted.append(f"It was shorter than {ENOUGH_DAYS} days, our own measure: say why that was enough.")
    if asked.undated:
        verb = "has" if asked.undated == 1 else "have"
        wanted.append(f"{capital(counted(asked.undated, 'event'))} {verb} no date: record when people were asked.")
    return " ".join(wanted)


def _heeded(asked: Asked) -> tuple[str, str]:
    if not asked.comments:
        return "not_on_record", "No comment is on record."
    if not asked.answered:
        return "not_on_record", "No comment has an answer on record."
    parts = [f"{number(asked.answered)} of {counted(asked.comments, 'comment')} have an answer"]
    parts += [f"{number(asked.amended)} changed a proposal"] if asked.amended else []
    told = "no reply is recorded as sent" if not asked.replies else f"{counted(asked.replies, 'reply', 'replies')} sent"
    complete = asked.answered == asked.comments == asked.replies
    return ("on_record" if complete else "in_part"), f"{capital(listed(parts))}; {told}."


def _heeded_lacks(asked: Asked) -> str:
    if not asked.comments:
        return "Record what was said, and answer it."
    wanted = []
    if waiting := asked.comments - asked.answered:
        wanted.append(f"answer {counted(waiting, 'comment')}")
    if silent := asked.answered - asked.replies:
        wanted.append(f"record the reply to {counted(silent, 'comment')}")
    return f"{capital(listed(wanted))}." if wanted else ""
