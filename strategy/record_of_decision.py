"""The record of decision under the headings that councils publish today, over the facts of any year. Pure.

Headings after the pages of decisions of Salford City Council, 2017 to 2023.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from salford_css.core.words import capital, day

NOTHING = "not recorded"

ADVICE = (
    ("legal", "Legal advice obtained"),
    ("financial", "Financial advice obtained"),
    ("procurement", "Procurement advice obtained"),
    ("human-resources", "Human resources advice obtained"),
    ("climate-change", "Climate change implications obtained"),
)
"""The kinds of advice that have a heading of their own whether any was obtained or not."""


@dataclass(frozen=True)
class Record:
    """What is on record of a decision, in words. `advice` is by kind: legal, financial, property and so on."""

    decider: str
    power: str = ""
    scheme: str = ""
    reasons: str = ""
    options_rejected: str = ""
    risk: str = ""
    funding: str = ""
    advice: Sequence[tuple[str, str]] = field(default_factory=tuple)
    further_advice: str = ""
    documents: Sequence[str] = field(default_factory=tuple)
    conditions: str = ""
    interests: Sequence[str] = field(default_factory=tuple)
    vote: str = ""
    deferred_until: str = ""
    urgency: str = ""
    contact: str = ""
    panel: str = ""
    made: str = ""
    signed_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None


@dataclass(frozen=True)
class Headed:
    """A heading with what stands under it; an empty text: nothing is on record."""

    heading: str
    text: str
    note: str = ""


def lines(record: Record) -> list[Headed]:
    """Return the record heading by heading; what councils leave out when there is none is left out here too."""
    always = [
        Headed(
            "Decision maker and power used",
            f"{record.decider}{f': {record.power}' * bool(record.power)}",
            record.scheme,
        ),
        Headed("Reasons", record.reasons),
        Headed("Options considered and rejected", record.options_rejected),
        Headed("Assessment of risk", record.risk),
        Headed("Source of funding", record.funding),
        *_advice(record),
        Headed("Documents used", "; ".join(record.documents)),
        Headed("Interests declared", "; ".join(record.interests)),
        Headed("Contact officer", record.contact),
        Headed("Scrutiny panel that could call it in", record.panel),
        Headed("Made", record.made),
        Headed("Signed", _day(record.signed_on)),
        Headed("Published", _day(record.published_on)),
        Headed("Effective from", _day(record.effective_on)),
    ]
    sometimes = [
        Headed("Conditions", record.conditions),
        Headed("Deferred until", record.deferred_until),
        Headed("Vote", record.vote),
        Headed("Urgent route", record.urgency),
    ]
    given = [line for line in sometimes if line.text]
    return [*always[:3], *given, *always[3:]]


def _advice(record: Record) -> list[Headed]:
    """Return the headings of advice: the usual kinds, then what else was obtained."""
    of_kind: dict[str, list[str]] = {}
    for kind, said in record.advice:
        of_kind.setdefault(kind, []).append(said)
    usual = [Headed(label, "; ".join(of_kind.pop(kind, ()))) for kind, label in ADVICE]
    others = [
        Headed(f"{capital(kind.replace('-', ' '))} advice obtained", "; ".join(said)) for kind, said in of_kind.items()
    ]
    further = [Headed("Further advice obtained", record.further_advice)] if record.further_advice else []
    return [*usual, *others, *further]


def vote(votes_for: int | None, against: int | None, abstained: int | None) -> str:
    """Say how a body voted: 7 for, 2 against, 1 abstained; nothing where no vote is on record."""
    counts = ((votes_for, "for"), (against, "against"), (abstained, "abstained"))
    return ", ".join(f"{count} {word}" for count, word in counts if count is not None)


def _day(when: date | None) -> str:
    return day(when) if when else ""
