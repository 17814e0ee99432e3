"""The statutory checklist on facts: what it finds, and what it may do about it."""

from dataclasses import replace
from datetime import date

import pytest

from partnerships.agreements.checklist import CHECKS, Rule, Severity, objections
from partnerships.agreements.facts import COUNCIL, NHS, Consulted, Facts, Function, Party
from partnerships.agreements.items import Evidence, Variant, judge

DAY = date(2004, 6, 1)
TRUST = Party("Salford Primary Care Trust", NHS, "primary care trust", eligible=True)
CITY = Party("Salford City Council", COUNCIL, "metropolitan district", eligible=True)
POLICE = Party("Greater Manchester Police", "other_public", "police force", eligible=False)
FACTS = Facts(on=DAY, parties=[TRUST, CITY], flexibilities=frozenset({"pooled_fund"}))


def says(check: str, facts: Facts) -> list[str]:
    return list(CHECKS[check](facts))


def test_a_council_and_a_trust_make_both_sides():
    assert says("both_sides", FACTS) == []


def test_two_councils_cannot_make_an_arrangement():
    assert says("both_sides", replace(FACTS, parties=[CITY])) == [
        "No NHS body is a partner; an arrangement needs at least one."
    ]


def test_police_named_as_a_statutory_partner_are_flagged():
    assert "Greater Manchester Police is neither" in says("other_participants", replace(FACTS, parties=[POLICE]))[0]


def test_police_who_merely_take_part_are_not():
    assert says("other_participants", replace(FACTS, parties=[replace(POLICE, statutory=False)])) == []


def test_a_body_of_a_kind_the_regulations_do_not_list_is_named_with_the_day():
    parish = Party("A Parish Council", COUNCIL, "parish council", eligible=False)
    assert says("eligible_councils", replace(FACTS, parties=[parish])) == [
        "A Parish Council is a parish council, a kind of body that could not be a partner on 1 June 2004."
    ]


def test_two_hosts_are_refused():
    facts = replace(FACTS, hosts=["The council", "the trust"], manager="The manager")
    assert says("one_host", facts) == ["The council and the trust are both named as host; a pooled fund has one."]


def test_a_manager_who_is_not_employed_by_the_host_is_refused():
    facts = replace(FACTS, hosts=["The council"], manager="The manager", manager_employers=["The trust"])
    assert says("one_host", facts) == ["The manager is not employed by The council, the host of the fund."]


def test_without_a_pool_no_host_is_needed():
    assert says("one_host", replace(FACTS, flexibilities=frozenset({"integrated_provision"}))) == []


def test_every_commissioner_of_a_trust_must_consent():
    facts = replace(FACTS, consents_needed={"The trust": ["A", "B"]}, consents_given={"The trust": ["A"]})
    assert says("consents", facts) == ["B has not consented to The trust taking part."]


def test_a_consultation_that_has_not_closed_does_not_count():
    facts = replace(FACTS, consultations=[Consulted(date(2004, 7, 1), frozenset({"users", "carers", "staff"}))])
    assert says("consultation", facts) == ["No joint consultation that has closed is on record."]


def test_a_consultation_without_carers_is_named():
    facts = replace(FACTS, consultations=[Consulted(date(2004, 5, 1), frozenset({"users", "staff"}))])
    assert says("consultation", facts) == ["The consultation names no carers."]


def test_an_excluded_function_is_named():
    facts = replace(FACTS, functions=[Function("Surgery", NHS, excluded=True)])
    assert says("excluded_functions", facts) == ["Surgery is a function that partnership arrangements may not cover."]


def test_an_incomplete_item_says_what_it_lacks():
    facts = replace(FACTS, items={Variant.POOLED_FUND: judge(Variant.POOLED_FUND, [Evidence("aims", "aims")])})
    assert says("items_complete", facts)[0] == "Item (a) of regulation 7(3) lacks outcomes."


def test_an_agreement_dated_before_its_first_approval_deserves_a_second_look():
    facts = replace(FACTS, agreed_on=date(2002, 3, 1), first_approval=date(2002, 11, 13))
    assert says("approval_before_agreement", facts) == ["The agreement is dated before its first approval."]


@pytest.mark.parametrize(
    ("standing", "weight"),
    [
        ("verified", Severity.BLOCK),
        ("corroborated", Severity.BLOCK),
        ("derived", Severity.WARN),
        ("unverified", Severity.WARN),
        ("illustrative", Severity.WARN),
    ],
)
def test_only_a_confirmed_rule_may_block(standing: str, weight: Severity):
    rule = Rule("2", "both_sides", "approved_in_principle", Severity.BLOCK, standing)
    assert objections([rule], replace(FACTS, parties=[]))[0].severity is weight


def test_a_rule_of_another_step_is_not_asked():
    rule = Rule("7(3)", "signed_document", "live", Severity.BLOCK, "verified")
    assert objections([rule], FACTS, step="signed") == []
