"""Decisions are made under a scheme of delegation, which fixes who may decide and what scrutiny may call in."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core.models import Organisation, Placement, Post, PostEmployment, PostKind, User
from strategy import models as m
from strategy.services.decisions import publish_decision, record_decision
from strategy.services.powers import scheme_in_force
from tests.factories import core
from tests.factories import strategy as make
from tests.strategy.decisions.conftest import MEETING, Sitting


@pytest.fixture
def director(council: Organisation) -> Post:
    post = core.post("Director")
    PostEmployment.objects.create(post=post, organisation=council)
    return post


def decide(by: User, **facts: Any) -> m.Decision:
    return record_decision(**{"outcome": "approved", "wording": "Lease the van.", "made_on": MEETING, "by": by} | facts)


def test_cabinet_decides_under_its_line_of_the_scheme(sitting: Sitting, dora: User):
    line = make.delegation(sitting.council, body=sitting.cabinet)
    assert decide(dora, body=sitting.cabinet, meeting=sitting.meeting).delegation == line


def test_an_officer_without_a_power_is_refused_by_a_confirmed_scheme(council: Organisation, director: Post, dora: User):
    make.delegation(council, route="body")
    with pytest.raises(ValidationError, match="gives Director no power") as refused:
        decide(dora, post=director)
    assert list(refused.value.error_dict) == ["post"]
    assert not m.Decision.objects.exists()


def test_an_unconfirmed_scheme_refuses_nobody(council: Organisation, director: Post, dora: User):
    make.delegation(council, route="body", standing="unverified")
    assert decide(dora, post=director).delegation is None


def test_above_the_limit_of_the_power_a_post_is_refused(council: Organisation, director: Post, dora: User):
    make.delegation(council, route="officer", amount_limit=Decimal(50_000), called_in=False)
    assert decide(dora, post=director, amount=Decimal(50_000)).delegation is not None
    with pytest.raises(ValidationError, match="no power to take this decision of £60,000"):
        decide(dora, post=director, amount=Decimal(60_000))


def test_a_decision_outside_call_in_takes_effect_when_it_is_published(sitting: Sitting, director: Post, dora: User):
    make.delegation(sitting.council, route="officer", called_in=False)
    made = publish_decision(decision=decide(dora, post=director), by=dora, published_on=date(2004, 4, 7))
    assert (made.rule, made.effective_on) == (None, date(2004, 4, 7))


def test_an_officers_decision_can_be_called_in_where_the_scheme_says_so(sitting: Sitting, director: Post, dora: User):
    make.delegation(sitting.council, route="officer", matter="key", called_in=True)
    made = publish_decision(decision=decide(dora, post=director, key=True), by=dora, published_on=date(2004, 4, 7))
    assert made.effective_on == date(2004, 4, 17)


def test_without_a_scheme_a_members_decision_can_be_called_in(sitting: Sitting, dora: User):
    member = core.post("Lead Member", kind=PostKind.MEMBER)
    made = publish_decision(
        decision=decide(dora, post=member, proposal=sitting.proposal), by=dora, published_on=date(2004, 4, 7)
    )
    assert made.rule is not None


def test_a_directorate_decides_by_the_scheme_of_its_council(council: Organisation):
    line = make.delegation(council)
    directorate = core.organisation("Community and Social Services")
    Placement.objects.create(organisation=directorate, parent=council)
    assert scheme_in_force(directorate, MEETING) == line.scheme


def test_the_scheme_of_the_day_of_the_decision_counts(council: Organisation):
    make.delegation(council, valid_from=date(2005, 1, 1))
    assert scheme_in_force(council, MEETING) is None


def test_an_officer_records_what_the_post_they_hold_decided(director: Post):
    holder = core.holder_of(director, "hana")
    assert decide(holder, post=director).post == director
    with pytest.raises(PermissionDenied):
        decide(holder, post=core.post("Head of Finance"))
