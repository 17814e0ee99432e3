"""What was known on a day, and who may see what."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from salford_css.core.models import Part, Role, User
from strategy.lifecycle import ConsultationState, ProposalState
from strategy.models import Action, Consultation, ConsultationComment, Decision, ObjectiveLink, Proposal, ReportVersion
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def test_a_version_dated_after_the_day_is_not_shown():
    make.report_version(earliest=date(2004, 3, 9), latest=date(2004, 5, 31))
    assert not ReportVersion.objects.as_at(date(2004, 3, 8)).exists()
    assert ReportVersion.objects.as_at(date(2004, 3, 9)).exists()


def test_what_nobody_dated_hides_nothing():
    make.report_version()
    assert ReportVersion.objects.as_at(date(1999, 1, 1)).exists()


def test_a_proposal_first_worded_later_was_not_there_yet():
    proposal = make.proposal()
    make.proposal_version(proposal, text="x", earliest=date(2004, 1, 20), latest=date(2004, 1, 20))
    assert not Proposal.objects.as_at(date(2003, 12, 31)).exists()
    assert Proposal.objects.as_at(date(2004, 1, 20)).count() == 1


def test_an_action_is_open_until_the_last_day_on_which_it_can_have_been_done():
    make.action(done_earliest=date(2001, 5, 1), done_latest=date(2001, 5, 31))
    assert Action.objects.open_on(date(2001, 5, 30)).exists()
    assert not Action.objects.open_on(date(2001, 5, 31)).exists()


def test_an_action_done_on_an_unrecorded_day_is_not_open():
    make.action(done_as_written="2000-2001 implementation")
    assert not Action.objects.open_on(date(2004, 6, 1)).exists()


def test_a_cabinet_member_sees_what_was_put_to_a_body_and_no_more(carl: User):
    make.proposal(state=ProposalState.DRAFT, title="Draft")
    make.proposal(state=ProposalState.REVISED, title="Exempt", part=Part.EXEMPT)
    make.proposal(state=ProposalState.REVISED, title="Open")
    assert [row.title for row in Proposal.objects.visible_to(carl)] == ["Open"]


def test_a_cabinet_member_with_a_grant_of_their_own_sees_drafts(carl: User):
    make.proposal(state=ProposalState.DRAFT)
    held = carl.tenures.get().post
    core.AccessGrant.objects.create(post=held, role=Role.OFFICER, organisation=core.organisation())
    assert Proposal.objects.visible_to(carl).exists()


def test_a_consultation_still_being_planned_is_for_officers(carl: User, omar: User):
    make.comment(consultation=make.consultation(state=ConsultationState.PLANNED))
    assert not Consultation.objects.visible_to(carl).exists()
    assert not ConsultationComment.objects.visible_to(carl).exists()
    assert Consultation.objects.visible_to(omar).exists()


def test_an_exempt_decision_takes_its_actions_with_it(carl: User):
    make.action(decision=make.decision(part=Part.EXEMPT))
    assert not Decision.objects.visible_to(carl).exists()
    assert not Action.objects.visible_to(carl).exists()


def test_a_stranger_sees_nothing():
    make.proposal(state=ProposalState.REVISED)
    assert not Proposal.objects.visible_to(AnonymousUser()).exists()


def test_an_objective_cannot_serve_itself_by_a_roundabout_way():
    upper, lower = make.objective(), make.objective()
    ObjectiveLink.objects.create(objective=lower, higher=upper, basis="sourced")
    with pytest.raises(ValidationError, match="already serves this one"):
        ObjectiveLink(objective=upper, higher=lower, basis="sourced").full_clean()
