"""What strategy finds broken by itself: derived at every asking, never stored."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from salford_css.core.registry import Finding, findings
from strategy import readings
from strategy.lifecycle import ConsultationState
from strategy.models import (
    Action,
    Consultation,
    ConsultationComment,
    ConsultationEvent,
    CostStanding,
    Decision,
    Milestone,
    Objective,
    Pledge,
    Proposal,
    ProposalMoney,
    ProposalParty,
    ProposalVersion,
)
from strategy.offers.addresses import address
from strategy.offers.thread import known_then

APP = "strategy"


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


# ------------------------------------------------------------------ breaks between rungs


@findings.rule("pledge-without-objective", audience=APP, about=Pledge)
def pledge_without_objective(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find pledges in force that no objective serves."""
    rows = Pledge.objects.visible_to(reader).filter(pledge_set__validity__contains=as_at)
    for row in rows.filter(objective_links__isnull=True).select_related("pledge_set"):
        yield Finding(
            f"No objective serves the pledge “{row.title}”.",
            row,
            "Join an objective to it, or say that none does.",
            address(row),
            rank=2,
            rung="objective",
        )


@findings.rule("objective-without-pledge", audience=APP, about=Objective)
def objective_without_pledge(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find objectives that serve neither a pledge nor a higher objective."""
    rows = _objectives_known(as_at, reader).filter(upward__isnull=True)
    for row in rows:
        yield Finding(
            f"No source says which pledge the objective “{row}” serves.",
            row,
            "Join it to a pledge, as our reading if no paper says so.",
            address(row),
            rank=2,
            rung="pledge",
        )


@findings.rule("objective-without-work", audience=APP, about=Objective)
def objective_without_work(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find objectives that no proposal, no action and no lower objective serves."""
    rows = _objectives_known(as_at, reader).filter(
        proposal_links__isnull=True, actions__isnull=True, contributions__isnull=True, downward__isnull=True
    )
    for row in rows:
        yield Finding(
            f"Nobody proposes or does anything on record for the objective “{row}”.",
            row,
            "Join a proposal or an action to it.",
            address(row),
            rung="proposal",
        )


def _objectives_known(as_at: date, reader: Any) -> Any:
    known = Q(plan__earliest__isnull=True) | Q(plan__earliest__lte=as_at)
    return Objective.objects.visible_to(reader).filter(known).select_related("plan")


@findings.rule("proposal-undecided", audience=APP, about=Proposal)
def proposal_undecided(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find proposals that were put up for a decision and have none."""
    for row in readings.undecided(Proposal.objects.visible_to(reader), on=as_at).select_related("decision_body"):
        body = row.decision_body or "nobody named"
        yield Finding(
            f"{row} waits for a decision: none by {body} is on record.",
            row,
            "Record the decision.",
            address(row),
            rung="decision",
        )


@findings.rule("approval-without-action", audience=APP, about=Decision)
def approval_without_action(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find approvals that no action carries out."""
    of_proposal = Action.objects.filter(proposal__isnull=False, proposal=OuterRef("proposal"))
    rows = Decision.objects.visible_to(reader).as_at(as_at).approvals().without_action()
    for row in rows.exclude(Exists(of_proposal)).select_related("proposal"):
        yield Finding(
            f"Approved without an action: {row.proposal or row.wording}.",
            row,
            "Open an action with a named manager.",
            address(row),
            rank=0,
            rung="action",
        )


# ------------------------------------------------------------------ consultation


@findings.rule("comment-unanswered", audience=APP, about=ConsultationComment)
def comment_unanswered(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find comments to which no officer answered."""
    for row in ConsultationComment.objects.visible_to(reader).as_at(as_at).unanswered():
        yield Finding(
            f"The comment of {row.respondent} has no officer's response on record.",
            row,
            "Answer it and say what it changed.",
            address(row),
        )


@findings.rule("comment-promise-not-opened", audience=APP, about=ConsultationComment)
def comment_promise_not_opened(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find comments that were promised something for which no action was opened."""
    for row in ConsultationComment.objects.visible_to(reader).as_at(as_at).promised_but_not_opened():
        yield Finding(
            f"{row.respondent} was promised “{row.follow_up}”, and no action was opened for it.",
            row,
            "Open the action.",
            address(row),
            rung="action",
        )


@findings.rule("response-without-comment", audience=APP, about=ConsultationEvent)
def response_without_comment(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find events whose response was received but never written down."""
    commented = ConsultationComment.objects.filter(
        Q(event=OuterRef("pk")) | Q(consultation=OuterRef("consultation"), organisation=OuterRef("organisation"))
    )
    rows = ConsultationEvent.objects.visible_to(reader).filter(response_received=True)
    for row in rows.exclude(Exists(commented)).select_related("body", "organisation", "post"):
        yield Finding(
            f"A response of {row.whom} was received, and no comment of theirs is on record.",
            row,
            "Write the comment down.",
            address(row),
        )


@findings.rule("consultation-open-past-its-end", audience=APP, about=Consultation)
def consultation_open_past_its_end(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find consultations that still take comments after their last day."""
    for row in Consultation.objects.visible_to(reader).filter(state=ConsultationState.OPEN, latest__lt=as_at):
        yield Finding(
            f"“{row}” still takes comments, although it was to close {row.when}.",
            row,
            "Stop taking comments.",
            address(row),
        )


# ------------------------------------------------------------------ proposals and their words


@findings.rule("change-without-cause", audience=APP, about=Proposal)
def change_without_cause(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find changes of wording for which neither a comment nor another reason is on record."""
    versions = ProposalVersion.objects.visible_to(reader).as_at(as_at).filter(number__gt=1).select_related("proposal")
    for version, orphans in readings.orphan_changes(versions):
        letters = ", ".join(change.letter for change in orphans)
        count = _plural(len(orphans), "change has", "changes have")
        yield Finding(
            f"{version.proposal}: {count} no cause on record ({letters}).",
            version.proposal,
            "Link each change to a comment or to another reason.",
            f"{address(version.proposal)}compare/?becomes={version.number}",
        )


@findings.rule("cost-not-stated", audience=APP, about=Proposal)
def cost_not_stated(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find proposals that say nothing of the money they need, save or forgo, and lines without an amount."""
    rows = Proposal.objects.visible_to(reader).as_at(as_at).pricing(as_at)
    silent = rows.filter(stated=0, unstated=0, cost_standing=CostStanding.NOT_STATED)
    for row in silent:
        yield Finding(
            f"{row} does not state its cost.",
            row,
            "State the cost, or that it is met from existing budgets.",
            address(row),
            rank=2,
        )
    lines = ProposalMoney.objects.visible_to(reader).as_at(as_at).filter(amount__isnull=True)
    for line in lines.filter(proposal__in=rows.filter(unstated__gt=0)).select_related("proposal"):
        yield Finding(
            f"{line.proposal}: the {line.get_kind_display()} is not stated.",
            line.proposal,
            "State the amount, once or every year, and where the money comes from.",
            f"{address(line.proposal)}#money",
            rank=2,
        )


@findings.rule("party-unresolved", audience=APP, about=Proposal)
def party_unresolved(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find parties that are only words, such as `multi-agency`."""
    rows = ProposalParty.objects.visible_to(reader).filter(organisation__isnull=True)
    for row in rows.select_related("proposal"):
        yield Finding(
            f"{row.proposal} names “{row.as_written}” as a party, which is no organisation.",
            row.proposal,
            "Name the organisations.",
            address(row.proposal),
            rank=2,
        )


# ------------------------------------------------------------------ delivery


@findings.rule("action-without-manager", audience=APP, about=Action)
def action_without_manager(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find open actions that nobody answers for."""
    rows = known_then(Action.objects.visible_to(reader), as_at=as_at).open_on(as_at)
    for row in rows.filter(manager__isnull=True):
        yield Finding(
            f"Nobody is named as manager of “{row}”.", row, "Name the post that answers for it.", address(row)
        )


@findings.rule("action-late", audience=APP, about=Action)
def action_late(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find open actions whose last possible due day has passed."""
    rows = known_then(Action.objects.visible_to(reader), as_at=as_at).late_on(as_at)
    for one in readings.judged(rows, on=as_at):
        yield Finding(
            f"“{one.row}” is late: it was due {one.row.when}.",
            one.row,
            "Report on it, move its date with a reason, or drop it.",
            address(one.row),
            rank=0,
        )


@findings.rule("milestone-late", audience=APP, about=Milestone)
def milestone_late(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find milestones of actions that were not reached in time."""
    rows = Milestone.objects.visible_to(reader).filter(action__isnull=False).late_on(as_at)
    for row in rows:
        yield Finding(
            f"The milestone “{row}” was due {row.when} and is not reached.",
            row,
            "Mark it reached, or move it.",
            address(row),
        )
