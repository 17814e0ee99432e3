"""What partnerships knows of a body: who keeps its record, what its agenda shows, what forbids it to decide."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from partnerships import policies
from partnerships.models import PartnershipBoard
from partnerships.querysets.boards import is_board
from partnerships.readings.boards import QuorumBook
from salford_css.core.registry import bodies
from strategy.models import Body


@bodies.keeper
def secretary(user: Any, body: Body, *, on: date) -> bool:
    """Say whether a user holds the seat of the body's secretary."""
    return policies.keeps_record(user, body, on)


@bodies.decision_check
def quorum(body: Body, *, meeting: Any, item: Any, on: date) -> Iterable[str]:
    """Forbid a decision without a quorum for its item, where the body's terms set one."""
    if meeting is None:
        return []
    return QuorumBook([meeting]).missing(meeting, item.number if item else None, on)


@bodies.page
def board_page(body: Body, *, meeting: Any) -> Iterable[tuple[str, str]]:
    """Lead from a body and its meetings to the pages of the board."""
    if not Body.objects.filter(pk=body.pk).filter(is_board()).exists():
        return
    if meeting is None:
        yield "Its seats, terms of reference and quorum", reverse("partnerships:board", args=[body.ref])
    else:
        yield "Seats, quorum and minutes of this meeting", reverse("partnerships:board-meeting", args=[meeting.ref])


@bodies.agenda_section
def money_and_measures(body: Body, *, on: date) -> Iterable[str]:
    """Name what a board looks after: its pools and the indicators it shares."""
    for row in PartnershipBoard.objects.in_force(on).filter(body=body).select_related("partnership"):
        yield from (f"Pooled fund: {fund}" for fund in row.partnership.funds.all())
        shared = row.partnership.sharing.in_force(on).filter(indicator__isnull=False).select_related("indicator")
        yield from (f"Performance: {share.indicator}" for share in shared)
