"""The moves of an agreement's life and what each needs."""

from dataclasses import replace
from datetime import date

from partnerships.agreements.checklist import Rule, Severity, refusals
from partnerships.agreements.facts import COUNCIL, NHS, Facts, Party
from partnerships.agreements.lifecycle import MOVES, State, against

DAY = date(2004, 6, 1)
PARTIES = [Party("The trust", NHS), Party("The council", COUNCIL)]
FACTS = Facts(on=DAY, parties=PARTIES, flexibilities=frozenset({"pooled_fund"}))


def refused(move: str, facts: Facts, *rules: Rule) -> list[str]:
    return refusals(against(move, facts, rules))


def test_the_straight_road_leads_from_a_proposal_to_a_live_agreement():
    road = ["approve_in_principle", "consult", "begin_drafting", "seek_approvals", "sign", "notify", "go_live"]
    state = State.PROPOSAL
    for name in road:
        assert state in MOVES[name].sources
        state = MOVES[name].target
    assert state is State.LIVE


def test_a_signed_agreement_may_go_live_without_notification():
    assert State.SIGNED in MOVES["go_live"].sources


def test_a_live_agreement_is_never_withdrawn():
    assert State.LIVE not in MOVES["withdraw"].sources
    assert State.NOTIFIED not in MOVES["withdraw"].sources


def test_nothing_leaves_an_ended_agreement():
    assert not [move for move in MOVES.values() if State.ENDED in move.sources]


def test_one_body_alone_has_nothing_to_approve():
    assert refused("approve_in_principle", replace(FACTS, parties=PARTIES[:1])) == [
        "Name the parties first: an arrangement has at least two."
    ]


def test_it_is_not_signed_before_every_partner_approved():
    assert refused("sign", replace(FACTS, approved_by=frozenset({"The council"}))) == ["The trust has not approved it."]


def test_it_does_not_go_live_before_its_start():
    assert refused("go_live", replace(FACTS, starts_on=date(2004, 7, 1))) == [
        "The agreement starts on 1 July 2004, which has not come."
    ]


def test_a_confirmed_rule_of_the_checklist_holds_a_move_back():
    rule = Rule("7(3)", "signed_document", State.LIVE, Severity.BLOCK, "verified")
    facts = replace(FACTS, starts_on=DAY)
    assert "The signed agreement is not on record." in refused("go_live", facts, rule)


def test_an_unconfirmed_rule_does_not():
    rule = Rule("7(3)", "signed_document", State.LIVE, Severity.BLOCK, "unverified")
    assert refused("go_live", replace(FACTS, starts_on=DAY), rule) == []


def test_an_old_fault_does_not_stop_a_notice_from_being_withdrawn():
    rule = Rule("7(3)", "signed_document", State.LIVE, Severity.BLOCK, "verified")
    assert against("withdraw_notice", FACTS, [rule]) == []


def test_notice_is_written_down_before_it_is_given():
    assert refused("give_notice", FACTS) == ["Enter the notice first: by whom, on which day, and to end when."]
