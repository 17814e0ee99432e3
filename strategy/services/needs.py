"""What a proposal still needs for each step of its life, in sentences. A step refuses by the same sentences that its
page shows beforehand."""

from collections.abc import Callable, Sequence

from django.db.models import Q

from salford_css.core import clock
from strategy import calling_in, lifecycle
from strategy.lifecycle import ConsultationState, Effect
from strategy.models import Action, Consultation, ConsultationComment, Proposal
from strategy.querysets.consultation import CommentQuerySet
from strategy.querysets.delivery import ActionQuerySet
from strategy.services import effect

Sentences = list[str]


def _said(*sentences: str | None) -> Sentences:
    return [sentence for sentence in sentences if sentence]


def to_put_forward(proposal: Proposal) -> Sentences:
    """Return what a draft needs to go into the first report."""
    text = "" if proposal.current else lifecycle.nothing_to_submit(proposal.working_text)
    return _said(lifecycle.without_owner(proposal.lead_post_id is not None), text)


def to_submit(
    proposal: Proposal, *, comments: Sequence[ConsultationComment] = (), reasons: Sequence[str] = ()
) -> Sentences:
    """Return what the text in hand needs to become the next version."""
    before, text = proposal.current, proposal.working_text
    if empty := lifecycle.nothing_to_submit(text):
        return [empty]
    if before is None:
        return []
    causing = len(comments) or amending(proposal).count()
    return _said(
        lifecycle.nothing_new(was=before.text, becomes=text),
        lifecycle.change_without_cause(was=before.text, becomes=text, comments=causing, reasons=reasons),
    )


def to_open_to_consultation(proposal: Proposal) -> Sentences:
    """Return what a proposal needs to be consulted on."""
    return _said(lifecycle.not_consulted_on(open_consultations_on(proposal)))


def to_analyse(proposal: Proposal) -> Sentences:
    """Return what stands against answering the comments."""
    return _said(lifecycle.still_consulted_on(open_consultations_on(proposal)))


def to_revise(
    proposal: Proposal, *, comments: Sequence[ConsultationComment] = (), reasons: Sequence[str] = ()
) -> Sentences:
    """Return what a proposal needs to stand in its revised wording, for a decision."""
    before, decision = proposal.current, effect.deciding(proposal)
    was = before.text if before else ""
    text = proposal.working_text if proposal.working_text.strip() else was
    causing = len(comments) or amending(proposal).count()
    in_name = [] if text != was else amended_in_name_only(proposal)
    return _said(
        lifecycle.not_to_be_revised(state=proposal.state, outcome=decision.outcome if decision else None),
        lifecycle.without_version(1 if before else 0),
        lifecycle.unanswered_comments(unanswered(proposal)),
        lifecycle.change_without_cause(was=was, becomes=text, comments=causing, reasons=reasons),
        lifecycle.amended_without_wording(in_name),
    )


def to_decide(proposal: Proposal) -> Sentences:
    """Return what a proposal needs to be decided on, apart from the days its papers must be open."""
    return _said(lifecycle.without_version(1 if proposal.current else 0))


def to_open_to_call_in(proposal: Proposal) -> Sentences:
    """Return what the publication of its decision needs."""
    decision = effect.deciding(proposal)
    return _said(
        lifecycle.decision_missing(decision is not None),
        lifecycle.published_already(decision.published_on) if decision else None,
    )


def to_call_in(proposal: Proposal) -> Sentences:
    """Return what a call-in of its decision needs, apart from the days and the members its rule asks for."""
    decision = effect.deciding(proposal)
    if decision is None:
        return _said(lifecycle.decision_missing(False))
    unpublished, _ = calling_in.outside_window(None, on=clock.today(), at=None)
    return _said(None if decision.published_on else unpublished)


def to_take_effect(proposal: Proposal) -> Sentences:
    """Return what an approved proposal needs to take effect today."""
    decision = effect.deciding(proposal)
    if decision is None:
        return _said(lifecycle.decision_missing(False))
    return _said(lifecycle.not_approved(decision.outcome), effect.not_in_effect(decision, on=clock.today()))


def to_deliver(proposal: Proposal) -> Sentences:
    """Return what a proposal in effect needs to be carried out."""
    decision = effect.deciding(proposal)
    actions = list(actions_of(proposal))
    return _said(
        effect.not_in_effect(decision, on=clock.today()),
        lifecycle.actions_missing(
            actions=len(actions), without_manager=sum(action.manager_id is None for action in actions)
        ),
    )


def to_close_by_review(proposal: Proposal) -> Sentences:
    """Return what stands against closing a proposal."""
    return _said(lifecycle.actions_open(actions_of(proposal).open_on(clock.today()).count()))


def nothing(proposal: Proposal) -> Sentences:
    """Return nothing: a withdrawal and a conclusion of scrutiny need only what their forms ask for."""
    return []


FOR: dict[str, Callable[[Proposal], Sentences]] = {
    "submit": to_submit,
    "put_forward": to_put_forward,
    "open_to_consultation": to_open_to_consultation,
    "analyse": to_analyse,
    "revise": to_revise,
    "decide": to_decide,
    "open_to_call_in": to_open_to_call_in,
    "call_in": to_call_in,
    "settle": nothing,
    "take_effect": to_take_effect,
    "deliver": to_deliver,
    "close_by_review": to_close_by_review,
    "withdraw": nothing,
}


# ------------------------------------------------------------------ what the sentences rest on


def actions_of(proposal: Proposal) -> ActionQuerySet:
    """Return the actions that carry a proposal out, by its decisions or directly."""
    return Action.objects.filter(Q(proposal=proposal) | Q(decision__proposal=proposal)).distinct()


def open_consultations_on(proposal: Proposal) -> int:
    """Count the open consultations on a report that carries a version of a proposal."""
    return Consultation.objects.filter(
        state=ConsultationState.OPEN, report_version__proposal_versions__proposal=proposal
    ).count()


def amending(proposal: Proposal) -> CommentQuerySet:
    """Return the comments said to have changed a proposal that explain no version of it yet."""
    rows = ConsultationComment.objects.filter(
        proposal_links__proposal=proposal, effect__in=[Effect.AMENDED, Effect.NEW]
    )
    return rows.exclude(causes__version__proposal=proposal)


def unanswered(proposal: Proposal) -> list[str]:
    """Name the comments on a proposal that have no officer's response."""
    rows = ConsultationComment.objects.filter(proposal_links__proposal=proposal).unanswered()
    return list(rows.order_by("ref").values_list("ref", flat=True))


def amended_in_name_only(proposal: Proposal) -> list[str]:
    """Name the comments said to have amended a proposal whose wording names no such cause."""
    return list(amending(proposal).filter(effect=Effect.AMENDED).order_by("ref").values_list("ref", flat=True))
