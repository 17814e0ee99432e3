"""What a proposal costs, saves or gives up: stated line by line, corrected by striking a line out, never deleted."""

from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.models import Proposal, ProposalMoney
from strategy.services.proposals import BEING_WRITTEN, NOT_YOURS


@transaction.atomic
def state_money(*, proposal: Proposal, by: Any, kind: str, **facts: Any) -> ProposalMoney:
    """Write down one amount of a proposal, or that there is one nobody states.

    `facts` are further columns: recurrence, amount (Decimal pounds), start_year, funded_from, source, stated_on.
    Raises ValidationError once the proposal was decided on: what was decided is not priced anew.
    """
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(_settled(proposal))
    line = ProposalMoney(proposal=proposal, kind=kind, **{"stated_on": clock.today()} | facts)
    store(line)
    record_activity("proposal-money-stated", proposal, by=by, reason=str(line))
    return line


@transaction.atomic
def strike_money(*, line: ProposalMoney, by: Any, reason: str = "") -> ProposalMoney:
    """Strike a line out, with the reason; it stays on record and is no longer added up."""
    require(policies.may_change_proposal(by, line.proposal, clock.today()), NOT_YOURS)
    refuse(
        _settled(line.proposal),
        "The line is struck out already." if line.struck_on else None,
        lifecycle.reason_missing(reason, "the line is struck out"),
    )
    line.struck_on, line.struck_why = clock.today(), reason.strip()[:300]
    store(line)
    record_activity("proposal-money-struck", line.proposal, by=by, reason=f"{line}: {line.struck_why}")
    return line


@transaction.atomic
def say_cost_standing(*, proposal: Proposal, standing: str, by: Any) -> Proposal:
    """Say of the money as a whole that it is not stated, met from existing budgets, or none."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(_settled(proposal))
    proposal.cost_standing = standing
    store(proposal, fields=["cost_standing"])
    record_activity("proposal-cost-standing-said", proposal, by=by, reason=proposal.get_cost_standing_display())
    return proposal


def _settled(proposal: Proposal) -> str | None:
    if proposal.state in BEING_WRITTEN:
        return None
    return f"The proposal is {proposal.get_state_display()}; its money is no longer written."
