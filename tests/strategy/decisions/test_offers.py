"""What is found broken about decisions, and what about them waits for whom."""

from datetime import date

import pytest

from salford_css.core.models import Organisation, Post, User
from salford_css.core.registry import findings, work
from strategy import models as m
from strategy.services.call_ins import settle_call_in
from strategy.services.follow_ups import say_what_came
from strategy.services.rules import keep_procedure
from tests.factories import core
from tests.factories import strategy as make
from tests.strategy.decisions.conftest import MEETING, Sitting

DAY = date(2006, 5, 1)


def found(code: str, reader: User, on: date = DAY) -> list[str]:
    return [one.sentence for one in findings.all(as_at=on, reader=reader) if one.code == code]


def waiting(user: User, on: date = DAY) -> list[tuple[str, str]]:
    return [(one.bucket, one.sentence) for one in work.for_user(user, as_at=on) if "What came of" in one.sentence]


def test_a_question_that_nobody_answered_is_found(approval: m.Decision, dora: User):
    (sentence,) = found("decision-not-followed-up", dora)
    assert sentence.endswith("after 6 months; it was due on 17 October 2004.")


def test_on_the_day_it_is_due_it_is_not_late(approval: m.Decision, dora: User):
    assert found("decision-not-followed-up", dora, date(2004, 10, 17)) == []
    assert found("decision-not-followed-up", dora, date(2004, 10, 18))


def test_answered_it_is_asked_again_at_the_next_time(approval: m.Decision, dora: User):
    say_what_came(decision=approval, months=6, status="partly", answer="Half.", on=date(2004, 10, 17), by=dora)
    (sentence,) = found("decision-not-followed-up", dora)
    assert "after 12 months" in sentence


def test_what_is_exempt_is_asked_before_no_cabinet_member(approval: m.Decision, carl: User):
    m.Decision.objects.update(part="exempt")
    assert found("decision-not-followed-up", carl) == []


def test_whoever_leads_what_was_decided_is_asked(approval: m.Decision, lead_post: Post, olive: User):
    m.Decision.objects.filter(pk=approval.pk).update(contact_post=lead_post)
    ((bucket, sentence),) = waiting(olive)
    assert (bucket, "after 6 months?" in sentence) == ("late", True)


def test_a_month_before_it_is_due_it_is_coming(approval: m.Decision, lead_post: Post, olive: User):
    make.action(decision=approval, manager=lead_post)
    assert waiting(olive, date(2004, 9, 1)) == []
    assert [bucket for bucket, _ in waiting(olive, date(2004, 9, 20))] == ["coming"]


def test_a_decision_that_nobody_answers_for_waits_for_the_director(approval: m.Decision, dora: User, omar: User):
    assert [bucket for bucket, _ in waiting(dora)] == ["nobody"]
    assert waiting(omar) == []


def test_a_decision_without_a_power_is_found(approval: m.Decision, sitting: Sitting, dora: User):
    assert "No scheme of delegation in force gave Cabinet" in found("decision-without-power", dora)[0]
    make.decision(body=sitting.cabinet, delegation=make.delegation(sitting.council))
    assert len(found("decision-without-power", dora)) == 1


def test_a_call_in_on_which_scrutiny_did_not_meet_is_found(approval: m.Decision, sitting: Sitting, dora: User):
    m.ClockRule.objects.update(committee_within=10, reconsider_within=5)
    call_in = m.CallIn.objects.create(
        decision=approval, body=sitting.scrutiny, requested_on=date(2004, 4, 14), requested_by="Three", grounds="Cost."
    )
    (sentence,) = found("call-in-not-settled", dora)
    assert "had until 28 April 2004 to meet" in sentence
    settle_call_in(
        call_in=call_in, outcome="referred_back", concerns="State it.", settled_on=date(2004, 4, 26), by=dora
    )
    (sentence,) = found("call-in-not-settled", dora)
    assert "was to be decided anew by 4 May 2004" in sentence


@pytest.fixture
def salford(db: None) -> Organisation:
    council = core.organisation("Salford City Council")
    keep_procedure(organisation=council)
    return council


def test_the_known_schemes_leave_officers_outside_call_in(salford: Organisation):
    for day in (MEETING, date(2023, 1, 23)):
        scheme = m.DelegationScheme.objects.in_force(day).get(organisation=salford)
        assert {line.route: line.called_in for line in scheme.lines.all()} == {
            "body": True,
            "member": True,
            "officer": False,
        }
