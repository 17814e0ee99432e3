"""Terms of reference: drafted freely, one draft at a time, and frozen from the day they take effect."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from partnerships.boards import calling
from partnerships.boards.chairing import Chairing
from partnerships.models import BodyAbove, ChairTurn, Delegation, QuorumRule, StandingItem, TermsOfReference
from partnerships.services.boards.rights import require_seat
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, refuse_beside, store
from salford_css.core.models import Organisation
from strategy.models import Body

ROTATES = (Chairing.MEETING, Chairing.YEAR)
PARTS: tuple[type[models.Model], ...] = (QuorumRule, Delegation, BodyAbove, ChairTurn, StandingItem)
Rows = Sequence[Mapping[str, Any]]


@transaction.atomic
def draft_terms(
    *,
    body: Body,
    purpose: str,
    by: Any,
    quorum: Rows = (),
    delegations: Rows = (),
    above: Sequence[Body] = (),
    turns: Sequence[Organisation] = (),
    items: Rows = (),
    reason: str = "",
    **facts: Any,
) -> TermsOfReference:
    """Write the draft of a body's next terms of reference, or write the one in hand anew; nothing is measured by it."""
    require_seat(by, body)
    terms = body.terms.filter(draft=True).first() or TermsOfReference(
        body=body, number=next_number(body.terms.all()), draft=True
    )
    terms.made_at, terms.made_by = clock.now(), acting_post(by, clock.today())
    terms.purpose, terms.reason = purpose, reason[:500]
    for name, value in facts.items():
        setattr(terms, name, value)
    refuse_beside(turns=calling.turns_missing(rotates=terms.chairing in ROTATES, turns=len(turns)))
    store(terms)
    for part in PARTS:
        part._default_manager.filter(terms=terms).delete()
    _store_parts(terms, QuorumRule, quorum)
    _store_parts(terms, Delegation, _numbered(delegations))
    _store_parts(terms, BodyAbove, [{"body": one} for one in above])
    _store_parts(terms, ChairTurn, _numbered([{"organisation": one} for one in turns]))
    _store_parts(terms, StandingItem, _numbered(items))
    record_activity("terms-drafted", body, by=by, reason=reason)
    return terms


def _numbered(rows: Rows) -> Rows:
    return [{"number": number, **row} for number, row in enumerate(rows, start=1)]


def _store_parts(terms: TermsOfReference, part: type[models.Model], rows: Rows) -> None:
    for row in rows:
        store(part(terms=terms, **row))


@transaction.atomic
def bring_into_effect(
    *, terms: TermsOfReference, by: Any, effective_from: date | None = None, reason: str = ""
) -> TermsOfReference:
    """Let a draft take effect on a day; from now on its words stand. It cannot begin before the version it follows."""
    require_seat(by, terms.body)
    refuse(None if terms.draft else f"Version {terms.number} is in effect already; draft the next one.")
    before = terms.body.terms.filter(draft=False).order_by("-number").first()
    refuse_beside(
        effective_from=calling.begins_before(
            effective_from=effective_from, last=before.effective_from if before else None, number=1 if not before else 2
        )
    )
    terms.draft, terms.effective_from, terms.made_at = False, effective_from, clock.now()
    store(terms)
    record_activity("terms-set", terms.body, by=by, reason=reason or terms.reason)
    return terms


@transaction.atomic
def set_terms(
    *, body: Body, purpose: str, by: Any, effective_from: date | None = None, **facts: Any
) -> TermsOfReference:
    """Give a body new terms of reference at once: drafted and brought into effect; versions are frozen."""
    terms = draft_terms(body=body, purpose=purpose, by=by, **facts)
    return bring_into_effect(terms=terms, by=by, effective_from=effective_from)
