"""Who may do what in strategy, on a day. A cabinet member without another role never may; nor may a stranger."""

from datetime import date
from typing import Any

from salford_css.core import policies, registry
from salford_css.core.models import Post, Role, posts_held
from strategy.models import Action, Body, Consultation, ConsultationComment, Decision, Proposal


def works_here(user: Any, on: date) -> bool:
    """Say whether a user may change anything at all: signed in, active, and not a reader only."""
    known = getattr(user, "is_authenticated", False) and user.is_active and not getattr(user, "is_api_client", False)
    return bool(known) and not policies.is_read_only(user, on)


def is_officer(user: Any, on: date) -> bool:
    """Say whether a user drafts and enters: officers, directors, administrators."""
    return policies.is_administrator(user, on) or policies.has_role(user, Role.OFFICER, Role.DIRECTOR, on=on)


def is_director(user: Any, on: date) -> bool:
    """Say whether a user approves and publishes."""
    return policies.is_administrator(user, on) or policies.has_role(user, Role.DIRECTOR, on=on)


def owns(user: Any, proposal: Proposal, on: date) -> bool:
    """Say whether a user owns a proposal: whoever holds the post that leads it."""
    return works_here(user, on) and policies.holds(user, proposal.lead_post, on)


def may_draft(user: Any, on: date) -> bool:
    """Say whether a user may begin proposals, reports, consultations and actions."""
    return works_here(user, on) and is_officer(user, on)


def may_change_proposal(user: Any, proposal: Proposal, on: date) -> bool:
    """Say whether a user may change a proposal: its owner or a director; any officer while nobody leads it."""
    if owns(user, proposal, on) or (works_here(user, on) and is_director(user, on)):
        return True
    return proposal.lead_post_id is None and may_draft(user, on)


def may_withdraw(user: Any, proposal: Proposal, on: date) -> bool:
    """Say whether a user may withdraw a proposal: its owner or a director."""
    return owns(user, proposal, on) or (works_here(user, on) and is_director(user, on))


def may_run_consultation(user: Any, consultation: Consultation, on: date) -> bool:
    """Say whether a user may open and close a consultation and answer comments."""
    led = works_here(user, on) and policies.holds(user, consultation.lead_post, on)
    return led or may_draft(user, on)


def may_answer(user: Any, comment: ConsultationComment, on: date) -> bool:
    """Say whether a user may answer a comment: who runs the consultation, and who holds the post that was asked to."""
    asked = works_here(user, on) and policies.holds(user, comment.responder, on)
    return asked or may_run_consultation(user, comment.consultation, on)


def may_read_original(user: Any, on: date) -> bool:
    """Say whether a user may read what was hidden of a comment: those who work with comments, never wider readers."""
    return may_draft(user, on)


def may_publish_plan(user: Any, on: date) -> bool:
    """Say whether a user may publish and withdraw entries of the forward plan and record urgent routes: directors."""
    return works_here(user, on) and is_director(user, on)


def may_keep_record(user: Any, body: Body | None, on: date) -> bool:
    """Say whether a user may plan a body's meetings and record what it decided: directors, and its secretary."""
    if not works_here(user, on):
        return False
    return is_director(user, on) or (body is not None and registry.bodies.keeps(user, body, on=on))


def may_record_decision(user: Any, body: Body | None, post: Post | None, on: date) -> bool:
    """Say whether a user may record a decision: who keeps the record, and officers for a post that they hold."""
    own = post is not None and works_here(user, on) and policies.holds(user, post, on)
    return own or may_keep_record(user, body, on)


def may_say_what_came(user: Any, decision: Decision, on: date) -> bool:
    """Say whether a user may answer what came of a decision: who keeps the record, who leads it, who carries it out."""
    if not works_here(user, on):
        return False
    lead = decision.proposal.lead_post if decision.proposal else None
    managers = Post.objects.filter(actions_managed__decision=decision)
    held = posts_held(user, on)
    own = any(policies.holds(user, post, on) for post in (lead, decision.contact_post, decision.post))
    return own or held.filter(pk__in=managers.values("pk")).exists() or may_keep_record(user, decision.body, on)


def may_work_on(user: Any, action: Action, on: date) -> bool:
    """Say whether a user may report on an action: whoever manages it, and officers."""
    managed = works_here(user, on) and policies.holds(user, action.manager, on)
    return managed or may_draft(user, on)


def may_open_action(user: Any, body: Body | None, on: date) -> bool:
    """Say whether a user may open an action: officers, and the secretary of the body whose decision it carries out."""
    return may_draft(user, on) or may_keep_record(user, body, on)
