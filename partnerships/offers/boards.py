"""What partnerships knows of a body: who keeps its record, what its agenda shows, what forbids it to decide."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from partnerships import policies
from partnerships.models import PartnershipBoard, TermsOfReference
from partnerships.quorum import unmet
from partnerships.readings.boards import present_at, quorum_of
from salford_css.core.registry import bodies
from strategy.models import Body


@bodies.keeper
def secretary(user: Any, body: Body, *, on: date) -> bool:
    """Say whether a user holds the seat of the body's secretary."""
    return policies.keeps_record(user, body, on)


@bodies.decision_check
def quorum(body: Body, *, meeting: Any, on: date) -> Iterable[str]:
    """Forbid a decision at a meeting without a quorum, where the body's terms set one."""
    terms = TermsOfReference.objects.filter(body=body).in_force_on(on).last()
    return unmet(quorum_of(terms), present_at(meeting)) if terms is not None and meeting is not None else []


@bodies.agenda_section
def money_and_measures(body: Body, *, on: date) -> Iterable[str]:
    """Name what a board looks after: its pools and the indicators it shares."""
    for row in PartnershipBoard.objects.in_force(on).filter(body=body).select_related("partnership"):
        yield from (f"Pooled fund: {fund}" for fund in row.partnership.funds.all())
        shared = row.partnership.sharing.in_force(on).filter(indicator__isnull=False).select_related("indicator")
        yield from (f"Performance: {share.indicator}" for share in shared)
