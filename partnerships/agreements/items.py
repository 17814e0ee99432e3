"""What a written agreement must say: items (a) to (g) of regulations 7(3), 8 and 9(3) of SI 2000/617.

The three flexibilities share items (a) and (c) to (f); (b) and (g) differ. A pool has contributions and a host; where
one body leads, the other pays it, and the arrangement is monitored. Regulation 8 was not read; it is taken as the
mirror of 9, as its place and the agreements of practice suggest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from salford_css.core.words import listed


class Variant(StrEnum):
    """Which form of the seven items an arrangement needs."""

    POOLED_FUND = "pooled_fund"
    NHS_LED = "nhs_led"
    COUNCIL_LED = "council_led"


REGULATIONS = {Variant.POOLED_FUND: "7(3)", Variant.NHS_LED: "8", Variant.COUNCIL_LED: "9(3)"}

VARIANT_WORDS: dict[str, str] = {
    Variant.POOLED_FUND: "a pooled fund",
    Variant.NHS_LED: "an arrangement led by an NHS body",
    Variant.COUNCIL_LED: "an arrangement led by a council",
}


class ItemState(StrEnum):
    """How much of an item the record shows."""

    ON_RECORD = "on_record"
    IN_PART = "in_part"
    NOT_ON_RECORD = "not_on_record"


STATE_WORDS: dict[str, str] = {
    ItemState.ON_RECORD: "On record",
    ItemState.IN_PART: "In part",
    ItemState.NOT_ON_RECORD: "Not on record",
}


@dataclass(frozen=True)
class Item:
    """An item of the form: its letter, its title, and the parts that together make it complete (key, words)."""

    letter: str
    title: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Evidence:
    """What the record says of one part. Not `complete`: it says something, though not all that is asked."""

    part: str
    words: str
    complete: bool = True


@dataclass(frozen=True)
class JudgedItem:
    """An item and how far the record covers it."""

    letter: str
    title: str
    state: ItemState
    says: str
    missing: tuple[str, ...]

    @property
    def state_words(self) -> str:
        """Return the state as a page writes it."""
        return STATE_WORDS[self.state]


SHARED_BEFORE = (
    Item("a", "Agreed aims and outcomes", (("aims", "aims"), ("outcomes", "outcomes"))),
)  # fmt: skip
SHARED_AFTER = (
    Item(
        "c",
        "NHS functions and council functions covered",
        (("nhs_functions", "NHS functions"), ("council_functions", "council functions")),
    ),
    Item("d", "People and kinds of service", (("people", "people"), ("services", "kinds of service"))),
    Item(
        "e",
        "Staff, goods, services, accommodation from each",
        (("staff", "staff"), ("goods", "goods"), ("services_in_kind", "services"), ("accommodation", "accommodation")),
    ),
    Item(
        "f",
        "Start, end, review, variation, termination",
        (
            ("start", "start"),
            ("end", "end"),
            ("review", "review"),
            ("variation", "variation"),
            ("termination", "termination"),
        ),
    ),
)
CONTRIBUTIONS = Item(
    "b",
    "Contribution of each partner, and how it may vary",
    (("contributions", "contribution of each partner"), ("varying_contributions", "rule for varying it")),
)
PAYMENTS_TO_NHS = Item(
    "b",
    "Payments from the council to the NHS body, and how they may vary",
    (("payments", "payments"), ("varying_contributions", "rule for varying them")),
)
PAYMENTS_TO_COUNCIL = Item(
    "b",
    "Payments from NHS bodies to the council, and how they may vary",
    (("payments", "payments"), ("varying_contributions", "rule for varying them")),
)
HOSTING = Item(
    "g",
    "How the fund is managed; host",
    (("management", "how it is managed and monitored"), ("host", "host"), ("manager", "pool manager")),
)
MONITORING = Item("g", "How the arrangement is monitored", (("monitoring", "monitoring"),))

FORMS: dict[Variant, tuple[Item, ...]] = {
    Variant.POOLED_FUND: (*SHARED_BEFORE, CONTRIBUTIONS, *SHARED_AFTER, HOSTING),
    Variant.NHS_LED: (*SHARED_BEFORE, PAYMENTS_TO_NHS, *SHARED_AFTER, MONITORING),
    Variant.COUNCIL_LED: (*SHARED_BEFORE, PAYMENTS_TO_COUNCIL, *SHARED_AFTER, MONITORING),
}

PARTS: dict[str, str] = {key: words for form in FORMS.values() for item in form for key, words in item.parts}
"""Every part by key, for the rows in which agreements keep them."""


def variant_of(flexibility: str, lead_is_nhs: bool | None) -> Variant | None:
    """Return the form a flexibility needs; None where one body leads and the record does not say which."""
    if flexibility == "pooled_fund":
        return Variant.POOLED_FUND
    if lead_is_nhs is None:
        return None
    return Variant.NHS_LED if lead_is_nhs else Variant.COUNCIL_LED


def judge(variant: Variant, evidence: Iterable[Evidence]) -> list[JudgedItem]:
    """Return items (a) to (g) and how far the record covers each."""
    known: dict[str, list[Evidence]] = {}
    for found in evidence:
        known.setdefault(found.part, []).append(found)
    return [_judge(item, known) for item in FORMS[variant]]


def _judge(item: Item, known: dict[str, list[Evidence]]) -> JudgedItem:
    found = [each for key, _ in item.parts for each in known.get(key, [])]
    covered = {each.part for each in found if each.complete}
    missing = tuple(words for key, words in item.parts if key not in covered)
    if not found:
        return JudgedItem(item.letter, item.title, ItemState.NOT_ON_RECORD, "nothing", missing)
    state = ItemState.IN_PART if missing else ItemState.ON_RECORD
    said = "; ".join(each.words for each in found)
    absent = [words for key, words in item.parts if key not in known]
    return JudgedItem(item.letter, item.title, state, _says(said, absent), missing)


def _says(said: str, absent: Sequence[str]) -> str:
    return f"{said}; {listed(absent)} missing" if absent else said


def completeness(items: Sequence[JudgedItem]) -> dict[ItemState, int]:
    """Count the items by state."""
    return {state: sum(item.state is state for item in items) for state in ItemState}
