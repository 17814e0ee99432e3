"""Drafting proposals: the working text, the frozen versions, and why each wording changed."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock, pasted
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, possible, refuse, refuse_all, store
from salford_css.core.models import Organisation, Post
from salford_css.core.policies import require
from strategy import lifecycle, policies, readings
from strategy.lifecycle import ProposalState
from strategy.models import (
    ChangeCause,
    ConsultationComment,
    Plan,
    Proposal,
    ProposalParty,
    ProposalVersion,
    ReportVersion,
)
from strategy.services import needs

NOT_YOURS = "Only whoever holds the lead post, or a director, may change this proposal."
NO_DIRECTOR = "Only a director may say which post leads a proposal."
BEING_WRITTEN = (
    ProposalState.DRAFT,
    ProposalState.FIRST_REPORT,
    ProposalState.IN_CONSULTATION,
    ProposalState.ANALYSING,
    ProposalState.REVISED,
)


class RevisionConflict(ValidationError):
    """Somebody else saved in between. Both texts are kept here, so that nothing is lost."""

    def __init__(self, *, yours: str, theirs: str, revision: int) -> None:
        super().__init__(
            "Somebody else changed this text while you were writing. Both texts are shown; nothing is lost."
        )
        self.yours, self.theirs, self.revision = yours, theirs, revision


def wording(text: str) -> str:
    """Return a typed or pasted text as plain words; raises ValidationError for what cannot be kept or is too long."""
    refuse(pasted.unstorable(text))
    words = pasted.plain(text)
    refuse(lifecycle.too_long_a_wording(len(words)))
    return words


@transaction.atomic
def draft_proposal(*, plan: Plan, title: str, by: Any, text: str = "", ref: str = "", **facts: Any) -> Proposal:
    """Begin a proposal in a plan; `facts` are further columns such as lead_post, client_group, kind, cost."""
    require(policies.may_draft(by, clock.today()), "Only officers may draft proposals.")
    number = next_number(Proposal.objects.filter(plan=plan))
    proposal = Proposal(
        plan=plan, number=number, title=title, working_text=wording(text), ref=ref or new_ref(Proposal, title), **facts
    )
    store(proposal)
    record_activity("proposal-drafted", proposal, by=by)
    return proposal


@transaction.atomic
def name_lead(*, proposal: Proposal, post: Post, by: Any, reason: str = "") -> Proposal:
    """Let another post lead a proposal: whoever holds it owns the proposal from now on."""
    require(policies.works_here(by, clock.today()) and policies.is_director(by, clock.today()), NO_DIRECTOR)
    proposal.lead_post = post
    store(proposal, fields=["lead_post"])
    record_activity("proposal-lead-named", proposal, by=by, reason=reason)
    return proposal


@transaction.atomic
def save_working_text(*, proposal: Proposal, text: str, revision: int, by: Any) -> Proposal:
    """Keep the text in hand. `revision` is the one the writer began from; raises RevisionConflict with both texts."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    text = wording(text)
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if current.state not in BEING_WRITTEN:
        raise ValidationError(f"The proposal is {current.get_state_display()}; its text is no longer written.")
    if current.revision != revision and current.working_text != text:
        raise RevisionConflict(yours=text, theirs=current.working_text, revision=current.revision)
    if current.working_text != text:
        current.working_text, current.revision = text, current.revision + 1
        store(current, fields=["working_text", "revision"])
        record_activity("proposal-text-saved", current, by=by)
    return current


@transaction.atomic
def submit_version(
    *,
    proposal: Proposal,
    by: Any,
    comments: Sequence[ConsultationComment] = (),
    reason: str = "",
) -> ProposalVersion:
    """Freeze the working text as the next version and write down why it changed.

    Comments already said to have amended this proposal count as causes by themselves. Raises ValidationError when the
    wording changed and neither a comment nor another reason is named, when nothing changed, and once it was decided on.
    """
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    possible(proposal, "submit")
    refuse_all(needs.to_submit(proposal, comments=comments, reasons=[reason]))
    return freeze_wording(proposal, proposal.working_text, by=by, comments=comments, reasons=[reason])


def freeze_wording(
    proposal: Proposal,
    text: str,
    *,
    by: Any,
    comments: Sequence[ConsultationComment] = (),
    reasons: Sequence[str] = (),
    report_version: ReportVersion | None = None,
) -> ProposalVersion:
    """Write the next version and its causes; the deeds that call it have asked who may."""
    before, named = proposal.current, [reason.strip() for reason in reasons if reason.strip()]
    causing = list(comments) or (list(needs.amending(proposal)) if before else [])
    text = wording(text)
    refuse(lifecycle.nothing_to_submit(text))
    if before:
        refuse(lifecycle.change_without_cause(was=before.text, becomes=text, comments=len(causing), reasons=named))
    today = clock.today()
    version = ProposalVersion(
        proposal=proposal,
        number=before.number + 1 if before else 1,
        title=proposal.title,
        text=text,
        report_version=report_version,
        earliest=today,
        latest=today,
        made_at=clock.now(),
        made_by=acting_post(by, today),
        reason="; ".join(named)[:500],
    )
    store(version)
    if before and before.text != text:
        _write_causes(version, causing, named)
    record_activity("proposal-version-submitted", proposal, by=by, reason=version.reason)
    return version


def _write_causes(version: ProposalVersion, comments: Sequence[ConsultationComment], reasons: Sequence[str]) -> None:
    for comment in comments:
        store(ChangeCause(version=version, comment=comment))
    for reason in reasons:
        store(ChangeCause(version=version, stated_reason=reason[:300]))


@transaction.atomic
def name_party(
    *, proposal: Proposal, by: Any, organisation: Organisation | None = None, as_written: str = ""
) -> ProposalParty:
    """Say who takes part in a proposal: an organisation, the words of the paper, or both."""
    require(policies.may_change_proposal(by, proposal, clock.today()), NOT_YOURS)
    party = ProposalParty(proposal=proposal, organisation=organisation, as_written=as_written.strip() or None)
    store(party)
    record_activity("proposal-party-named", proposal, by=by, reason=str(party))
    return party


@transaction.atomic
def link_change_cause(
    *,
    version: ProposalVersion,
    by: Any,
    letter: str = "",
    comment: ConsultationComment | None = None,
    reason: str = "",
) -> ChangeCause:
    """Say why a change came about: the change with a letter, or the whole of it when no letter is given.

    Raises ValidationError for a letter that no change of this version has, and unless exactly one cause is named.
    """
    require(policies.may_change_proposal(by, version.proposal, clock.today()), NOT_YOURS)
    cause = ChangeCause(version=version, comment=comment, stated_reason=reason.strip() or None)
    if letter:
        found = [change for change, _ in readings.changes_with_causes(version)]
        change = next((change for change in found if change.letter == letter), None)
        if change is None:
            raise ValidationError(f"Version {version.number} has no change {letter}.")
        cause.first_word, cause.end_word = change.first, change.end
    store(cause)
    record_activity("change-cause-linked", version.proposal, by=by, reason=str(comment or reason))
    return cause
