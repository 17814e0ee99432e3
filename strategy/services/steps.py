"""The steps of a proposal's life that need no other record made; decisions and consultations take theirs along."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.deeds import refuse, refuse_all, take_step
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.models import ConsultationComment, Proposal, ReportVersion
from strategy.services import needs
from strategy.services.proposals import NOT_YOURS, freeze_wording


@transaction.atomic
def put_forward(*, proposal: Proposal, by: Any, report_version: ReportVersion | None = None) -> Proposal:
    """Take a draft into the first report; it needs a lead post and a wording, which is frozen as a version."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse_all(needs.to_put_forward(proposal))
    if proposal.current is None or report_version is not None:
        freeze_wording(proposal, proposal.working_text, by=by, report_version=report_version)
    take_step(proposal, "put_forward", deed="proposal-put-forward", by=by)
    return proposal


@transaction.atomic
def open_to_consultation(*, proposal: Proposal, by: Any) -> Proposal:
    """Say that a proposal is being consulted on; a consultation on its report must be open."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse_all(needs.to_open_to_consultation(proposal))
    take_step(proposal, "open_to_consultation", deed="proposal-opened-to-consultation", by=by)
    return proposal


@transaction.atomic
def analyse(*, proposal: Proposal, by: Any) -> Proposal:
    """Begin to answer the comments on a proposal; its consultation takes no more of them."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse_all(needs.to_analyse(proposal))
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
    refuse_all(needs.to_revise(proposal, comments=comments, reasons=[reason]))
    before = proposal.current
    was = before.text if before else ""
    text = proposal.working_text if proposal.working_text.strip() else was
    if text != was or report_version is not None:
        freeze_wording(proposal, text, by=by, comments=comments, reasons=[reason], report_version=report_version)
    refuse(lifecycle.amended_without_wording(needs.amended_in_name_only(proposal)))
    take_step(proposal, "revise", deed="proposal-revised", by=by, reason=reason)
    return proposal


@transaction.atomic
def take_effect(*, proposal: Proposal, by: Any) -> Proposal:
    """Let an approved proposal take effect once nobody can call its decision in any more."""
    require(policies.is_director(by, clock.today()) or policies.owns(by, proposal, clock.today()), NOT_YOURS)
    refuse_all(needs.to_take_effect(proposal))
    take_step(proposal, "take_effect", deed="proposal-took-effect", by=by)
    return proposal


@transaction.atomic
def deliver(*, proposal: Proposal, by: Any) -> Proposal:
    """Begin to carry a proposal out: in effect, with actions that each have a named manager."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse_all(needs.to_deliver(proposal))
    take_step(proposal, "deliver", deed="proposal-delivery-begun", by=by)
    return proposal


@transaction.atomic
def close_by_review(*, proposal: Proposal, by: Any, reason: str = "") -> Proposal:
    """Close a proposal after its results were reviewed; nothing of it may be open."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    refuse(lifecycle.reason_missing(reason, "what the review found"), *needs.to_close_by_review(proposal))
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
