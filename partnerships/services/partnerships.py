"""Entering partnerships: proposing one, naming its parties, ending a party's part, saying what it serves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.agreements.checklist import Objection, objections, refusals, warnings
from partnerships.agreements.facts import Facts
from partnerships.models import (
    DateKind,
    Flexibility,
    HowSure,
    Partnership,
    PartnershipDate,
    PartnershipFlexibility,
    PartnershipObjective,
    PartnershipParty,
    PartnershipStatus,
    PartyKind,
)
from partnerships.readings.facts import basis_on, party_facts, rules_of
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import acting_post, new_ref, refuse_all, store
from salford_css.core.links import Basis
from salford_css.core.models import Organisation
from salford_css.core.policies import require
from strategy.models import Objective

NOT_YOURS = "Only officers and whoever leads the partnership may change it."
OF_PARTIES = ("eligible_nhs_bodies", "eligible_councils", "other_participants")


@transaction.atomic
def propose_partnership(*, name: str, lead_council: Organisation, by: Any, ref: str = "", **facts: Any) -> Partnership:
    """Enter a proposed partnership; the council that leads is its first party. `facts` are its other fields."""
    require(policies.may_propose(by, clock.today()), "Only officers may enter partnerships.")
    row = Partnership(
        ref=ref or new_ref(Partnership, name),
        name=name,
        lead_council=lead_council,
        **{"status": PartnershipStatus.PROPOSED, **facts},
    )
    store(row)
    first = PartnershipParty(partnership=row, organisation=lead_council, kind=PartyKind.STATUTORY)
    refuse_all(party_refusals(first))
    store(first)
    record_activity("partnership-proposed", row, by=by)
    return row


@transaction.atomic
def describe_partnership(*, partnership: Partnership, by: Any, **facts: Any) -> Partnership:
    """Change what the record says of a partnership: status, client group, lead post, proposal, note."""
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    for name, value in facts.items():
        setattr(partnership, name, value)
    store(partnership)
    record_activity("partnership-described", partnership, by=by, reason=", ".join(facts))
    return partnership


@transaction.atomic
def add_party(
    *,
    partnership: Partnership,
    by: Any,
    organisation: Organisation | None = None,
    as_written: str | None = None,
    kind: str = PartyKind.STATUTORY,
    since: date | None = None,
) -> PartnershipParty:
    """Name a party. A partner in law must be of a kind that could be one on the day it joins.

    Raises ValidationError where a confirmed rule forbids it; what an unconfirmed rule says is kept in the log.
    """
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    party = PartnershipParty(
        partnership=partnership, organisation=organisation, as_written=as_written, kind=kind, valid_from=since
    )
    refuse_all(party_refusals(party))
    store(party)
    record_activity("party-added", partnership, by=by, reason=" ".join([f"{party}.", *warned_of(party)]))
    return party


def party_refusals(party: PartnershipParty) -> list[str]:
    """Say why a party cannot take part so from its first day; pages and administration ask alike."""
    return [*_outside_life(party.organisation, _joins(party)), *refusals(_objections(party))]


def warned_of(party: PartnershipParty) -> list[str]:
    """Say what rules that are not confirmed, or only warn, hold against a party."""
    return warnings(_objections(party))


def _joins(party: PartnershipParty) -> date:
    return party.valid_from or clock.today()


def _objections(party: PartnershipParty) -> Sequence[Objection]:
    on = _joins(party)
    basis = basis_on(party.partnership.agreements.order_by("number").last(), on)
    rules = [rule for rule in rules_of(basis, on) if rule.check in OF_PARTIES]
    return objections(rules, Facts(on=on, parties=[party_facts(party, basis, on)]))


def _outside_life(organisation: Organisation | None, on: date) -> list[str]:
    if organisation is None or organisation.holds_on(on):
        return []
    return [f"{organisation} did not exist on {on:%-d %B %Y}."]


@transaction.atomic
def resolve_party(*, party: PartnershipParty, organisation: Organisation, by: Any) -> PartnershipParty:
    """Say which organisation a written party is; the record's words stay beside it."""
    require(policies.may_manage(by, party.partnership, clock.today()), NOT_YOURS)
    party.organisation = organisation
    store(party)
    record_activity("party-resolved", party.partnership, by=by, reason=f"{party.as_written}: {organisation}")
    return party


@transaction.atomic
def end_party(*, party: PartnershipParty, last_day: date, by: Any, reason: str = "") -> PartnershipParty:
    """End a party's part on a last day; what was shared with it ends with it."""
    require(policies.may_manage(by, party.partnership, clock.today()), NOT_YOURS)
    party.valid_to = date.fromordinal(last_day.toordinal() + 1)
    store(party)
    record_activity("party-ended", party.partnership, by=by, reason=reason or str(party))
    return party


@transaction.atomic
def set_date(*, partnership: Partnership, kind: str, when: UncertainDate, by: Any, label: str = "") -> PartnershipDate:
    """Enter or correct a date of a partnership, as exactly as it is known."""
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    row = PartnershipDate.objects.filter(partnership=partnership, kind=kind, label=label).first()
    row = row or PartnershipDate(partnership=partnership, kind=DateKind(kind), label=label)
    row.when = when
    store(row)
    record_activity("partnership-dated", partnership, by=by, reason=str(row))
    return row


@transaction.atomic
def use_flexibility(
    *, partnership: Partnership, flexibility: Flexibility, by: Any, sure: str = HowSure.USED
) -> PartnershipFlexibility:
    """Say which way of sharing a partnership uses or plans."""
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    row = PartnershipFlexibility.objects.filter(partnership=partnership, flexibility=flexibility).first()
    row = row or PartnershipFlexibility(partnership=partnership, flexibility=flexibility)
    row.sure = sure
    store(row)
    record_activity("flexibility-named", partnership, by=by, reason=str(flexibility))
    return row


@transaction.atomic
def serve_objective(
    *, partnership: Partnership, objective: Objective, by: Any, source: str = "", reason: str = ""
) -> PartnershipObjective:
    """Join a partnership to an objective: by a source that says so, or else as our reading with a reason."""
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    row = PartnershipObjective(
        partnership=partnership,
        objective=objective,
        basis=Basis.SOURCED if source else Basis.OUR_READING,
        author=None if source else acting_post(by, clock.today()),
        reason=reason,
        source=source,
    )
    store(row)
    record_activity("objective-joined", partnership, by=by, reason=reason or source)
    return row
