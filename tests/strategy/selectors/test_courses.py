"""How far a proposal had got on a day, when its report was consulted on more than once."""

from datetime import date

import pytest

from salford_css.core.models import User
from strategy.models import Proposal
from strategy.selectors.proposals import consultation_of, with_course
from tests.factories import strategy

JUNE_2004, LATER = date(2004, 6, 1), date(2026, 11, 22)


@pytest.fixture
def twice(db: None) -> Proposal:
    version = strategy.report_version()
    proposal = strategy.proposal()
    strategy.proposal_version(proposal, text="An out-of-hours service", report_version=version)
    for opens in (date(2026, 11, 2), date(2004, 1, 20)):
        strategy.consultation(report_version=version, opens=opens, earliest=None, latest=None)
    return proposal


def opened(proposal: Proposal, reader: User, day: date) -> date | None:
    (row,) = with_course(Proposal.objects.filter(pk=proposal.pk), reader, day)
    found = consultation_of(row, day)
    return found.opens if found else None


def test_a_later_consultation_does_not_take_a_proposal_back(twice: Proposal, dora: User) -> None:
    assert opened(twice, dora, JUNE_2004) == date(2004, 1, 20)


def test_the_latest_consultation_speaks_once_it_is_open(twice: Proposal, dora: User) -> None:
    assert opened(twice, dora, LATER) == date(2026, 11, 2)


def test_before_any_was_open_the_first_is_the_one_to_come(twice: Proposal, dora: User) -> None:
    assert opened(twice, dora, date(2003, 1, 1)) == date(2004, 1, 20)
