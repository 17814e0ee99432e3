"""A pool's year as its manager keeps it: what is entered, what is refused and why, and what a closing means."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from partnerships.models import (
    CarryForward,
    Contribution,
    ContributionVariation,
    PoolAdjustment,
    PooledFund,
    PoolMonth,
    Virement,
)
from partnerships.readings.ledger import money_of
from partnerships.services import pool_balances, pool_lines, pool_months, pool_payments, pool_risk, pools
from partnerships.services.pool_months import Entry
from salford_css.core.models import PostEmployment
from salford_css.core.periods import FinancialYear
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
JUNE, LATER = date(2006, 6, 15), date(2007, 6, 1)


@pytest.fixture
def homes(pool_year):
    return pool_year.lines.get(code="homes")


@pytest.fixture
def visits(pool_year):
    return pool_year.lines.get(code="visits")


class TestContributions:
    def test_a_variation_leaves_what_was_agreed_and_changes_the_budget(self, pool_year, paula):
        given = pool_year.contributions.first()
        pools.vary_contribution(contribution=given, amount=Decimal("-5.50"), on=JUNE, reason="Agreed", by=paula)
        given.refresh_from_db()
        assert given.planned == 60
        assert money_of(pool_year, as_at=LATER).budget == Decimal("94.50")

    def test_a_variation_beyond_the_limit_needs_a_decision(self, pool_year, paula):
        given = pool_year.contributions.first()
        Contribution.objects.filter(pk=given.pk).update(variation_limit=Decimal(10))
        given.refresh_from_db()
        with pytest.raises(ValidationError, match=r"may vary by £10.00 without a new decision; this makes £11.00"):
            pools.vary_contribution(contribution=given, amount=Decimal(11), on=JUNE, reason="More", by=paula)
        assert not ContributionVariation.objects.exists()

    def test_a_contribution_cannot_vary_below_nothing(self, pool_year, paula):
        given = pool_year.contributions.first()
        with pytest.raises(ValidationError, match="less than nothing"):
            pools.vary_contribution(contribution=given, amount=Decimal(-61), on=JUNE, reason="Less", by=paula)

    def test_a_day_outside_the_year_is_refused(self, pool_year, paula):
        given = pool_year.contributions.first()
        with pytest.raises(ValidationError, match="does not lie in 2006/07"):
            pools.vary_contribution(contribution=given, amount=Decimal(1), on=LATER, reason="More", by=paula)

    def test_a_floating_point_number_is_refused_in_a_sentence(self, pool_year, paula):
        party = pool_year.contributions.first().party
        with pytest.raises(ValidationError, match=r"0.1 is a floating-point number and not exact to the penny"):
            pools.set_contribution(pool_year=pool_year, party=party, planned=0.1, by=paula, reason="Corrected")
        assert pool_year.contributions.first().planned == 60


class TestHost:
    def test_a_second_host_needs_a_reason(self, pool_year, dora, managing_post):
        fund, second = pool_year.fund, make.trust("Another trust")
        make.party(fund.partnership, second)
        PostEmployment.objects.create(post=managing_post, organisation=second)
        with pytest.raises(ValidationError, match="is the host already, and a pooled fund has one host"):
            pools.name_host_and_manager(fund=fund, host=second, manager=managing_post, by=dora)
        assert PooledFund.objects.get(pk=fund.pk).host == fund.partnership.lead_council

    def test_two_hosts_in_words_are_refused(self, pool_year):
        pool_year.fund.host_as_written = "Salford CCG"
        with pytest.raises(ValidationError, match="Two hosts are named"):
            pool_year.fund.full_clean()

    def test_the_finance_post_of_the_host_enters_money_as_the_manager_does(self, pool_year, omar):
        fund = pool_year.fund
        with pytest.raises(PermissionDenied, match="Only the pool's manager"):
            pools.set_other_income(pool_year=pool_year, amount=Decimal(1), by=omar)
        fund.finance_post = omar.tenures.get().post
        fund.save()
        assert pools.set_other_income(pool_year=pool_year, amount=Decimal(1), by=omar).other_income == 1


class TestLines:
    def test_budget_moves_with_who_approved_it(self, pool_year, homes, visits, paula, managing_post):
        facts = {"taken_from": homes, "given_to": visits, "on": JUNE, "approved_by": managing_post}
        pool_lines.move_budget(pool_year=pool_year, amount=Decimal(5), reason="Fewer places", by=paula, **facts)
        assert [line.budget for line in money_of(pool_year, as_at=LATER).lines] == [65, 35]
        assert [line.budget for line in money_of(pool_year, as_at=date(2006, 6, 1)).lines] == [70, 30]

    def test_a_line_is_never_left_with_less_than_nothing(self, pool_year, homes, visits, paula):
        with pytest.raises(ValidationError, match=r"Homes has a budget of £70.00; moving £70.01 would leave it"):
            pool_lines.move_budget(
                pool_year=pool_year, taken_from=homes, given_to=visits, amount=Decimal("70.01"), reason="More", by=paula
            )
        assert not Virement.objects.exists()

    def test_a_profile_must_add_up_to_the_budget(self, homes, paula):
        with pytest.raises(ValidationError, match=r"The profile adds up to £12.00, the budget is £70.00"):
            pool_lines.change_line(line=homes, profile=[Decimal(1)] * 12, by=paula)

    def test_another_budget_needs_its_reason(self, homes, paula):
        with pytest.raises(ValidationError, match="Say why the budget changes"):
            pool_lines.change_line(line=homes, budget=Decimal(80), by=paula)


class TestMonths:
    def test_a_month_of_every_line_is_entered_as_one_table(self, pool_year, homes, visits, paula):
        entries = [Entry(homes, Decimal(6), Decimal(75), "More people"), Entry(visits, Decimal(2), Decimal(30))]
        pool_months.enter_table(pool_year=pool_year, month=1, entries=entries, by=paula, known_from=JUNE)
        money = money_of(pool_year, as_at=LATER)
        assert (money.spent, money.variance) == (8, 5)

    def test_what_did_not_change_is_no_correction(self, pool_year, homes, visits, paula):
        entries = [Entry(homes, Decimal(6)), Entry(visits, Decimal(2))]
        pool_months.enter_table(pool_year=pool_year, month=1, entries=entries, by=paula)
        entries = [Entry(homes, Decimal(7)), Entry(visits, Decimal(2))]
        with pytest.raises(ValidationError, match="Say why the month is corrected: Homes was entered before"):
            pool_months.enter_table(pool_year=pool_year, month=1, entries=entries, by=paula)
        rows = pool_months.enter_table(pool_year=pool_year, month=1, entries=entries, by=paula, reason="Late invoice")
        assert [(row.line, row.number) for row in rows] == [(homes, 2)]

    def test_one_refused_line_keeps_the_whole_table_out(self, pool_year, homes, visits, paula):
        make.close(pool_year, 1)
        with pytest.raises(ValidationError, match="April 2006 is closed"):
            pool_months.enter_table(pool_year=pool_year, month=1, entries=[Entry(homes, Decimal(6))], by=paula)
        assert not PoolMonth.objects.exists()

    def test_months_close_in_order_and_only_when_every_line_is_entered(self, pool_year, homes, visits, paula):
        pool_months.enter_month(line=homes, month=2, actual=Decimal(1), by=paula)
        with pytest.raises(ValidationError) as refused:
            pool_months.close_month(pool_year=pool_year, month=2, by=paula)
        assert refused.value.messages == [
            "Close April 2006 first.",
            "What was spent is not entered for Visits.",
        ]

    def test_a_year_closes_after_its_last_month(self, pool_year, paula):
        make.close(pool_year, *range(1, 12))
        with pytest.raises(ValidationError, match="Close March 2007 first"):
            pool_months.close_year(pool_year=pool_year, by=paula)
        make.close(pool_year, 12)
        pool_months.close_year(pool_year=pool_year, by=paula)
        assert pool_year.is_closed


class TestClosed:
    """What is closed is closed for services, models and SQL alike, and says where an adjustment goes."""

    SENTENCE = "April 2006 is closed. Enter an adjustment in May 2006, the next open period."

    def test_a_closed_month_says_where_the_adjustment_goes(self, pool_year, homes, paula):
        make.close(pool_year, 1)
        with pytest.raises(ValidationError) as refused:
            pool_months.enter_month(line=homes, month=1, actual=Decimal(1), by=paula)
        assert refused.value.messages == [self.SENTENCE]

    def test_the_database_refuses_a_closed_month_by_itself(self, pool_year, homes):
        make.close(pool_year, 1)
        with pytest.raises(DatabaseError, match="next open period"), transaction.atomic():
            make.month(homes, 1, actual=Decimal(1))

    def test_an_adjustment_counts_in_the_next_open_month(self, pool_year, homes, paula):
        make.close(pool_year, 1)
        row = pool_months.adjust(
            line=homes, about_line=homes, about_month=1, amount=Decimal(3), reason="Late invoice", by=paula
        )
        assert (row.month, row.line) == (2, homes)

    def test_an_open_month_is_corrected_and_not_adjusted(self, homes, paula):
        with pytest.raises(ValidationError, match="April 2006 is open; correct the month itself"):
            pool_months.adjust(line=homes, about_line=homes, about_month=1, amount=Decimal(3), reason="Late", by=paula)

    def test_after_the_year_an_adjustment_goes_to_the_next_one(self, pool_year, homes, paula):
        make.close(pool_year, *range(1, 13), None)
        again = {"about_line": homes, "about_month": 12, "amount": Decimal(3), "reason": "Late", "by": paula}
        with pytest.raises(ValidationError, match="No period of Learning difficulties pool is open"):
            pool_months.adjust(line=homes, **again)
        following = pools.open_year(fund=pool_year.fund, year=FinancialYear(2007), by=paula)
        line = make.line(following, "70", code="homes", name="Homes")
        assert pool_months.adjust(line=line, **again).month == 1

    @pytest.mark.parametrize("door", ["contribution", "line", "virement", "variation", "carry-forward"])
    def test_nothing_of_a_closed_year_changes(self, pool_year, homes, visits, paula, door):
        given = pool_year.contributions.first()
        make.close(pool_year, *range(1, 13), None)
        deeds = {
            "contribution": lambda: pools.set_contribution(
                pool_year=pool_year, party=given.party, planned=Decimal(1), reason="Corrected", by=paula
            ),
            "line": lambda: pool_lines.add_line(pool_year=pool_year, code="x", name="X", budget=Decimal(1), by=paula),
            "virement": lambda: pool_lines.move_budget(
                pool_year=pool_year, taken_from=homes, given_to=visits, amount=Decimal(1), reason="Moved", by=paula
            ),
            "variation": lambda: pools.vary_contribution(
                contribution=given, amount=Decimal(1), on=JUNE, reason="More", by=paula
            ),
            "carry-forward": lambda: pool_balances.bring_forward(pool_year=pool_year, amount=Decimal(1), by=paula),
        }
        with pytest.raises(ValidationError, match="2006/07 of Learning difficulties pool is closed"):
            deeds[door]()

    @pytest.mark.parametrize(
        "statement",
        [
            lambda year: Contribution.objects.filter(pool_year=year).update(planned=1),
            lambda year: year.lines.update(budget=1),
            lambda year: CarryForward.objects.create(pool_year=year, amount=1),
        ],
    )
    def test_sql_cannot_change_a_closed_year_either(self, pool_year, statement):
        make.close(pool_year, None)
        with pytest.raises(DatabaseError, match="is closed"), transaction.atomic():
            statement(pool_year)

    def test_a_closing_is_never_taken_back(self, pool_year):
        make.close(pool_year, 1)
        with pytest.raises(DatabaseError), transaction.atomic():
            pool_year.closings.all().delete()
        assert not PoolAdjustment.objects.exists()


class TestPayments:
    def record(self, pool_year, paula, **facts):
        usual = {"amount": Decimal(15), "paid_on": JUNE, "own_reference": "A1"}
        return pool_payments.record_payment(contribution=pool_year.contributions.first(), by=paula, **usual | facts)

    def test_a_payment_is_matched(self, pool_year, paula):
        row = pool_payments.match_payment(payment=self.record(pool_year, paula), by=paula)
        assert row.state == "matched"

    def test_a_reference_given_before_is_refused(self, pool_year, paula):
        self.record(pool_year, paula)
        with pytest.raises(ValidationError, match="gave the reference a1 before"):
            self.record(pool_year, paula, own_reference="a1")

    def test_a_query_says_what_is_wrong_and_takes_the_payment_out(self, pool_year, paula):
        row = self.record(pool_year, paula)
        with pytest.raises(ValidationError, match="Say what is wrong"):
            pool_payments.query_payment(payment=row, by=paula)
        pool_payments.query_payment(payment=row, by=paula, reason="£10 arrived")
        row.refresh_from_db()
        assert (row.state, row.note) == ("queried", "£10 arrived")


class TestBalances:
    def test_a_deficit_is_brought_forward(self, pool_year, paula):
        pool_balances.bring_forward(pool_year=pool_year, amount=Decimal("-7.25"), by=paula)
        assert money_of(pool_year, as_at=LATER).budget == Decimal("92.75")

    def test_a_reserve_gives_no_more_than_it_holds(self, pool_year, paula):
        pool_balances.move_reserve(fund=pool_year.fund, amount=Decimal(10), on=JUNE, reason="Put by", by=paula)
        with pytest.raises(ValidationError, match=r"holds £10.00 on 15 June 2006; £11.00 cannot be taken out"):
            pool_balances.move_reserve(fund=pool_year.fund, amount=Decimal(-11), on=JUNE, reason="Taken", by=paula)

    def test_relief_from_the_reserve_promises_no_more_than_it_holds(self, pool_year, paula):
        steps = [pool_risk.Step("reserve", "The reserve", Decimal(1))]
        with pytest.raises(ValidationError, match=r"The reserve holds £0.00, not £1.00"):
            pool_risk.set_relief(pool_year=pool_year, steps=steps, by=paula)


class TestRecovery:
    def test_without_an_overspend_no_plan_is_asked_for(self, pool_year, paula):
        with pytest.raises(ValidationError, match="No overspend is forecast"):
            pool_risk.plan_recovery(pool_year=pool_year, text="Spend less", review_on=LATER, by=paula, on=JUNE)

    def test_a_plan_keeps_the_overspend_it_was_written_for(self, pool_year, homes, visits, paula):
        make.month(homes, 1, forecast=Decimal(75))
        make.month(visits, 1, forecast=Decimal(30))
        row = pool_risk.plan_recovery(pool_year=pool_year, text="Fewer places", review_on=LATER, by=paula, on=JUNE)
        assert (row.overspend, row.number) == (5, 1)


class TestRules:
    def test_a_rule_begins_with_a_month(self, pool_year, paula):
        with pytest.raises(ValidationError, match="A rule begins with a month"):
            pool_risk.set_risk_share(fund=pool_year.fund, kind="own_lines", since=JUNE, by=paula)

    def test_percentages_are_refused_in_the_partners_names(self, pool_year, paula):
        stranger = make.party(make.partnership(), make.trust("A stranger"))
        with pytest.raises(ValidationError), transaction.atomic():
            pool_risk.set_risk_share(
                fund=pool_year.fund, kind="fixed_percentages", per_cent={stranger: Decimal(100)}, by=paula
            )
