"""Writing a proposal: the text in hand, the versions, the causes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core.models import ActivityLog, Post, User
from strategy.lifecycle import Effect, ProposalState
from strategy.models import CommentProposal, Proposal, ProposalVersion
from strategy.readings import orphan_changes
from strategy.services.proposals import (
    RevisionConflict,
    draft_proposal,
    link_change_cause,
    name_lead,
    save_working_text,
    submit_version,
)
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
WAS, BECOMES = "A high-level prevention team.", "A multi-disciplinary preventive service."


@pytest.fixture
def proposal(lead_post: Post) -> Proposal:
    return make.proposal(state=ProposalState.ANALYSING, text=WAS, lead_post=lead_post)


def rewrite(proposal: Proposal, text: str, by: User) -> Proposal:
    return save_working_text(proposal=proposal, text=text, revision=proposal.revision, by=by)


def test_an_officer_drafts_a_proposal_and_the_log_says_so(omar: User):
    proposal = draft_proposal(plan=make.plan(), title="Home from hospital free of charge", by=omar)
    assert (proposal.ref, proposal.number, proposal.state) == ("home-from-hospital-free-of-charge", 1, "draft")
    assert ActivityLog.objects.get(deed="proposal-drafted").record == proposal


def test_a_second_proposal_of_the_same_name_gets_a_ref_of_its_own(omar: User):
    plan = make.plan()
    draft_proposal(plan=plan, title="Day care", by=omar)
    assert draft_proposal(plan=plan, title="Day care", by=omar).ref == "day-care-2"


def test_a_cabinet_member_drafts_nothing(carl: User):
    with pytest.raises(PermissionDenied):
        draft_proposal(plan=make.plan(), title="Mine", by=carl)
    assert not Proposal.objects.exists()


def test_the_owner_rewrites_the_text_in_hand(proposal: Proposal, olive: User):
    assert rewrite(proposal, BECOMES, olive).revision == 1


def test_an_officer_does_not_rewrite_what_somebody_else_owns(proposal: Proposal, omar: User):
    with pytest.raises(PermissionDenied):
        rewrite(proposal, BECOMES, omar)


def test_a_lead_member_who_holds_the_lead_post_still_changes_nothing(carl: User):
    post = carl.tenures.get().post
    with pytest.raises(PermissionDenied):
        rewrite(make.proposal(lead_post=post), BECOMES, carl)


def test_the_second_of_two_writers_is_shown_both_texts_and_nothing_is_lost(proposal: Proposal, olive: User, dora: User):
    rewrite(proposal, "Olive's text", olive)
    with pytest.raises(RevisionConflict) as conflict:
        rewrite(proposal, "Dora's text", dora)
    assert (conflict.value.yours, conflict.value.theirs) == ("Dora's text", "Olive's text")
    proposal.refresh_from_db()
    assert proposal.working_text == "Olive's text"


def test_the_same_text_twice_is_no_conflict(proposal: Proposal, olive: User, dora: User):
    rewrite(proposal, BECOMES, olive)
    assert rewrite(proposal, BECOMES, dora).revision == 1


def test_a_changed_wording_without_a_cause_is_refused(proposal: Proposal, olive: User):
    rewrite(proposal, BECOMES, olive)
    with pytest.raises(ValidationError, match="neither a comment nor another reason"):
        submit_version(proposal=proposal, by=olive)
    assert ProposalVersion.objects.count() == 1


def test_a_changed_wording_with_a_stated_reason_becomes_version_two(proposal: Proposal, olive: User, lead_post: Post):
    rewrite(proposal, BECOMES, olive)
    version = submit_version(proposal=proposal, by=olive, reason="legal advice")
    assert (version.number, version.text, version.made_by) == (2, BECOMES, lead_post)
    assert not list(orphan_changes(ProposalVersion.objects.filter(number=2)))


def test_a_comment_that_amended_the_proposal_is_its_cause_by_itself(proposal: Proposal, olive: User):
    comment = make.comment(officer_response="Welcomed.", effect=Effect.AMENDED)
    CommentProposal.objects.create(comment=comment, proposal=proposal)
    rewrite(proposal, BECOMES, olive)
    assert submit_version(proposal=proposal, by=olive).causes.get().comment == comment


def test_a_cause_can_be_given_to_one_lettered_change(proposal: Proposal, olive: User):
    version = make.proposal_version(proposal, text="A big prevention team.")
    cause = link_change_cause(version=version, by=olive, letter="a", reason="officer correction")
    assert (cause.first_word, cause.end_word) == (1, 2)
    assert not list(orphan_changes(ProposalVersion.objects.filter(number=2)))


def test_a_letter_that_no_change_has_is_refused(proposal: Proposal, olive: User):
    version = make.proposal_version(proposal, text="A big prevention team.")
    with pytest.raises(ValidationError, match="no change b"):
        link_change_cause(version=version, by=olive, letter="b", reason="officer correction")


def test_an_empty_text_is_not_submitted(lead_post: Post, olive: User):
    with pytest.raises(ValidationError, match="no text yet"):
        submit_version(proposal=make.proposal(lead_post=lead_post), by=olive)


def test_the_text_of_a_decided_proposal_is_no_longer_written(lead_post: Post, olive: User):
    proposal = make.proposal(state=ProposalState.DECIDED, text=WAS, lead_post=lead_post)
    with pytest.raises(ValidationError, match="no longer written"):
        rewrite(proposal, BECOMES, olive)


def test_a_director_says_which_post_leads_a_proposal(dora: User):
    post = core.post("Principal Officer")
    assert name_lead(proposal=make.proposal(), post=post, by=dora).lead_post == post


def test_an_officer_does_not(omar: User):
    with pytest.raises(PermissionDenied):
        name_lead(proposal=make.proposal(), post=core.post("Principal Officer"), by=omar)
