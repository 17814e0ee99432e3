"""What the product finds of the forward plan by itself: slipped, overdue, missing, not published."""

from datetime import date
from decimal import Decimal

import pytest

from salford_css.core.models import Organisation, User
from salford_css.core.registry import findings, work
from strategy.models import Body, ClockKind, ProposalMoney
from strategy.sums import MoneyKind
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
TODAY = date(2024, 4, 2)


@pytest.fixture
def council(db: None) -> Organisation:
    council = core.organisation("Salford City Council")
    make.clock_rule(council, kind=ClockKind.FORWARD_PLAN, days=28, unit="clear")
    make.key_rule(council)
    return council


@pytest.fixture
def cabinet(council: Organisation) -> Body:
    return make.body(organisation=council)


def found(reader: User, code: str) -> list[str]:
    return [one.sentence for one in findings.all(as_at=TODAY, reader=reader) if one.code == code]


def test_a_period_that_passed_without_a_decision_is_found(council: Organisation, cabinet: Body, carl: User):
    make.entry(council, body=cabinet, published_on=date(2024, 1, 2))
    assert found(carl, "forward-plan-slipped") == [
        "“Extra care housing” was to be decided March 2024, and no decision is on record."
    ]


def test_a_decided_one_is_not(council: Organisation, cabinet: Body, carl: User):
    entry = make.entry(council, body=cabinet, published_on=date(2024, 1, 2))
    make.decision(body=cabinet, on=date(2024, 3, 12), entry=entry)
    assert found(carl, "forward-plan-slipped") == []


def test_notice_that_is_overdue_is_found(council: Organisation, cabinet: Body, omar: User, carl: User):
    make.entry(council, body=cabinet, earliest=date(2024, 4, 20), latest=date(2024, 4, 30))
    assert "was due by 22 March 2024" in found(omar, "forward-plan-notice-overdue")[0]
    assert found(carl, "forward-plan-notice-overdue") == []


def test_a_key_decision_made_without_notice_is_found(council: Organisation, cabinet: Body, carl: User):
    make.decision(body=cabinet, on=date(2024, 3, 12), key=True)
    assert "needed its notice by 12 February 2024" in found(carl, "key-decision-without-notice")[0]


def test_a_large_proposal_that_nobody_announced_is_found(council: Organisation, cabinet: Body, carl: User):
    row = make.proposal(state="revised", plan=make.plan(at=council), decision_body=cabinet, title="Extra care")
    ProposalMoney.objects.create(proposal=row, kind=MoneyKind.COST, amount=Decimal(400_000))
    assert "£400,000 is £100,000 or more" in found(carl, "proposal-not-on-forward-plan")[0]
    make.entry(council, body=cabinet, proposal=row)
    assert found(carl, "proposal-not-on-forward-plan") == []


def test_a_decision_not_published_in_its_time_is_found(council: Organisation, cabinet: Body, carl: User):
    make.clock_rule(council, kind=ClockKind.PUBLISH_DECISION, days=2)
    make.decision(body=cabinet, on=date(2024, 3, 27))
    assert "should have been published by 2 April 2024" not in str(found(carl, "decision-not-published"))
    make.decision(body=cabinet, on=date(2024, 3, 26))
    assert "should have been published by 28 March 2024" in found(carl, "decision-not-published")[0]


def test_the_director_is_told_which_notices_to_publish(council: Organisation, cabinet: Body, dora: User):
    make.entry(council, body=cabinet, earliest=date(2024, 6, 1), latest=date(2024, 6, 30))
    items = [one for one in work.for_user(dora, as_at=TODAY) if "Notice of" in one.sentence]
    assert [(one.bucket, one.dated_words) for one in items] == [("coming", "3 May 2024")]
