"""A fund's year read from its rows."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.models import (
    CarryForward,
    ContributionVariation,
    PoolAdjustment,
    ReliefStep,
    RiskShare,
    RiskShareRule,
    Virement,
)
from partnerships.readings.ledger import money_of, party_id
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
LATER = date(2007, 1, 1)


def test_the_salford_pool_shares_its_overspend_to_the_penny():
    year, *_ = make.salford_pool()
    money = money_of(year, as_at=LATER)
    assert [partner.share for partner in money.partners] == [Decimal("149132.95"), Decimal("150867.05")]
    assert [partner.required for partner in money.partners] == [Decimal("8749132.95"), Decimal("8850867.05")]


def test_what_is_made_up_for_the_demonstration_says_so():
    year, _, _ = make.salford_pool()
    assert money_of(year, as_at=LATER).illustrative


def test_a_share_is_explained_step_by_step_in_the_partners_names():
    year, of_trust, _ = make.salford_pool()
    steps = money_of(year, as_at=LATER).explained(party_id(of_trust.pk))
    assert steps[1].words == "Salford Primary Care Trust: part of all contributions"
    assert steps[-1].result == Decimal("149132.95")


def test_a_total_without_its_split_is_grey():
    year = make.year(make.fund(), 2002)
    make.total(year)
    money = money_of(year, as_at=LATER)
    assert (money.unsplit, money.partners) == (Decimal("16000000"), ())


def test_what_became_known_later_is_left_out():
    year = make.year(make.fund())
    make.total(year, known_from=date(2006, 9, 6))
    assert money_of(year, as_at=date(2004, 6, 1)).budget is None


def test_without_a_forecast_nothing_is_shared():
    row = make.partnership()
    year = make.year(make.fund(row))
    make.contribution(year, make.party(row), "100")
    make.line(year, "100")
    assert money_of(year, as_at=LATER).partners[0].share is None


def test_a_deficit_brought_forward_lowers_the_budget():
    year, _, _ = make.salford_pool()
    CarryForward.objects.create(pool_year=year, amount=Decimal("-1000"))
    assert money_of(year, as_at=LATER).budget == Decimal("17299000")


def test_a_virement_moves_a_lines_budget():
    year, _, _ = make.salford_pool()
    line, other = year.lines.get(), make.line(year, "0", code="other", forecast="0")
    Virement.objects.create(pool_year=year, taken_from=line, given_to=other, amount=Decimal(300), reason="Moved")
    assert [one.budget for one in money_of(year, as_at=LATER).lines] == [Decimal("17299700"), Decimal(300)]


def test_the_rule_in_force_on_the_day_is_used():
    year, _, of_council = make.salford_pool()
    rule = RiskShareRule.objects.get()
    rule.valid_to = date(2006, 8, 1)
    rule.save()
    RiskShareRule.objects.create(fund=year.fund, kind="one_partner", bearer=of_council, valid_from=date(2006, 8, 1))
    assert money_of(year, as_at=date(2006, 7, 31)).partners[0].share == Decimal("149132.95")
    # April to July are shared as before; from August the council bears everything.
    changed = money_of(year, as_at=date(2006, 8, 1))
    assert [partner.share for partner in changed.partners] == [Decimal("49710.98"), Decimal("250289.02")]


def test_a_line_with_a_rule_of_its_own_is_borne_by_its_lead():
    year, _, of_council = make.salford_pool()
    line = make.line(year, "0", forecast="500", code="homes", lead=of_council)
    RiskShareRule.objects.create(line=line, kind="own_lines")
    money = money_of(year, as_at=LATER)
    assert money.partners[1].share == Decimal("150867.05") + 500


def test_percentages_that_do_not_add_up_share_nothing_and_say_why():
    year, of_trust, _ = make.salford_pool()
    RiskShareRule.objects.all().delete()
    rule = RiskShareRule.objects.create(fund=year.fund, kind="fixed_percentages", standing="unverified")
    RiskShare.objects.create(rule=rule, party=of_trust, per_cent=Decimal(77))
    money = money_of(year, as_at=LATER)
    assert (money.shared, money.problem) == (None, "The percentages add up to 77, not to 100.")


def test_somebody_who_leads_a_line_and_gives_nothing_is_no_stranger_to_the_split():
    year, _, _ = make.salford_pool()
    third = make.party(year.fund.partnership, make.trust("A third"))
    line = make.line(year, "0", forecast="500", code="homes", lead=third)
    RiskShareRule.objects.create(line=line, kind="own_lines")
    money = money_of(year, as_at=LATER)
    assert money.problem == ""
    assert money.shared.shares[party_id(third.pk)] == 500


def lines_of(year, **moment):
    return money_of(year, **{"as_at": LATER} | moment).lines


def test_a_corrected_month_replaces_the_earlier_one():
    year = make.year(make.fund())
    line = make.line(year, "1200")
    make.month(line, 1, actual=Decimal(90))
    make.month(line, 1, actual=Decimal(110))
    make.month(line, 2, actual=Decimal(100))
    (read,) = lines_of(year, month=2)
    assert read.spent == Decimal(210)
    assert (read.forecast, read.profile) == (Decimal(1210), Decimal(200))


def test_what_is_spent_to_june_leaves_out_july():
    line = make.line(make.year(make.fund()), "1200")
    for month in (1, 2, 3, 4):
        make.month(line, month, actual=Decimal(100), forecast=Decimal(1200 + month))
    (read,) = lines_of(line.pool_year, month=3)
    assert (read.spent, read.forecast, read.movement) == (Decimal(300), Decimal(1203), Decimal(1))


def test_an_adjustment_counts_in_the_month_it_was_entered_in():
    line = make.line(make.year(make.fund()), "1200")
    make.month(line, 1, actual=Decimal(100))
    PoolAdjustment.objects.create(
        line=line, month=2, about_line=line, about_month=1, amount=Decimal(7), reason="Late", known_from=LATER
    )
    assert [lines_of(line.pool_year, month=month)[0].spent for month in (1, 2)] == [Decimal(100), Decimal(107)]


def test_a_varied_contribution_counts_from_its_day_and_weighs_from_then():
    year, *_ = make.salford_pool()
    given = year.contributions.first()
    ContributionVariation.objects.create(
        contribution=given, amount=Decimal("100000"), on=date(2006, 9, 1), reason="Agreed"
    )
    assert money_of(year, as_at=date(2006, 8, 31)).budget == Decimal("17300000")
    money = money_of(year, as_at=LATER)
    assert (money.opening, money.budget) == (Decimal("17300000"), Decimal("17400000"))
    assert [partner.share for partner in money.partners] == [Decimal("100000"), Decimal("100000")]


def test_relief_is_used_before_anybody_pays():
    year, *_ = make.salford_pool()
    ReliefStep.objects.create(pool_year=year, number=1, name="Savings elsewhere", available=Decimal("100000"))
    ReliefStep.objects.create(pool_year=year, number=2, name="The reserve", available=Decimal("27000"))
    money = money_of(year, as_at=LATER)
    assert money.shared.relieved.left == Decimal("173000")
    assert [partner.share for partner in money.partners] == [Decimal("86000"), Decimal("87000")]
    assert sum(partner.share for partner in money.partners) + Decimal("127000") == money.variance


def test_relief_stands_in_the_explanation():
    year, of_trust, _ = make.salford_pool()
    ReliefStep.objects.create(pool_year=year, number=1, name="savings elsewhere", available=Decimal("100000"))
    words = [step.words for step in money_of(year, as_at=LATER).explained(party_id(of_trust.pk))]
    assert words[1:3] == ["Met before any split: savings elsewhere", "Left to share"]


def test_a_rule_that_changed_is_explained_months_by_months():
    year, of_trust, of_council = make.salford_pool()
    RiskShareRule.objects.update(valid_to=date(2006, 8, 1))
    RiskShareRule.objects.create(fund=year.fund, kind="one_partner", bearer=of_council, valid_from=date(2006, 8, 1))
    money = money_of(year, as_at=LATER)
    steps = money.explained(party_id(of_trust.pk))
    assert [step.words for step in steps if "forecast less budget of these months" in step.words] == [
        "April to July: forecast less budget of these months",
        "August to March: forecast less budget of these months",
    ]
    assert steps[-1].result == money.partners[0].share
    assert sum(partner.share for partner in money.partners) + money.unallocated == money.variance


def test_a_payment_the_host_queries_is_not_counted_as_paid():
    year, *_ = make.salford_pool()
    given = year.contributions.first()
    given.payments.create(own_reference="1", amount=Decimal(5), paid_on=date(2006, 5, 1))
    given.payments.create(own_reference="2", amount=Decimal(7), paid_on=date(2006, 5, 1), state="queried")
    assert money_of(year, as_at=LATER).partners[0].paid == Decimal(5)


@pytest.mark.parametrize("lines", [1, 12])
def test_a_year_is_read_with_as_many_questions_for_one_line_as_for_twelve(lines, django_assert_max_num_queries):
    year, *_ = make.salford_pool()
    for _ in range(lines):
        make.line(year, "10", forecast="10")
    with django_assert_max_num_queries(21):
        money_of(year, as_at=LATER)
