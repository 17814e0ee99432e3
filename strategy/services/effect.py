"""Whether a decision is in effect: asked at every door through which somebody could begin to carry it out."""

from datetime import date

from django.db.models import F

from strategy import lifecycle
from strategy.models import Action, Decision, Proposal


def not_in_effect(decision: Decision | None, *, on: date) -> str | None:
    """Return why a decision may not be carried out on a day; None: it may."""
    if decision is None:
        return lifecycle.decision_missing(False)
    call_in = getattr(decision, "call_in", None)
    held = lifecycle.call_in_unsettled(call_in.outcome if call_in else None)
    return held or lifecycle.before_call_in_ends(effective_on=decision.effective_on, on=on)


def action_not_in_effect(action: Action, *, on: date) -> str | None:
    """Return why an action may not be begun or ended on a day: what it carries out is not in effect."""
    if action.decision is not None:
        return not_in_effect(action.decision, on=on)
    return not_in_effect(deciding(action.proposal), on=on) if action.proposal is not None else None


def deciding(proposal: Proposal) -> Decision | None:
    """Return the decision in force on a proposal: the newest."""
    rows = proposal.decisions.select_related("call_in", "proposal")
    return rows.order_by(F("made_earliest").desc(nulls_last=True), "-id").first()
