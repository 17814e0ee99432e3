"""An agreement as plain facts on a day: what the guards of its lifecycle and the statutory checklist look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from partnerships.agreements.items import JudgedItem, Variant

NHS, COUNCIL = "nhs", "local_authority"


@dataclass(frozen=True)
class Party:
    """A party on a day. `eligible` None: its kind is not on record; `statutory`: it counts as a partner in law."""

    name: str
    sector: str = ""
    kind: str = ""
    statutory: bool = True
    eligible: bool | None = None


@dataclass(frozen=True)
class Function:
    """A function in scope; `excluded` if the regulations keep it out of partnership arrangements."""

    name: str
    side: str
    excluded: bool = False


@dataclass(frozen=True)
class Consulted:
    """A joint consultation on record."""

    closed_on: date | None
    groups: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """Everything a guard may ask of an agreement. Absent facts are empty, never guessed."""

    on: date
    parties: Sequence[Party] = ()
    improvement: str = ""
    plan: str = ""
    consultations: Sequence[Consulted] = ()
    functions: Sequence[Function] = ()
    flexibilities: frozenset[str] = frozenset()
    items: Mapping[Variant, Sequence[JudgedItem]] = field(default_factory=dict)
    hosts: Sequence[str] = ()
    manager: str | None = None
    manager_employers: Sequence[str] = ()
    consents_needed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    consents_given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    legal_advice: bool = False
    financial_advice: bool = False
    approved_by: frozenset[str] = frozenset()
    first_approval: date | None = None
    document: bool = False
    signed_by: frozenset[str] = frozenset()
    agreed_on: date | None = None
    notified: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    notice_on: date | None = None
    variation_approved: bool = False

    @property
    def partners(self) -> list[Party]:
        """Return the parties that count as partners in law."""
        return [party for party in self.parties if party.statutory]
