"""Carrying out: actions are opened, started, reported on, moved with a reason, done or dropped."""

from datetime import date
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store
from salford_css.core.models import Post
from salford_css.core.policies import require
from strategy import lifecycle, policies, progress
from strategy.models import Action, ActionDate, ActionProgress, Decision, Milestone
from strategy.services.effect import action_not_in_effect

NOT_YOURS = "Only the manager of the action and officers may change it."


def day(on: date) -> UncertainDate:
    """Return a date that is known to the day."""
    return UncertainDate(on, on)


@transaction.atomic
def open_action(*, text: str, by: Any, due: UncertainDate | None = None, ref: str = "", **facts: Any) -> Action:
    """Open an action. `facts` name its origin (decision, comment, inspection_recommendation, objective, plan,
    proposal), manager, organisation and client_group. The first due date is kept as the original for good.
    """
    decision = facts.get("decision")
    body = decision.body if isinstance(decision, Decision) else None
    require(policies.may_open_action(by, body, clock.today()), "Only officers may open actions.")
    return note_action(text=text, by=by, due=due, ref=ref, **facts)


@transaction.atomic
def note_action(*, text: str, by: Any, due: UncertainDate | None = None, ref: str = "", **facts: Any) -> Action:
    """Open an action for a service that has asked its own policy, such as the corrective action of a figure."""
    action = Action(text=text, ref=ref or new_ref(Action, text), **facts)
    if due is not None:
        action.when = action.original = due
    store(action)
    record_activity("action-opened", action, by=by)
    return action


@transaction.atomic
def assign_manager(*, action: Action, manager: Post, by: Any) -> Action:
    """Name the post that answers for an action."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    action.manager = manager
    store(action)
    record_activity("action-manager-named", action, by=by, reason=str(manager))
    return action


@transaction.atomic
def start_action(*, action: Action, by: Any, on: date | None = None) -> Action:
    """Begin an action; one that carries out a decision or a proposal waits until it takes effect."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    began = on or clock.today()
    refuse(_over(action), action_not_in_effect(action, on=began))
    action.started = day(began)
    store(action)
    record_activity("action-started", action, by=by)
    return action


@transaction.atomic
def report_progress(*, action: Action, text: str, outlook: str, by: Any, on: date | None = None) -> ActionProgress:
    """Say how an action stands; a report is never changed, a correction is a new one."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    refuse(_over(action))
    report = ActionProgress(
        action=action, text=text, outlook=outlook, on=on or clock.today(), post=acting_post(by, clock.today())
    )
    store(report)
    record_activity("action-progress-reported", action, by=by)
    return report


@transaction.atomic
def move_action_date(*, action: Action, due: UncertainDate, reason: str, by: Any) -> ActionDate:
    """Move an action's due date, with the reason; the original date stays."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    refuse(_over(action), lifecycle.reason_missing(reason, "the date moves"))
    action = Action.objects.select_for_update().get(pk=action.pk)
    move = ActionDate(
        action=action,
        number=next_number(ActionDate.objects.filter(action=action)),
        reason=reason,
        moved_on=clock.today(),
        moved_by=acting_post(by, clock.today()),
    )
    move.was, move.becomes = action.when, due
    store(move)
    action.when = due
    store(action)
    record_activity("action-date-moved", action, by=by, reason=reason)
    return move


@transaction.atomic
def complete_action(*, action: Action, by: Any, done: UncertainDate | None = None) -> Action:
    """Mark an action done; it cannot be done before the decision it carries out takes effect."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    when = done or day(clock.today())
    refuse(_over(action), action_not_in_effect(action, on=when.latest or clock.today()))
    action.done = when
    store(action)
    record_activity("action-done", action, by=by)
    return action


@transaction.atomic
def drop_action(*, action: Action, reason: str, by: Any) -> Action:
    """Give an action up, with the reason."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    refuse(_over(action), lifecycle.reason_missing(reason, "the action is dropped"))
    action.dropped_on, action.dropped_why = clock.today(), reason[:500]
    store(action)
    record_activity("action-dropped", action, by=by, reason=reason)
    return action


@transaction.atomic
def add_milestone(*, action: Action, text: str, due: UncertainDate, by: Any, ref: str = "") -> Milestone:
    """Set a point on the way of an action."""
    require(policies.may_work_on(by, action, clock.today()), NOT_YOURS)
    refuse(_over(action))
    milestone = Milestone(action=action, text=text, ref=ref or new_ref(Milestone, text))
    milestone.when = due
    store(milestone)
    record_activity("milestone-added", milestone, by=by)
    return milestone


@transaction.atomic
def mark_milestone_done(*, milestone: Milestone, by: Any, done: UncertainDate | None = None) -> Milestone:
    """Mark a milestone reached."""
    action = milestone.action
    allowed = policies.may_work_on(by, action, clock.today()) if action else policies.may_draft(by, clock.today())
    require(allowed, NOT_YOURS)
    reached = done or day(clock.today())
    if action is not None:
        refuse(action_not_in_effect(action, on=reached.latest or clock.today()))
    milestone.done = reached
    store(milestone)
    record_activity("milestone-reached", milestone, by=by)
    return milestone


def _over(action: Action) -> str | None:
    done = progress.is_done(action.done, on=clock.today())
    return lifecycle.already_over(done=done, dropped=action.dropped_on is not None)
