"""Minutes drafted from what is on record, and what forbids to write or agree them. Pure.

A draft is plain text that people go on with: a numbered line begins an item, RESOLVED what was decided, ACTION what is
to be done. What an inquorate meeting talked about is kept as notes and says so: it decided nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from salford_css.core.words import capital, listed, quote

NOBODY = "nobody is on record"


@dataclass(frozen=True)
class Step:
    """An action: what, by whom, by when."""

    text: str
    responsible: str
    due: str


@dataclass(frozen=True)
class Resolved:
    """A decision: its words, its outcome, what follows, and to whom it was referred and why."""

    outcome: str
    wording: str
    referred_to: Sequence[str] = ()
    why: str = ""
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Item:
    """An item: who came and went, which papers lay before it, what is missing of its quorum, what was decided."""

    number: int
    title: str
    note: str = ""
    moves: Sequence[str] = ()
    interests: Sequence[str] = ()
    papers: Sequence[str] = ()
    missing: Sequence[str] = ()
    resolved: Sequence[Resolved] = ()


@dataclass(frozen=True)
class Record:
    """What is on record of a meeting."""

    chair: str = ""
    present: Sequence[str] = ()
    apologies: Sequence[str] = ()
    absent: Sequence[str] = ()
    others: Sequence[str] = ()
    interests: Sequence[str] = ()
    items: Sequence[Item] = field(default_factory=tuple)


def drafted(record: Record) -> str:
    """Return a draft of the minutes, paragraphs set apart by empty lines."""
    return "\n\n".join(_paragraphs(record))


def _paragraphs(record: Record) -> Iterator[str]:
    yield f"Present: {'; '.join(record.present) or NOBODY}."
    yield f"In the chair: {record.chair or 'not on record'}."
    for head, names in (("Apologies", record.apologies), ("Absent", record.absent), ("In attendance", record.others)):
        if names:
            yield f"{head}: {'; '.join(names)}."
    yield from (f"Interest declared: {quote(one)}." for one in record.interests)
    for item in record.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    yield f"{item.number}. {item.title}"
    if item.note:
        yield f"{capital(quote(item.note))}."
    yield from (f"{quote(one)}." for one in item.moves)
    yield from (f"Interest declared: {quote(one)}." for one in item.interests)
    if item.papers:
        yield f"Before the board: {listed(item.papers)}."
    if item.missing:
        yield f"NOT QUORATE: {' '.join(item.missing)} What follows is a note and decides nothing."
    for one in item.resolved:
        yield f"RESOLVED: {capital(one.outcome)}. {quote(one.wording)}."
        if one.referred_to:
            yield f"REFERRED to {listed(one.referred_to)}: {quote(one.why)}."
        yield from (f"ACTION: {quote(step.text)}. {step.responsible}, {step.due}." for step in one.steps)


# ------------------------------------------------------------------ what forbids


def not_held(*, held: bool) -> str | None:
    """Refuse minutes of a meeting that has not taken place."""
    return None if held else "There are no minutes before the meeting is on record as held."


def correction_without_reason(*, again: bool, reason: str) -> str | None:
    """Refuse another version of minutes without its reason."""
    return "Say what was corrected, and why." if again and not reason.strip() else None


def changed_without_reason(*, changed: bool, reason: str) -> str | None:
    """Refuse to agree other words than were circulated without a reason."""
    return "The words were changed; say what was corrected." if changed and not reason.strip() else None


def overtaken(*, seen: int, newest: int) -> str | None:
    """Refuse to agree a version after which another was written."""
    return None if seen == newest else f"Version {newest} was written since; agree that one."


def not_at(*, same_body: bool, later: bool, cancelled: bool, to_come: bool, when: str) -> str | None:
    """Refuse to agree minutes at a meeting of another body, at one that is not later, cancelled, or to come."""
    if not same_body:
        return "Minutes are agreed by the body whose meeting they are of."
    if not later:
        return "Minutes are agreed at a later meeting than their own."
    if cancelled:
        return "That meeting is cancelled; it agreed nothing."
    return f"That meeting is not until {when}." if to_come else None
