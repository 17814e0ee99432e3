"""The steps of a proposal's life that need no other record made; decisions and consultations take theirs along."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from salford_css.core import clock
from salford_css.core.deeds import refuse, take_step
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.lifecycle import ConsultationState, Effect
from strategy.models import Action, Consultation, ConsultationComment, Proposal, ReportVersion
from strategy.querysets.delivery import ActionQuerySet
from strategy.services.effect import deciding, not_in_effect
from strategy.services.proposals import NOT_YOURS, freeze_wording


@transaction.atomic
def put_forward(*, proposal: Proposal, by: Any, report_version: ReportVersion | None = None) -> Proposal:
    """Take a draft into the first report; it needs a lead post and a wording, which is frozen as a version."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(lifecycle.without_owner(proposal.lead_post_id is not None))
    if proposal.current is None or report_version is not None:
        freeze_wording(proposal, proposal.working_text, by=by, report_version=report_version)
    take_step(proposal, "put_forward", deed="proposal-put-forward", by=by)
    return proposal


@transaction.atomic
def open_to_consultation(*, proposal: Proposal, by: Any) -> Proposal:
    """Say that a proposal is being consulted on; a consultation on its report must be open."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(lifecycle.not_consulted_on(open_consultations_on(proposal)))
    take_step(proposal, "open_to_consultation", deed="proposal-opened-to-consultation", by=by)
    return proposal


@transaction.atomic
def analyse(*, proposal: Proposal, by: Any) -> Proposal:
    """Begin to answer the comments on a proposal; its consultation takes no more of them."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(lifecycle.still_consulted_on(open_consultations_on(proposal)))
    take_step(proposal, "analyse", deed="proposal-comments-analysed", by=by)
    return proposal


@transaction.atomic
def revise(
    *,
    proposal: Proposal,
    by: Any,
    comments: Sequence[ConsultationComment] = (),
    reason: str = "",
    report_version: ReportVersion | None = None,
) -> Proposal:
    """Put a proposal in its revised wording up for a decision; an unsubmitted text becomes the next version.

    Raises ValidationError for a changed text without a cause, an unanswered comment, or a comment said to have
    amended a wording that never changed.
    """
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    before, decision = proposal.current, deciding(proposal)
    refuse(
        lifecycle.not_to_be_revised(state=proposal.state, outcome=decision.outcome if decision else None),
        lifecycle.without_version(1 if before else 0),
        lifecycle.unanswered_comments(_unanswered(proposal)),
    )
    was = before.text if before else ""
    text = proposal.working_text if proposal.working_text.strip() else was
    if text != was or report_version is not None:
        freeze_wording(proposal, text, by=by, comments=comments, reasons=[reason], report_version=report_version)
    refuse(lifecycle.amended_without_wording(_amended_in_name_only(proposal)))
    take_step(proposal, "revise", deed="proposal-revised", by=by, reason=reason)
    return proposal


@transaction.atomic
def take_effect(*, proposal: Proposal, by: Any) -> Proposal:
    """Let an approved proposal take effect once nobody can call its decision in any more."""
    require(policies.is_director(by, clock.today()) or policies.owns(by, proposal, clock.today()), NOT_YOURS)
    decision = deciding(proposal)
    refuse(lifecycle.decision_missing(decision is not None))
    refuse(lifecycle.not_approved(decision.outcome if decision else None), not_in_effect(decision, on=clock.today()))
    take_step(proposal, "take_effect", deed="proposal-took-effect", by=by)
    return proposal


@transaction.atomic
def deliver(*, proposal: Proposal, by: Any) -> Proposal:
    """Begin to carry a proposal out: in effect, with actions that each have a named manager."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    decision = deciding(proposal)
    actions = list(actions_of(proposal))
    refuse(
        not_in_effect(decision, on=clock.today()),
        lifecycle.actions_missing(
            actions=len(actions), without_manager=sum(action.manager_id is None for action in actions)
        ),
    )
    take_step(proposal, "deliver", deed="proposal-delivery-begun", by=by)
    return proposal


@transaction.atomic
def close_by_review(*, proposal: Proposal, by: Any, reason: str = "") -> Proposal:
    """Close a proposal after its results were reviewed; nothing of it may be open."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    open_actions = actions_of(proposal).open_on(clock.today()).count()
    refuse(lifecycle.reason_missing(reason, "what the review found"), lifecycle.actions_open(open_actions))
    take_step(proposal, "close_by_review", deed="proposal-reviewed", by=by, reason=reason)
    return proposal


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Any, reason: str = "") -> Proposal:
    """Take a proposal back, with the reason."""
    require(policies.may_withdraw(by, proposal, clock.today()), "Only the owner or a director may withdraw a proposal.")
    refuse(lifecycle.reason_missing(reason, "it is withdrawn"))
    proposal.withdrawn_why = reason[:500]
    take_step(proposal, "withdraw", deed="proposal-withdrawn", by=by, reason=reason, also=["withdrawn_why"])
    return proposal


def actions_of(proposal: Proposal) -> ActionQuerySet:
    """Return the actions that carry a proposal out, by its decisions or directly."""
    return Action.objects.filter(Q(proposal=proposal) | Q(decision__proposal=proposal)).distinct()


def open_consultations_on(proposal: Proposal) -> int:
    """Count the open consultations on a report that carries a version of a proposal."""
    return Consultation.objects.filter(
        state=ConsultationState.OPEN, report_version__proposal_versions__proposal=proposal
    ).count()


def _unanswered(proposal: Proposal) -> list[str]:
    rows = ConsultationComment.objects.filter(proposal_links__proposal=proposal).unanswered()
    return list(rows.order_by("ref").values_list("ref", flat=True))


def _amended_in_name_only(proposal: Proposal) -> list[str]:
    rows = ConsultationComment.objects.filter(proposal_links__proposal=proposal, effect=Effect.AMENDED)
    return list(rows.exclude(causes__version__proposal=proposal).order_by("ref").values_list("ref", flat=True))
