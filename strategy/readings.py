"""Rows read for pages, findings and work: actions with their status on a day, what has no cause, what is unheard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q

from strategy import differences, progress
from strategy.consistency import Touched
from strategy.lifecycle import Effect, ProposalState
from strategy.models import (
    Action,
    ChangeCause,
    CommentProposal,
    Consultation,
    ConsultationAudience,
    ConsultationComment,
    CostStanding,
    Decision,
    Milestone,
    Outlook,
    Proposal,
    ProposalVersion,
)

USERS_AND_CARERS = "users-and-carers"
"""The code of the audience that every consultation of a social services directorate has, promised or not."""


@dataclass(frozen=True)
class Judged:
    """An action or a milestone with its status on a day, in a word and in a sentence."""

    row: Any
    status: progress.Status
    sentence: str


def facts_of(action: Any, *, on: date) -> progress.Facts:
    """Return what is on record about one action by a day; its last report is read unless it came with the row."""
    if not hasattr(action, "reported_on"):
        action = Action.objects.with_last_report(on).get(pk=action.pk)
    return progress.Facts(
        due=action.when,
        done=action.done,
        dropped_on=action.dropped_on,
        reported_on=action.reported_on,
        at_risk=action.outlook == Outlook.AT_RISK,
    )


def judge(action: Action, *, on: date) -> Judged:
    """Judge one action on a day."""
    facts = facts_of(action, on=on)
    return Judged(action, progress.status(facts, on=on), progress.sentence(facts, on=on))


def judged(actions: Any, *, on: date) -> Iterator[Judged]:
    """Judge actions on a day, with one query for all of them."""
    for action in actions.with_last_report(on):
        yield judge(action, on=on)


def judged_milestone(milestone: Milestone, *, on: date) -> Judged:
    """Judge a milestone on a day; nobody reports on milestones, so one that is neither reached nor late is open."""
    facts = progress.Facts(due=milestone.when, done=milestone.done)
    status = progress.status(facts, on=on)
    if status == progress.Status.NOT_REPORTED:
        return Judged(milestone, status, f"Due {milestone.when}" if milestone.earliest else "No date held")
    return Judged(milestone, status, progress.sentence(facts, on=on))


def undecided(proposals: Any, *, on: date) -> Any:
    """Return the proposals that had been put up for a decision and had none by a day."""
    decided = Decision.objects.filter(proposal=OuterRef("pk")).as_at(on)
    put_up = Q(state=ProposalState.REVISED) | Q(decisions__made_earliest__gt=on)
    return proposals.as_at(on).filter(put_up).exclude(Exists(decided)).distinct()


def is_unpriced(proposal: Any) -> bool:
    """Say whether a proposal read with `pricing` states no amount and does not say that it needs none."""
    return not proposal.stated and (proposal.unstated > 0 or proposal.cost_standing == CostStanding.NOT_STATED)


def changes_with_causes(version: ProposalVersion) -> list[tuple[differences.Change, list[ChangeCause]]]:
    """Return what a version changed against the one before, each change with the causes on record for it."""
    before = ProposalVersion.objects.filter(proposal=version.proposal_id, number__lt=version.number)
    previous = before.order_by("-number").first()
    return _explained(previous, version, list(version.causes.select_related("comment"))) if previous else []


def _explained(
    previous: ProposalVersion, version: ProposalVersion, causes: list[ChangeCause]
) -> list[tuple[differences.Change, list[ChangeCause]]]:
    spans = {cause.pk: differences.Span(cause.first_word, cause.end_word) for cause in causes}
    found = differences.changes(previous.text, version.text)
    return [(change, [cause for cause in causes if spans[cause.pk].explains(change)]) for change in found]


def orphan_changes(versions: Any) -> Iterator[tuple[ProposalVersion, list[differences.Change]]]:
    """Return the versions with changes that nobody gave a cause for, and those changes; three queries in all."""
    rows = list(versions.select_related("proposal").prefetch_related("causes"))
    earlier = ProposalVersion.objects.filter(proposal__in={row.proposal_id for row in rows}).order_by("number")
    wordings = {(row.proposal_id, row.number): row for row in earlier}
    for row in rows:
        numbers = [number for proposal, number in wordings if proposal == row.proposal_id and number < row.number]
        if not numbers:
            continue
        pairs = _explained(wordings[row.proposal_id, max(numbers)], row, list(row.causes.all()))
        if orphans := [change for change, causes in pairs if not causes]:
            yield row, orphans


def unheard_audiences(consultation: Consultation) -> list[ConsultationAudience]:
    """Return the audiences of a consultation for which no event is on record."""
    named = [one for one in consultation.audiences.all() if one.code != ConsultationAudience.EVERYBODY]
    return [audience for audience in named if not audience.events.all()]


def heard_users_and_carers(consultation: Consultation) -> bool:
    """Say whether any event of a consultation was for users and carers."""
    own = [audience for audience in consultation.audiences.all() if audience.code == USERS_AND_CARERS]
    return any(audience.events.all() for audience in own)


def effects_claimed(reader: Any, on: date) -> Iterator[tuple[ConsultationComment, Proposal, Touched]]:
    """Return the comments said to have changed or added a proposal, each with what that proposal shows of it."""
    versions = ProposalVersion.objects.visible_to(reader).select_related("report_version").order_by("number")
    links = CommentProposal.objects.filter(
        comment__in=ConsultationComment.objects.visible_to(reader).as_at(on),
        comment__effect__in=[Effect.AMENDED, Effect.NEW],
        proposal__in=Proposal.objects.visible_to(reader),
    )
    near = ("comment__consultation__report_version", "comment__post", "comment__organisation", "proposal")
    found = links.select_related(*near).prefetch_related(
        Prefetch("proposal__versions", versions, to_attr="wordings"), "comment__causes__version"
    )
    for link in found:
        yield link.comment, link.proposal, _touched(link.comment, link.proposal)


def _touched(comment: Any, proposal: Any) -> Touched:
    asked = comment.consultation.report_version
    first = proposal.wordings[0].report_version if proposal.wordings else None
    later = first is not None and first.report_id == asked.report_id and first.number > asked.number
    return Touched(
        name=str(proposal),
        wordings=tuple(version.text for version in proposal.wordings),
        caused=any(cause.version.proposal_id == proposal.pk for cause in comment.causes.all()),
        begun_afterwards=later,
    )
