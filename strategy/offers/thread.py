"""The places of strategy on the golden thread, pledge to milestone, and the joins between them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from salford_css.core.joins import Ids, by_key, by_link
from salford_css.core.models import Citation
from salford_css.core.registry import Link, Node, thread
from strategy import readings
from strategy.models import (
    Action,
    ActionContribution,
    Decision,
    Milestone,
    Objective,
    ObjectiveLink,
    Pledge,
    Proposal,
    ProposalObjective,
)
from strategy.offers.addresses import address


def sources(model: type[models.Model], ids: Iterable[int]) -> dict[int, str]:
    """Return where each row comes from, by its first citation."""
    kind = ContentType.objects.get_for_model(model)
    rows = Citation.objects.filter(content_type=kind, object_id__in=list(ids)).select_related("document")
    found: dict[int, str] = {}
    for row in rows.order_by("-id"):
        found[row.object_id] = ", ".join(str(part) for part in (row.document, row.locator) if part)
    return found


def known_then(rows: Any, *, as_at: date) -> Any:
    """Leave out actions that carry out a decision which was only made after a day."""
    return rows.filter(Q(decision__isnull=True) | Q(decision__in=Decision.objects.as_at(as_at)))


# ------------------------------------------------------------------ places


@thread.nodes("pledge", label="Pledge", model=Pledge)
def pledges(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return pledges, with the set and the years they belong to."""
    origin = sources(Pledge, ids)
    for row in Pledge.objects.visible_to(reader).filter(pk__in=ids).select_related("pledge_set"):
        held = "" if row.pledge_set.holds_on(as_at) else "not in force on this day"
        yield Node("pledge", row.pk, row.title, address(row), held, origin.get(row.pk, ""), row.pledge_set.name)


@thread.nodes("objective", label="Objective", model=Objective)
def objectives(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return objectives of plans adopted by the day."""
    origin = sources(Objective, ids)
    rows = Objective.objects.visible_to(reader).filter(pk__in=ids).select_related("plan")
    for row in rows.filter(Q(plan__earliest__isnull=True) | Q(plan__earliest__lte=as_at)):
        yield Node("objective", row.pk, row.text, address(row), "", origin.get(row.pk, ""), row.plan.title)


@thread.nodes("proposal", label="Proposal", model=Proposal)
def proposals(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return proposals that had a wording by the day, with how far they are."""
    origin = sources(Proposal, ids)
    rows = Proposal.objects.visible_to(reader).as_at(as_at).filter(pk__in=ids).select_related("plan")
    for row in rows:
        state = row.get_state_display()
        detail = "; ".join(part for part in (row.lead_area, state) if part)
        yield Node("proposal", row.pk, str(row), address(row), state, origin.get(row.pk, ""), detail)


@thread.nodes("decision", label="Decision", model=Decision)
def decisions(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return decisions made by the day."""
    origin = sources(Decision, ids)
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(pk__in=ids).select_related("body", "post")
    for row in rows:
        outcome = row.get_outcome_display()
        detail = f"{outcome} by {row.body or row.post}"
        yield Node("decision", row.pk, row.wording, address(row), outcome, origin.get(row.pk, ""), detail)


@thread.nodes("action", label="Action", model=Action)
def actions(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return actions with their status on the day."""
    origin = sources(Action, ids)
    rows = known_then(Action.objects.visible_to(reader), as_at=as_at).filter(pk__in=ids).select_related("manager")
    for one in readings.judged(rows, on=as_at):
        row = one.row
        detail = f"{one.sentence}; {row.manager or 'nobody is named as its manager'}"
        yield Node("action", row.pk, row.text, address(row), one.sentence, origin.get(row.pk, ""), detail)


@thread.nodes("milestone", label="Milestone", model=Milestone)
def milestones(ids: Iterable[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Return milestones with their status on the day."""
    origin = sources(Milestone, ids)
    for row in Milestone.objects.visible_to(reader).filter(pk__in=ids):
        one = readings.judged_milestone(row, on=as_at)
        yield Node("milestone", row.pk, row.text, address(row), one.sentence, origin.get(row.pk, ""))


# ------------------------------------------------------------------ joins


@thread.links("pledge", "objective")
def pledge_objective(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join pledges to the objectives that serve them."""
    rows = ObjectiveLink.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "pledge", "objective", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("objective", "objective")
def higher_objective(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join objectives to those of plans further down the ladder."""
    rows = ObjectiveLink.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "higher", "objective", upper_ids=upper_ids, lower_ids=lower_ids, kind="objective")


@thread.links("objective", "proposal")
def objective_proposal(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join objectives to the proposals that serve them."""
    rows = ProposalObjective.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "objective", "proposal", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("proposal", "decision")
def proposal_decision(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join proposals to what was decided on them."""
    yield from by_key(Decision.objects.all(), "proposal", "decision", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("decision", "action")
def decision_action(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join decisions to the actions that carry them out."""
    yield from by_key(Action.objects.all(), "decision", "action", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("proposal", "action")
def proposal_action(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join proposals to actions that began before, or without, a decision."""
    yield from by_key(Action.objects.all(), "proposal", "action", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("objective", "action")
def objective_action(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join objectives to actions that come from them directly."""
    yield from by_key(Action.objects.all(), "objective", "action", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("objective", "action")
def objective_contribution(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join objectives to actions that contribute to them."""
    rows = ActionContribution.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "objective", "action", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("action", "milestone")
def action_milestone(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join actions to the points on their way."""
    yield from by_key(Milestone.objects.all(), "action", "milestone", upper_ids=upper_ids, lower_ids=lower_ids)
