"""The statutory checklist: each check looks at facts and returns what is missing, as a sentence, or nothing.

Code knows how to look; which checks hold on a day, how severe they are and how far each rule is confirmed is data. A
rule that is not VERIFIED or CORROBORATED warns, whatever its severity says.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.agreements.facts import COUNCIL, NHS, Facts
from partnerships.agreements.items import REGULATIONS, ItemState, Variant
from salford_css.core.words import listed

BLOCKING = frozenset({"verified", "corroborated"})
OTHER_PEOPLE = frozenset({"users", "carers", "staff"})

Check = Callable[[Facts], Iterable[str]]


class Severity(StrEnum):
    """What an unmet rule does."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True)
class Rule:
    """A rule of the checklist on a day. `step` is the state an agreement cannot (or should not) enter without it."""

    reference: str
    check: str
    step: str
    severity: Severity = Severity.WARN
    standing: str = "unverified"

    @property
    def weight(self) -> Severity:
        """Return what the rule may do: one that is not confirmed only warns."""
        return self.severity if self.standing in BLOCKING else Severity.WARN


@dataclass(frozen=True)
class Objection:
    """What stands against a step, in a sentence."""

    sentence: str
    severity: Severity
    reference: str = ""


def objections(rules: Iterable[Rule], facts: Facts, *, step: str = "") -> list[Objection]:
    """Return what these rules hold against entering a state (or, without one, against the agreement as it stands)."""
    return [
        Objection(sentence, rule.weight, rule.reference)
        for rule in rules
        if step in ("", rule.step)
        for sentence in CHECKS[rule.check](facts)
    ]


def refusals(found: Iterable[Objection]) -> list[str]:
    """Return the sentences that forbid the step."""
    return [each.sentence for each in found if each.severity is Severity.BLOCK]


def warnings(found: Iterable[Objection]) -> list[str]:
    """Return the sentences that do not."""
    return [each.sentence for each in found if each.severity is Severity.WARN]


def both_sides(facts: Facts) -> Iterable[str]:
    """Regulation 2: partners are one or more NHS bodies and one or more local authorities."""
    sectors = {party.sector for party in facts.partners}
    if NHS not in sectors:
        yield "No NHS body is a partner; an arrangement needs at least one."
    if COUNCIL not in sectors:
        yield "No local authority is a partner; an arrangement needs at least one."


def _eligible(facts: Facts, sector: str) -> Iterable[str]:
    for party in facts.partners:
        if party.sector == sector and party.eligible is False:
            yield f"{party.name} is a {party.kind}, a kind of body that could not be a partner on {_day(facts)}."
        elif party.sector == sector and party.eligible is None:
            yield f"What kind of body {party.name} was on {_day(facts)} is not on record."


def eligible_nhs_bodies(facts: Facts) -> Iterable[str]:
    """Regulation 3(1): the kinds of NHS body that may be partners."""
    return _eligible(facts, NHS)


def eligible_councils(facts: Facts) -> Iterable[str]:
    """Regulation 3(2): district, county, county borough, London borough, the City's Common Council."""
    return _eligible(facts, COUNCIL)


def other_participants(facts: Facts) -> Iterable[str]:
    """Police, probation and voluntary bodies may take part, though not as a partner in law (our reading)."""
    for party in facts.partners:
        if party.sector not in (NHS, COUNCIL):
            yield f"{party.name} is neither an NHS body nor a council, so it takes part without being a partner in law."


def improvement(facts: Facts) -> Iterable[str]:
    """Regulation 4(1): the arrangement is likely to lead to an improvement in how the functions are exercised."""
    if not facts.improvement.strip():
        yield "How the exercise of the functions will improve is not written down."


def consultation(facts: Facts) -> Iterable[str]:
    """Regulation 4(2): the partners jointly consulted those who appear to be affected."""
    closed = [each for each in facts.consultations if each.closed_on and each.closed_on <= facts.on]
    if not closed:
        yield "No joint consultation that has closed is on record."
    elif missing := sorted(OTHER_PEOPLE - frozenset().union(*(each.groups for each in closed))):
        yield f"The consultation names no {listed(missing)}."


def plan(facts: Facts) -> Iterable[str]:
    """Regulation 4(3): the arrangement fulfils the objectives of the plan of its day."""
    if not facts.plan:
        yield "The plan it serves is not named."


