"""Strategy's places on the golden thread and the joins between them."""

from datetime import date

import pytest

from salford_css.core.models import User
from salford_css.core.registry import thread
from salford_css.dashboards.thread.walk import walk
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
DAY = date(2004, 6, 1)


def test_a_pledge_leads_down_to_its_milestone(dora: User):
    pledge, objective = make.pledge(), make.objective()
    m.ObjectiveLink.objects.create(objective=objective, pledge=pledge, basis="sourced")
    proposal = make.proposal(state=ProposalState.DECIDED, text="x")
    m.ProposalObjective.objects.create(proposal=proposal, objective=objective, basis="sourced")
    action = make.action(decision=make.decision(proposal=proposal))
    milestone = make.milestone(action=action)
    walked = walk(milestone, as_at=DAY, reader=dora, with_findings=False)
    rungs = ["pledge", "objective", "proposal", "decision", "action", "milestone"]
    assert [len(walked.on(kind)) for kind in rungs] == [1] * 6


def test_our_reading_keeps_its_author_and_reason(dora: User):
    proposal, objective = make.proposal(text="x"), make.objective()
    author = core.post("Performance officer")
    m.ProposalObjective.objects.create(
        proposal=proposal, objective=objective, basis="our_reading", author=author, reason="The summary says so."
    )
    (link,) = walk(proposal, as_at=DAY, reader=dora).joins("objective", "proposal")
    assert (link.our_reading, link.author, link.reason) == (True, "Performance officer", "The summary says so.")


def test_a_join_that_had_ended_is_not_shown(dora: User):
    objective, pledge = make.objective(), make.pledge()
    m.ObjectiveLink.objects.create(objective=objective, pledge=pledge, basis="sourced", valid_to=date(2004, 1, 1))
    assert not walk(objective, as_at=DAY, reader=dora).on("pledge")


def test_a_decision_made_later_is_not_shown_then_nor_are_its_actions(dora: User):
    proposal = make.proposal(state=ProposalState.DECIDED, text="x")
    make.action(decision=make.decision(proposal=proposal, on=date(2004, 7, 1)))
    walked = walk(proposal, as_at=DAY, reader=dora)
    assert not walked.on("decision") and not walked.on("action")


def test_a_cabinet_member_does_not_meet_a_draft_on_the_thread(carl: User, dora: User):
    objective = make.objective()
    m.ProposalObjective.objects.create(proposal=make.proposal(text="x"), objective=objective, basis="sourced")
    assert not walk(objective, as_at=DAY, reader=carl).on("proposal")
    assert walk(objective, as_at=DAY, reader=dora).on("proposal")


def test_an_action_says_how_far_it_is(dora: User):
    action = make.action(earliest=date(2004, 5, 1), latest=date(2004, 5, 31))
    (node,) = thread.kinds["action"][2]([action.pk], as_at=DAY, reader=dora)
    assert node.note == "Late by 1 day: it was due May 2004"


def test_a_thread_of_many_actions_needs_no_more_queries_than_one_of_few(dora: User, django_assert_max_num_queries):
    decision = make.decision(proposal=make.proposal(state=ProposalState.DECIDED, text="x"))
    for _ in range(20):
        make.action(decision=decision)
    with django_assert_max_num_queries(70):
        walk(decision, as_at=DAY, reader=dora, with_findings=False)
