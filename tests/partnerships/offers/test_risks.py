"""Risks nobody judged again in time: a finding of the partnership, and work of the post that looks after them."""

from datetime import date

import pytest

from partnerships.offers.risks import risk_past_its_review, risks_to_judge
from tests.factories import core
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
DUE, LATER = date(2002, 6, 30), date(2002, 7, 1)


def test_a_risk_past_its_review_is_found_and_goes_when_it_is_judged(omar):
    risk = make.risk(judged=[(3, 4)])
    assert not list(risk_past_its_review(as_at=DUE, reader=omar))
    found = list(risk_past_its_review(as_at=LATER, reader=omar))
    assert [one.sentence for one in found] == ["One risk was to be judged again and was not: risk 1."]
    assert found[0].subject == risk.partnership
    make.assessment(risk, assessed_on=LATER)
    assert not list(risk_past_its_review(as_at=LATER, reader=omar))


def test_whoever_holds_the_owning_post_is_shown_it_and_nobody_else(omar):
    owner = core.post("Head of Service")
    olga = core.holder_of(owner, "olga")
    make.assessment(make.risk(title="The trust merges", judged=[]), owner=owner)
    assert [one.sentence for one in risks_to_judge(user=olga, as_at=LATER)] == [
        "The trust merges was to be judged again by 30 June 2002."
    ]
    assert not list(risks_to_judge(user=omar, as_at=LATER))
