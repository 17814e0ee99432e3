"""Budget, profile, forecast, what is owed and what is carried forward."""

from decimal import Decimal

import pytest

from partnerships.pooling import (
    Month,
    Partner,
    Relief,
    Rule,
    RuleKind,
    carried_forward,
    cash,
    current_budget,
    forecast,
    profile_to_date,
    relieve,
    required,
    spent_to_date,
    split_year,
)
from tests.partnerships.pooling.pools import PROPORTIONAL, line, one_partner, pounds

PARTNERS = [Partner("trust", pounds(60)), Partner("council", pounds(60))]


def test_virements_and_variations_change_the_original_budget():
    assert current_budget(pounds(100), [pounds(10)], [pounds(-3)]) == pounds(107)


def test_an_even_profile_is_so_many_twelfths():
    assert profile_to_date(pounds(1000), 7) == pounds("583.33")


def test_an_entered_profile_is_added_up():
    assert profile_to_date(pounds(12), 3, [pounds(n) for n in (5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6)]) == pounds(6)


def test_what_is_spent_to_september_leaves_out_october():
    assert spent_to_date({1: pounds(5), 6: pounds(7), 7: pounds(9)}, 6) == pounds(12)


def test_without_an_entered_forecast_the_rest_of_the_profile_is_expected():
    assert forecast(pounds(1200), pounds(700), 6) == pounds(1300)


def test_the_pool_managers_forecast_goes_before_the_default():
    assert forecast(pounds(1200), pounds(700), 6, entered=pounds(1250)) == pounds(1250)


def test_a_month_thirteen_is_refused():
    with pytest.raises(ValueError, match="1 to 12, not 13"):
        profile_to_date(pounds(1), 13)


def test_a_partner_that_has_paid_too_much_is_owed_a_refund():
    assert cash(required(pounds(100), pounds("-2.50")), pounds(100)) == pounds("-2.50")


def test_a_deficit_is_carried_forward():
    assert carried_forward(pounds(-10), pounds(100), pounds(95)) == pounds(-5)


class TestRelief:
    """Savings elsewhere, then the reserve, then schemes cut, then money from outside."""

    ORDER = [Relief("savings", pounds(10)), Relief("reserve", pounds(25)), Relief("schemes", pounds(50))]

    def test_relief_is_used_in_order_before_anybody_pays(self):
        used = relieve(pounds(30), self.ORDER)
        assert used.used == (("savings", pounds(10)), ("reserve", pounds(20)), ("schemes", pounds(0)))
        assert used.left == 0

    def test_what_relief_does_not_cover_is_left_to_share(self):
        assert relieve(pounds(100), self.ORDER).left == pounds(15)

    def test_an_underspend_needs_no_relief(self):
        assert relieve(pounds(-30), self.ORDER).left == pounds(-30)


class TestARuleThatChangesInMidYear:
    """Herefordshire 2006/07: the rule was suspended after four months and the trust paid its share again."""

    def months(self, change_after: int, before: Rule, after: Rule) -> list[Month]:
        lines = [line("all", "10", "11.01")]
        return [Month(n, lines, before if n <= change_after else after) for n in range(1, 13)]

    def test_each_stretch_is_shared_by_its_own_rule(self):
        found = split_year(PARTNERS, self.months(4, one_partner("council"), PROPORTIONAL))
        assert [(s.first, s.last) for s in found.stretches] == [(1, 4), (5, 12)]
        assert found.shares == {"trust": pounds("4.04"), "council": pounds("8.08")}

    def test_the_shares_of_all_stretches_are_the_years_variance(self):
        found = split_year(PARTNERS, self.months(5, PROPORTIONAL, Rule(RuleKind.OWN_LINES)))
        assert sum(found.shares.values()) + found.unallocated == found.variance == pounds("12.12")

    def test_one_rule_all_year_rounds_once(self):
        partners = [Partner(name, Decimal(1)) for name in "abc"]
        months = [Month(n, [line("all", "0", "0.01")], PROPORTIONAL) for n in range(1, 13)]
        assert split_year(partners, months).shares == dict.fromkeys("abc", pounds("0.04"))

    def test_months_out_of_order_are_refused(self):
        with pytest.raises(ValueError, match="in order"):
            split_year(PARTNERS, [Month(2, [], None), Month(1, [], None)])