def excluded_functions(facts: Facts) -> Iterable[str]:
    """Regulations 5 and 6: functions that are kept out of partnership arrangements."""
    for function in facts.functions:
        if function.excluded:
            yield f"{function.name} is a function that partnership arrangements may not cover."


def consents(facts: Facts) -> Iterable[str]:
    """Regulations 7(2), 9(2): an NHS trust needs the consent of every body that commissions from it."""
    for trust, bodies in facts.consents_needed.items():
        if not bodies:
            yield f"Who commissions from {trust}, and so has to consent, is not on record."
        for body in bodies:
            if body not in facts.consents_given.get(trust, ()):
                yield f"{body} has not consented to {trust} taking part."


def review_within_term(facts: Facts) -> Iterable[str]:
    """Regulation 7(3)(f): the arrangement is reviewed within its term."""
    if facts.review_on and facts.starts_on and facts.review_on < facts.starts_on:
        yield "The review lies before the start."
    if facts.review_on and facts.ends_on and facts.review_on > facts.ends_on:
        yield "The review lies after the end."


def items_complete(facts: Facts) -> Iterable[str]:
    """Regulations 7(3), 9(3), items (a) to (f): the agreement in writing says each of them."""
    for variant, items in facts.items.items():
        for item in items:
            if item.letter != "g" and item.state is not ItemState.ON_RECORD:
                yield f"Item ({item.letter}) of regulation {REGULATIONS[variant]} lacks {listed(item.missing)}."


def managed(facts: Facts) -> Iterable[str]:
    """Regulations 7(3)(g), 9(3)(g): how the fund is managed, or the arrangement monitored."""
    for variant, items in facts.items.items():
        if any(item.letter == "g" and item.state is ItemState.NOT_ON_RECORD for item in items):
            what = "managed" if variant is Variant.POOLED_FUND else "monitored"
            yield f"How it is {what} is not on record (item (g) of regulation {REGULATIONS[variant]})."


def one_host(facts: Facts) -> Iterable[str]:
    """Regulation 7(4): one partner hosts the fund and appoints its manager from among its own officers."""
    if "pooled_fund" not in facts.flexibilities:
        return
    if len(facts.hosts) > 1:
        yield f"{listed(facts.hosts)} are both named as host; a pooled fund has one."
    if not facts.hosts:
        yield "No host is named for the pooled fund."
    if facts.manager is None:
        yield "No manager is named for the pooled fund."
    elif len(facts.hosts) == 1 and facts.hosts[0] not in facts.manager_employers:
        yield f"{facts.manager} is not employed by {facts.hosts[0]}, the host of the fund."


def signed_document(facts: Facts) -> Iterable[str]:
    """Regulation 7(3): the partners have an agreement in writing."""
    if not facts.document:
        yield "The signed agreement is not on record."
    unsigned = [party.name for party in facts.partners if party.name not in facts.signed_by]
    if unsigned:
        yield f"{listed(unsigned)} {'has' if len(unsigned) == 1 else 'have'} not signed."


def approval_before_agreement(facts: Facts) -> Iterable[str]:
    """An agreement dated before anybody approved it, as on a Salford form of 2002, deserves a second look."""
    if facts.agreed_on and facts.first_approval and facts.agreed_on < facts.first_approval:
        yield "The agreement is dated before its first approval."


def advice(facts: Facts) -> Iterable[str]:
    """Reports to Cabinet state that legal and financial advice was obtained."""
    if not facts.legal_advice:
        yield "Legal advice is not on record."
    if not facts.financial_advice:
        yield "Financial advice is not on record."


def notification(facts: Facts) -> Iterable[str]:
    """Until section 75 replaced section 31, a form went to the NHS regional office."""
    if not facts.notified:
        yield "The NHS regional office has not been notified."


def _day(facts: Facts) -> str:
    return f"{facts.on:%-d %B %Y}"


CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        both_sides,
        eligible_nhs_bodies,
        eligible_councils,
        other_participants,
        improvement,
        consultation,
        plan,
        excluded_functions,
        consents,
        review_within_term,
        items_complete,
        managed,
        one_host,
        signed_document,
        approval_before_agreement,
        advice,
        notification,
    )
}


def check_names() -> Sequence[tuple[str, str]]:
    """Return every check with its first line, for the reference data's choice."""
    return [(name, (check.__doc__ or name).splitlines()[0]) for name, check in CHECKS.items()]
