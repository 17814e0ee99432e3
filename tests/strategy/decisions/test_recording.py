"""A report is decided line by line: all lines or none, on the version and the wording that lay before the meeting."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ProposalState
from strategy.services.decisions import publish_decision, record_decision
from strategy.services.recording import Line, LinesRefused, record_lines, to_decide
from tests.factories import strategy as make
from tests.strategy.decisions.conftest import MEETING, Sitting


def record(sitting: Sitting, by: User, *lines: Line | None) -> list[m.Decision]:
    return record_lines(meeting=sitting.meeting, version=sitting.version, made_on=MEETING, lines=lines, by=by)


def approve(asked: m.Recommendation | None = None, **facts: Any) -> Line:
    return Line(recommendation=asked, outcome="approved", wording="So agreed.", **facts)


def test_each_recommendation_and_each_proposal_is_a_line(sitting: Sitting):
    lines = to_decide(sitting.version, sitting.meeting)
    assert [(line.recommendation, line.proposal) for line in lines] == [
        (sitting.first, None),
        (sitting.second, None),
        (None, sitting.proposal),
    ]


def test_one_recommendation_for_all_proposals_makes_one_line_a_proposal(sitting: Sitting):
    version = make.report_version()
    asked = m.Recommendation.objects.create(version=version, number=1, text="That the proposals be approved.")
    make.proposal_version(sitting.proposal, text="A better service.", report_version=version)
    (line,) = to_decide(version, sitting.meeting)
    assert (line.recommendation, line.proposal, line.version_seen) == (asked, sitting.proposal, 2)


def test_lines_are_recorded_together_with_their_proposals(sitting: Sitting, dora: User):
    made = record(sitting, dora, approve(sitting.first), None, approve(proposal=sitting.proposal))
    sitting.proposal.refresh_from_db()
    assert [one.recommendation for one in made] == [sitting.first, None]
    assert sitting.proposal.state == ProposalState.DECIDED
    assert sitting.version.considerations.get().outcome == "decided line by line"


def test_one_refused_line_leaves_nothing_written(sitting: Sitting, dora: User):
    wrong = Line(recommendation=sitting.second, outcome="deferred", wording="Later.")
    with pytest.raises(LinesRefused) as refused:
        record(sitting, dora, approve(sitting.first), wrong)
    assert list(refused.value.lines) == [1]
    assert not m.Decision.objects.exists()


def test_what_was_decided_at_this_meeting_is_not_decided_twice(sitting: Sitting, dora: User):
    record(sitting, dora, approve(sitting.first))
    with pytest.raises(LinesRefused) as refused:
        record(sitting, dora, approve(sitting.first))
    assert "decided at this meeting already" in str(refused.value.lines[0])
    with transaction.atomic(), pytest.raises(IntegrityError):
        make.decision(body=sitting.cabinet, meeting=sitting.meeting, recommendation=sitting.first)


def test_what_was_deferred_comes_back_and_what_was_approved_does_not(sitting: Sitting, dora: User):
    later = make.meeting(body=sitting.cabinet, on=date(2004, 5, 4))
    deferral = Line(sitting.second, outcome="deferred", wording="Later.", facts={"deferred_until": "the budget"})
    record(sitting, dora, approve(sitting.first), deferral)
    assert [line.recommendation for line in to_decide(sitting.version, later) if not line.proposal] == [sitting.second]


def test_a_version_after_which_the_report_was_put_again_is_not_decided_on(sitting: Sitting, dora: User):
    make.report_version(report=sitting.version.report)
    with pytest.raises(LinesRefused) as refused:
        record(sitting, dora, approve(sitting.first))
    assert "version 2 is current" in str(refused.value.lines[0])


def test_a_wording_that_changed_meanwhile_is_not_decided_on(sitting: Sitting, dora: User):
    make.proposal_version(sitting.proposal, text="Another wording.")
    with pytest.raises(LinesRefused) as refused:
        record(sitting, dora, approve(proposal=sitting.proposal, version_seen=1))
    assert "Version 2 of the proposal was submitted since" in str(refused.value.lines[0])


def test_approved_as_amended_makes_the_next_version(sitting: Sitting, dora: User):
    line = Line(None, sitting.proposal, 1, "amended", "As amended.", "A better service.")
    (made,) = record(sitting, dora, line)
    assert (made.proposal_version.number, made.proposal_version.text) == (2, "A better service.")
    assert made.proposal_version.causes.get().stated_reason == "member amendment"


def test_a_day_that_is_not_the_meetings_is_refused_beside_the_day(sitting: Sitting, dora: User):
    with pytest.raises(ValidationError) as refused:
        record_decision(
            outcome="noted",
            wording="Noted.",
            made_on=date(2004, 4, 5),
            meeting=sitting.meeting,
            body=sitting.cabinet,
            by=dora,
        )
    assert list(refused.value.error_dict) == ["made_on"]


def test_nothing_is_published_before_it_is_made(sitting: Sitting, dora: User):
    (made,) = record(sitting, dora, approve(sitting.first))
    with pytest.raises(ValidationError, match="cannot be published before"):
        publish_decision(decision=made, by=dora, published_on=date(2004, 4, 1))


def test_what_was_published_never_changes(approval: m.Decision):
    approval.options_rejected = "To do nothing."
    with transaction.atomic(), pytest.raises(Exception, match="Cannot update"):
        approval.save()
