"""Shares and what is unallocated add up to the variance, to the penny, whatever is agreed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from partnerships.pooling import Partner, Pool, Rule, RuleKind, split
from tests.partnerships.pooling.pools import OWN_LINES, fixed, line, one_partner, pool, pools, pounds


@settings(max_examples=1500, deadline=None)
@given(pools())
def test_shares_are_whole_pence_within_their_caps_and_with_what_is_unallocated_the_variance_always(case: Pool):
    """Three properties of one pool: making the pools is what takes the time."""
    found = split(case)
    assert sum(found.shares.values()) + found.unallocated == case.variance
    assert all(share == share.quantize(Decimal("0.01")) for share in [*found.shares.values(), found.unallocated])
    for portion in found.portions:
        caps = portion.rule.caps if portion.rule else {}
        assert all(abs(portion.shares[name]) <= cap for name, cap in caps.items())


@settings(max_examples=300, deadline=None)
@given(pools())
def test_an_underspend_is_the_mirror_of_an_overspend(case: Pool):
    """The budget and the forecast change places, line by line and in all."""
    lines = [replace(each, budget=each.forecast, forecast=each.budget) for each in case.lines]
    unassigned = case.current_budget - case.line_budget
    income = case.forecast - unassigned - sum(case.contributions.values())
    mirror = Pool(case.partners, lines, case.rule, other_income=income)
    assert split(mirror).shares == {name: -share for name, share in split(case).shares.items()}


@settings(max_examples=300, deadline=None)
@given(pools())
def test_a_proportional_share_is_never_a_penny_off_the_exact_share(case: Pool):
    case = Pool(case.partners, case.lines, Rule(RuleKind.PROPORTIONAL), case.other_income, case.carry_forward)
    portion = split(case).portions[-1]
    whole = sum(case.contributions.values())
    for name, contribution in case.contributions.items():
        exact = portion.amount * contribution / whole if whole else Decimal(0)
        assert abs(portion.shares[name] - exact) < Decimal("0.010001")


class TestWhoGetsWhat:
    def test_three_partners_share_a_penny_by_the_order_they_stand_in(self):
        found = split(pool({"a": "1", "b": "1", "c": "1"}, line("all", "3", "3.01")))
        assert found.shares == {"a": pounds("0.01"), "b": pounds(0), "c": pounds(0)}

    def test_without_contributions_nothing_can_be_shared_in_proportion(self):
        found = split(pool({"a": "0", "b": "0"}, line("all", "0", "100")))
        assert (found.shares, found.unallocated) == ({"a": pounds(0), "b": pounds(0)}, pounds(100))

    def test_a_single_partner_bears_it_all(self):
        assert split(pool({"a": "10"}, line("all", "10", "7.50"))).shares == {"a": pounds("-2.50")}

    def test_a_deficit_brought_forward_is_shared_like_any_overspend(self):
        found = split(pool({"a": "75", "b": "25"}, line("all", "100", "100"), carry_forward="-10"))
        assert found.shares == {"a": pounds("7.50"), "b": pounds("2.50")}

    def test_without_an_agreed_rule_nothing_is_given_to_anybody(self):
        found = split(pool({"a": "50", "b": "50"}, line("all", "100", "110"), rule=None))
        assert found.unallocated == pounds(10)

    def test_a_line_with_its_own_rule_is_split_first(self):
        fixed_line = line("homes", "40", "50", rule=one_partner("b"))
        found = split(pool({"a": "50", "b": "50"}, fixed_line, line("rest", "60", "64")))
        assert found.shares == {"a": pounds(2), "b": pounds(12)}

    def test_what_the_lines_do_not_explain_is_nobodys_under_own_lines(self):
        found = split(pool({"a": "50", "b": "50"}, line("one", "80", "90", "a"), rule=OWN_LINES))
        assert (found.shares["a"], found.unallocated) == (pounds(10), pounds(-20))

    def test_a_line_nobody_leads_is_nobodys_under_own_lines(self):
        found = split(pool({"a": "50", "b": "50"}, line("one", "100", "110"), rule=OWN_LINES))
        assert found.unallocated == pounds(10)


class TestCaps:
    def test_what_passes_a_cap_goes_to_the_other_partner(self):
        rule = Rule(RuleKind.PROPORTIONAL, caps={"a": pounds(3)})
        found = split(pool({"a": "50", "b": "50"}, line("all", "100", "110"), rule=rule))
        assert found.shares == {"a": pounds(3), "b": pounds(7)}

    def test_what_passes_a_cap_is_shared_by_the_others_in_proportion(self):
        rule = fixed(caps={"a": "10"}, a="50", b="30", c="20")
        found = split(pool({"a": "1", "b": "1", "c": "1"}, line("all", "3", "103"), rule=rule))
        assert found.shares == {"a": pounds(10), "b": pounds(54), "c": pounds(36)}

    def test_when_every_partner_is_capped_the_rest_is_unallocated(self):
        rule = Rule(RuleKind.PROPORTIONAL, caps={"a": pounds(3), "b": pounds(4)})
        found = split(pool({"a": "50", "b": "50"}, line("all", "100", "110"), rule=rule))
        assert (found.shares, found.unallocated) == ({"a": pounds(3), "b": pounds(4)}, pounds(3))

    def test_beyond_the_cap_of_the_one_partner_the_others_pay_by_contribution(self):
        found = split(pool({"a": "60", "b": "30", "c": "10"}, line("all", "100", "150"), rule=one_partner("a", a="10")))
        assert found.shares == {"a": pounds(10), "b": pounds(30), "c": pounds(10)}

    def test_beyond_the_cap_of_a_lead_the_others_pay_too(self):
        rule = Rule(RuleKind.OWN_LINES, caps={"a": pounds(5)})
        case = pool({"a": "50", "b": "50"}, line("x", "50", "60", "a"), line("y", "50", "47", "b"), rule=rule)
        assert split(case).shares == {"a": pounds(5), "b": pounds(2)}

    def test_a_cap_stops_an_underspend_as_well(self):
        rule = Rule(RuleKind.PROPORTIONAL, caps={"a": pounds(3)})
        found = split(pool({"a": "50", "b": "50"}, line("all", "100", "90"), rule=rule))
        assert found.shares == {"a": pounds(-3), "b": pounds(-7)}


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (pool({"a": "1", "b": "1"}, rule=fixed(a="77", b="22")), "add up to 99, not to 100"),
        (pool({"a": "1"}, rule=fixed(a="60", b="40")), "names b, which is not a partner"),
        (pool({"a": "1"}, rule=Rule(RuleKind.ONE_PARTNER)), "must name the partner"),
        (pool({"a": "-1"}), "less than nothing"),
        (pool({"a": "1"}, line("x", "1", "1", "police")), "led by police, which is not a partner"),
        (pool({"a": "1"}, line("x", "1", "1"), line("x", "1", "1")), "line x stands twice"),
        (pool({"a": "1"}, rule=one_partner("a", a="-5")), "cap of a"),
    ],
)
def test_a_pool_that_cannot_be_worked_out_is_refused_in_a_sentence(case: Pool, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        split(case)


def test_parts_of_a_penny_are_refused():
    with pytest.raises(ValueError, match="parts of a penny"):
        split(Pool([Partner("a", Decimal("1.005"))], (), Rule(RuleKind.PROPORTIONAL)))
