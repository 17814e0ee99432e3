"""From the register of consultation to numbered paragraphs: whom we asked, what came back, what it changed. Pure.

Each paragraph keeps the facts it was made of, so that the page can say later where text and register differ.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from salford_css.core.words import capital, counted, listed, number, quote

T = TypeVar("T")
UNDERTAKEN, RESULTS = "undertaken", "results"


@dataclass(frozen=True)
class Asked:
    """One event of the register. `response`: True recorded, False none came, None not recorded."""

    ref: str
    mechanism: int
    whom: str
    how: str
    when: str = ""
    response: bool | None = None


@dataclass(frozen=True)
class Said:
    """One comment of the register, as wider readers may read it.

    `place` is the section of the report consulted on, `about` the words of the record, `proposals` the numbers of
    those it touches. `silent`: its content is not on record, so there is nothing to report but that it came.
    """

    ref: str
    whom: str
    text: str
    answer: str = ""
    effect: str = ""
    place: str = ""
    heading: str = ""
    about: str = ""
    proposals: tuple[int, ...] = ()
    follow_up: str = ""
    event: str = ""
    silent: bool = False


@dataclass(frozen=True)
class Fact:
    """A fact a paragraph was made of: the row it comes from, and what the row said."""

    key: str
    words: str


@dataclass(frozen=True)
class Made:
    """A paragraph made from the register. `origin` says from which part, so that it can be made again."""

    origin: str
    text: str
    heading: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Difference:
    """A fact that is new, gone, or says something else than when the paragraph was made."""

    key: str
    was: str
    now: str


def paragraphs(asked: Sequence[Asked], said: Sequence[Said]) -> dict[str, list[Made]]:
    """Return the paragraphs of both sections."""
    return {UNDERTAKEN: undertaken(asked, said), RESULTS: results(said)}


# ------------------------------------------------------------------ whom we asked


def undertaken(asked: Sequence[Asked], said: Sequence[Said]) -> list[Made]:
    """Return "consultation undertaken": every mechanism in one paragraph, and what it comes to in another."""
    if not asked:
        return [Made(f"{UNDERTAKEN}:events", "No event of the consultation is on record.")]
    silent = {one.event for one in said if one.silent}
    groups = _grouped(asked, lambda event: event.mechanism)
    lines = [_mechanism(events, silent) for events in groups]
    facts = [Fact(f"event {event.ref}", _asked_words(event)) for event in asked]
    facts += [Fact(f"comment {one.ref}", "came; its words are not on record") for one in said if one.silent]
    first = Made(
        f"{UNDERTAKEN}:events",
        f"{capital(counted(len(groups), 'way', 'ways'))} of consulting {'was' if len(groups) == 1 else 'were'} used:\n"
        + "\n".join(f"– {line}{';' if line is not lines[-1] else '.'}" for line in lines),
        facts=tuple(facts),
    )
    return [first, _in_all(asked, groups)]


def _in_all(asked: Sequence[Asked], groups: Sequence[Sequence[Asked]]) -> Made:
    whom = len({event.whom for event in asked})
    answered = [event.whom for event in asked if event.response]
    came = f"A response is on record from {listed(answered)}." if answered else "No response is on record."
    reached = counted(whom, "body or group", "bodies and groups")
    text = f"In all {counted(len(asked), 'event')} reached {reached}. {came}"
    facts = (
        Fact("events", str(len(asked))),
        Fact("ways", str(len(groups))),
        Fact("bodies and groups", str(whom)),
        Fact("responses", listed(answered) or "none"),
    )
    return Made(f"{UNDERTAKEN}:total", text, facts=facts)


def _mechanism(events: Sequence[Asked], silent: set[str]) -> str:
    """Say one mechanism in a line: who, how, when; events of one body are joined, bodies asked alike as well."""
    by_how = _grouped(events, lambda event: (event.how, event.when))
    if len(by_how) == 1:
        whom = listed(list(dict.fromkeys(event.whom for event in events)))
        return f"{whom}: {_how(events[0])}{_response(events, silent)}"
    by_whom = _grouped(events, lambda event: event.whom)
    parts = [f"{some[0].whom}: {listed([_how(event) for event in some])}{_response(some, silent)}" for some in by_whom]
    return "; ".join(parts)


def _how(event: Asked) -> str:
    return f"{event.how}, {event.when}" if event.when else event.how


def _response(events: Sequence[Asked], silent: set[str]) -> str:
    came = [event.whom for event in events if event.response]
    if not came:
        return ""
    words = "its words are not on record" if any(event.ref in silent for event in events) else "it is reported below"
    if len(came) == len(events):
        return f" (a response came; {words})"
    return f" (a response of {listed(came)} came; {words})"


def _asked_words(event: Asked) -> str:
    response = {True: "response recorded", False: "no response came", None: "response not recorded"}[event.response]
    return "; ".join(filter(None, (event.whom, event.how, event.when, response)))


# ------------------------------------------------------------------ what came back


def results(said: Sequence[Said]) -> list[Made]:
    """Return "results of the consultation": what was said of the whole, then each subject with its answer and effect.

    Comments on one place that touch the same proposals stand in one paragraph. What came without a word on record is
    told with the event that brought it.
    """
    told = [one for one in said if not one.silent]
    if not told:
        return [Made(f"{RESULTS}:overall", "No comment is on record.")]
    whole = [one for one in told if not one.place and not one.proposals and not one.follow_up]
    subjects = [one for one in told if one not in whole]
    groups = _grouped(subjects, lambda one: (one.place, one.proposals or ("none", one.about)))
    return [_overall(whole, subjects), *(_subject(group) for group in groups)]


def _overall(whole: Sequence[Said], subjects: Sequence[Said]) -> Made:
    changed = sum(one.effect in ("amended", "new") for one in subjects)
    noted = sum(one.effect == "noted" for one in subjects)
    opinions = " ".join(f"{capital(quote(one.whom))}: {quote(one.text)}." for one in whole)
    counts = (
        f"{capital(counted(len(whole) + len(subjects), 'comment'))} "
        f"{'is' if len(whole) + len(subjects) == 1 else 'are'} on record with their words; "
        f"{number(changed)} changed a proposal and {number(noted)} {'was' if noted == 1 else 'were'} noted."
    )
    facts = [Fact(f"comment {one.ref}", _said_words(one)) for one in whole]
    facts += [Fact("comments", str(len(whole) + len(subjects))), Fact("changed a proposal", str(changed))]
    return Made(f"{RESULTS}:overall", f"{opinions} {counts}".strip(), facts=(*facts, Fact("noted", str(noted))))


def _subject(group: Sequence[Said]) -> Made:
    sentences = [f"{capital(quote(one.whom))}: {quote(one.text)}." for one in group]
    answers = dict.fromkeys(capital(quote(one.answer)) for one in group if one.answer and one.answer != "recorded")
    sentences += [f"{answer}." for answer in answers]
    numbers = sorted({n for one in group for n in one.proposals if one.effect in ("amended", "new")})
    if numbers:
        many = len(numbers) > 1
        named = listed([str(n) for n in numbers])
        sentences.append(f"Proposal{'s' if many else ''} {named} {'are' if many else 'is'} amended accordingly.")
    sentences += [f"To follow: {quote(one.follow_up)}." for one in group if one.follow_up]
    first = group[0]
    return Made(
        f"{RESULTS}:{first.ref}",
        " ".join(sentences),
        heading=_heading(first),
        facts=tuple(Fact(f"comment {one.ref}", _said_words(one)) for one in group),
    )


def _heading(said: Said) -> str:
    """Name the subject: the section of the report consulted on with its number, or the words of the record."""
    if said.heading:
        return f"{said.heading} ({'section' if '.' in said.place else 'item'} {said.place} of the report consulted on)"
    return capital(said.about) or "A further comment"


def _said_words(one: Said) -> str:
    numbers = f"proposals {', '.join(str(n) for n in one.proposals)}" if one.proposals else ""
    parts = (one.whom, one.about, one.text, one.answer or "no answer", one.effect or "no effect", numbers)
    return "; ".join(filter(None, (*parts, one.follow_up)))


# ------------------------------------------------------------------ text and register


def differences(made_from: Iterable[Mapping[str, Any]], now: Made | None) -> list[Difference]:
    """Return where the register today differs from the facts a paragraph was made of; all of them when it has none."""
    was = {str(fact["key"]): str(fact["words"]) for fact in made_from}
    today = {fact.key: fact.words for fact in now.facts} if now else {}
    keys = [*was, *(key for key in today if key not in was)]
    return [
        Difference(key, was.get(key, ""), today.get(key, "")) for key in keys if was.get(key, "") != today.get(key, "")
    ]


def kept(made: Made) -> list[dict[str, str]]:
    """Return the facts of a paragraph as they are stored beside it."""
    return [asdict(fact) for fact in made.facts]


def _grouped(rows: Sequence[T], key: Callable[[T], Any]) -> list[list[T]]:
    """Put rows with the same key together, in the order in which the first of each came."""
    groups: dict[Any, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())
