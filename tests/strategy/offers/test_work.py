"""What waits for whom."""

from datetime import date

import pytest

from salford_css.core.models import Post, User
from salford_css.core.registry import work
from strategy.lifecycle import ProposalState
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
DAY = date(2004, 6, 1)


def waiting(user: User) -> list[tuple[str, str]]:
    return [(item.bucket, item.sentence) for item in work.for_user(user, as_at=DAY)]


def test_a_late_action_is_late_work_of_its_manager(lead_post: Post, olive: User, omar: User):
    make.action(manager=lead_post, text="Report on day care", earliest=date(2004, 4, 1), latest=date(2004, 5, 31))
    assert waiting(olive) == [("late", "Report on day care")]
    assert waiting(omar) == []


def test_an_action_nobody_reported_on_waits(lead_post: Post, olive: User):
    make.action(manager=lead_post, text="Report on day care")
    assert waiting(olive) == [("waits", "Report on day care")]


def test_the_owner_of_a_draft_is_asked_to_put_it_forward(lead_post: Post, olive: User):
    make.proposal(lead_post=lead_post, number=3, title="Prevention")
    assert waiting(olive) == [("waits", "Proposal 3: Prevention is a draft.")]


def test_a_comment_waits_for_officers(omar: User, carl: User):
    make.comment(respondent_as_written="Unison")
    assert waiting(omar) == [("waits", "The comment of Unison waits for an answer.")]
    assert waiting(carl) == []


def test_many_comments_wait_in_one_line(omar: User):
    heard = make.consultation(title="Next Steps")
    for _ in range(4):
        make.comment(consultation=heard)
    assert waiting(omar) == [("waits", "Four comments in “Next Steps” wait for an answer.")]


def test_a_comment_waits_for_the_post_that_was_asked(olive: User, lead_post: Post):
    make.comment(respondent_as_written="Unison", responder=lead_post)
    make.comment(respondent_as_written="The trust")
    assert waiting(olive) == [("waits", "The comment of Unison waits for an answer.")]


def test_an_answer_past_its_day_is_late(olive: User, lead_post: Post):
    make.comment(respondent_as_written="Unison", responder=lead_post, answer_due=make.DAY)
    assert waiting(olive) == [("late", "The comment of Unison waits for an answer.")]


def test_what_has_nobody_waits_for_the_director(dora: User):
    make.action(text="Advocacy for all groups")
    make.comment(answered=True, respondent_as_written="The trust", follow_up="a link to its project")
    assert waiting(dora) == [
        ("nobody", "Advocacy for all groups"),
        ("nobody", "The trust was promised: a link to its project."),
    ]


def test_a_decision_waits_to_be_recorded_by_the_director(dora: User):
    make.proposal(state=ProposalState.REVISED, text="x", number=1, title="Boards")
    assert ("waits", "Proposal 1: Boards waits for a decision.") in waiting(dora)


def test_proposals_that_wait_together_are_told_in_one_line(dora: User):
    plan = make.plan()
    for number, title in ((1, "Boards"), (2, "A joint post")):
        make.proposal(state=ProposalState.REVISED, text="x", number=number, title=title, plan=plan)
    sentences = [sentence for _, sentence in waiting(dora)]
    assert "Two revised proposals wait for a decision; none of them says what it costs." in sentences
