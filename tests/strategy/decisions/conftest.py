"""A council with a scheme of delegation, a Cabinet that meets on Tuesday 6 April 2004, and a report before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from salford_css.core import clock
from salford_css.core.models import Organisation
from strategy import models as m
from strategy.lifecycle import ProposalState
from tests.factories import core
from tests.factories import strategy as make

MEETING = date(2004, 4, 6)


@pytest.fixture(autouse=True)
def spring_of_2006() -> Iterator[None]:
    """Everything happened before this day."""
    with clock.held_at(datetime(2006, 5, 1, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def council(db: None) -> Organisation:
    return core.organisation("Salford City Council")


@dataclass
class Sitting:
    """A meeting of Cabinet and the report before it, with two recommendations and one proposal."""

    council: Organisation
    cabinet: m.Body
    scrutiny: m.Body
    meeting: m.Meeting
    version: m.ReportVersion
    first: m.Recommendation
    second: m.Recommendation
    proposal: m.Proposal


@pytest.fixture
def sitting(council: Organisation) -> Sitting:
    cabinet = make.body("Cabinet", organisation=council)
    meeting = make.meeting(body=cabinet, on=MEETING)
    version = make.report_version(body=cabinet, published_on=date(2004, 3, 25), earliest=MEETING, latest=MEETING)
    asked = [
        m.Recommendation.objects.create(version=version, number=number, text=text)
        for number, text in enumerate(("That the strategy be adopted.", "That progress be reported."), start=1)
    ]
    proposal = make.proposal(state=ProposalState.REVISED, plan=make.plan(at=council), title="Prevention")
    make.proposal_version(proposal, text="A preventive service.", report_version=version)
    make.clock_rule(council, kind=m.ClockKind.CALL_IN)
    scrutiny = make.body("Health and Social Care Scrutiny Committee", kind="scrutiny", organisation=council)
    return Sitting(council, cabinet, scrutiny, meeting, version, *asked, proposal)


@pytest.fixture
def approval(sitting: Sitting) -> m.Decision:
    """A decision of Cabinet, published on Wednesday 7 April 2004 and not yet called in."""
    rule = m.ClockRule.objects.get(kind=m.ClockKind.CALL_IN)
    return make.decision(
        body=sitting.cabinet,
        meeting=sitting.meeting,
        on=MEETING,
        published_on=date(2004, 4, 7),
        effective_on=date(2004, 4, 17),
        rule=rule,
    )
