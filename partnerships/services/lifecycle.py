"""Taking an agreement through its life: each step asks the guards, is taken, and is logged with what they warned of.

`steps` names a service for every move, so that pages and the administration offer what the lifecycle declares.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.agreements.checklist import Objection, refusals, warnings
from partnerships.agreements.lifecycle import MOVES, against
from partnerships.models import Agreement, Ending
from partnerships.readings.facts import basis_on, facts_of, rules_of
from salford_css.core import clock
from salford_css.core.deeds import refuse, refuse_all, store
from salford_css.core.deeds import take_step as take
from salford_css.core.policies import require

NOT_YOURS = "Only directors and whoever leads the partnership may take an agreement further."


def standing_against(agreement: Agreement, move: str, *, on: date | None = None) -> list[Objection]:
    """Return what stands against a move today: pages show it before anybody asks for the step."""
    day = on or clock.today()
    return against(move, facts_of(agreement, on=day), rules_of(basis_on(agreement, day), day))


def moves_from(agreement: Agreement) -> list[str]:
    """Return the moves the state allows."""
    return [name for name, move in MOVES.items() if agreement.state in move.sources]


@transaction.atomic
def move(*, agreement: Agreement, name: str, by: Any, reason: str = "", **facts: Any) -> Agreement:
    """Take one step. Raises ValidationError with every sentence that forbids it; warnings are kept in the log."""
    require(policies.may_take_step(by, agreement.partnership, clock.today()), NOT_YOURS)
    if name in BEFORE:
        BEFORE[name](agreement, **facts)
    found = standing_against(agreement, name) if name in moves_from(agreement) else []
    refuse_all(refusals(found))
    told = " ".join([reason, *(f"Warned: {sentence}" for sentence in warnings(found))]).strip()
    also = ["ended_how"] if name == "end" else []
    take(agreement, name, deed=f"agreement-{name.replace('_', '-')}", by=by, reason=told, also=also)
    if name in AFTER:
        AFTER[name](agreement)
    return agreement


def _put_to_partners(agreement: Agreement) -> None:
    """Freeze the draft: what the partners are shown no longer changes."""
    version = agreement.draft
    refuse(None if version or agreement.versions.exists() else "There is no version to put to the partners.")
    if version:
        version.settled_on = clock.today()
        store(version)


def _take_back_notice(agreement: Agreement) -> None:
    agreement.notices.filter(withdrawn_on__isnull=True).update(withdrawn_on=clock.today())


def _say_how(agreement: Agreement, ended_how: str = "", **_: Any) -> None:
    refuse(None if ended_how in Ending.values else "Say how it ended: terminated, expired or renewed as another.")
    agreement.ended_how = ended_how


BEFORE: Mapping[str, Callable[..., None]] = {"end": _say_how}
AFTER: Mapping[str, Callable[[Agreement], None]] = {
    "seek_approvals": _put_to_partners,
    "withdraw_notice": _take_back_notice,
}

steps: Mapping[str, Callable[..., Agreement]] = {name: partial(move, name=name) for name in MOVES}


@transaction.atomic
def put_variation(*, agreement: Agreement, by: Any) -> Agreement:
    """Put a drafted variation to the partners of an agreement in variation; it is frozen."""
    require(policies.may_take_step(by, agreement.partnership, clock.today()), NOT_YOURS)
    refuse(
        None if agreement.state == "variation" else "Begin the variation first.",
        None if agreement.draft else "There is no draft to put to the partners.",
    )
    _put_to_partners(agreement)
    return agreement
