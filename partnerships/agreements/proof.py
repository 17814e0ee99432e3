"""What the record shows for each check of the statutory checklist: the evidence beside the rule, in words. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from partnerships.agreements.checklist import CHECKS, Objection, Rule
from partnerships.agreements.facts import Facts
from partnerships.agreements.items import REGULATIONS, ItemState
from salford_css.core.words import capital, listed


@dataclass(frozen=True)
class Checked:
    """A rule held against an agreement: what is missing, and what the record shows for it."""

    rule: Rule
    missing: tuple[Objection, ...]
    shows: str

    @property
    def holds(self) -> bool:
        """Say whether nothing is missing."""
        return not self.missing


def held_against(rules: Iterable[Rule], facts: Facts) -> list[Checked]:
    """Return every rule with what it misses and what it finds."""
    return [
        Checked(
            rule,
            tuple(Objection(said, rule.weight, rule.reference) for said in CHECKS[rule.check](facts)),
            SHOWS.get(rule.check, _nothing)(facts),
        )
        for rule in rules
    ]


def _nothing(facts: Facts) -> str:
    return ""


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


def _partners(facts: Facts) -> str:
    named = [f"{party.name} ({party.kind})" if party.kind else party.name for party in facts.partners]
    return f"Partners: {listed(named)}." if named else ""


def _of_sector(sector: str) -> Callable[[Facts], str]:
    def shows(facts: Facts) -> str:
        named = [f"{party.name}, a {party.kind}" for party in facts.partners if party.sector == sector and party.kind]
        return f"{listed(named)}." if named else ""

    return shows


def _others(facts: Facts) -> str:
    named = [party.name for party in facts.parties if not party.statutory]
    return f"Taking part without being partners in law: {listed(named)}." if named else ""


def _consulted(facts: Facts) -> str:
    said = [
        f"closed on {_day(each.closed_on)}, asking {listed(sorted(each.groups)) or 'nobody in particular'}"
        for each in facts.consultations
        if each.closed_on
    ]
    return f"Consultation {listed(said)}." if said else ""


def _functions(facts: Facts) -> str:
    return f"In scope: {listed([function.name for function in facts.functions])}." if facts.functions else ""


def _consented(facts: Facts) -> str:
    said = [f"{listed(list(bodies))} for {trust}" for trust, bodies in facts.consents_given.items() if bodies]
    if said:
        return f"Consent given by {listed(said)}."
    return "" if facts.consents_needed else "No NHS trust takes part, so no consent is needed."


def _term(facts: Facts) -> str:
    days = (("start", facts.starts_on), ("review", facts.review_on), ("end", facts.ends_on))
    said = [f"{words} {_day(day)}" for words, day in days if day]
    return f"{capital(listed(said))}." if said else ""


def _items(letters: str) -> Callable[[Facts], str]:
    def shows(facts: Facts) -> str:
        return " ".join(
            f"Regulation {REGULATIONS[variant]}: {_how_many([item.state for item in items if item.letter in letters])}."
            for variant, items in facts.items.items()
        )

    return shows


def _how_many(states: list[ItemState]) -> str:
    there = sum(state is ItemState.ON_RECORD for state in states)
    return f"{there} of {len(states)} {'item' if len(states) == 1 else 'items'} on record"


def _host(facts: Facts) -> str:
    said = [f"host: {listed(list(facts.hosts))}"] if facts.hosts else []
    if facts.manager:
        said.append(f"manager: {facts.manager}, employed by {listed(list(facts.manager_employers)) or 'nobody named'}")
    return f"{capital('; '.join(said))}." if said else ""


def _signed(facts: Facts) -> str:
    said = ["the signed document is on record"] if facts.document else []
    if facts.signed_by:
        said.append(f"signed by {listed(sorted(facts.signed_by))}")
    return f"{capital('; '.join(said))}." if said else ""


def _approved(facts: Facts) -> str:
    said = [f"first approval {_day(facts.first_approval)}"] if facts.first_approval else []
    if facts.agreed_on:
        said.append(f"agreement dated {_day(facts.agreed_on)}")
    return f"{capital('; '.join(said))}." if said else ""


def _advised(facts: Facts) -> str:
    kinds = [kind for kind, there in (("legal", facts.legal_advice), ("financial", facts.financial_advice)) if there]
    return f"{capital(listed(kinds))} advice stands in a report on the agreement." if kinds else ""


SHOWS: dict[str, Callable[[Facts], str]] = {
    "both_sides": _partners,
    "eligible_nhs_bodies": _of_sector("nhs"),
    "eligible_councils": _of_sector("local_authority"),
    "other_participants": _others,
    "improvement": lambda facts: facts.improvement.strip(),
    "consultation": _consulted,
    "plan": lambda facts: f"Serves {facts.plan}." if facts.plan else "",
    "excluded_functions": _functions,
    "consents": _consented,
    "review_within_term": _term,
    "items_complete": _items("abcdef"),
    "managed": _items("g"),
    "one_host": _host,
    "signed_document": _signed,
    "approval_before_agreement": _approved,
    "advice": _advised,
    "notification": lambda facts: "The NHS regional office was notified." if facts.notified else "",
}
