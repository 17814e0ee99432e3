"""A fund's year read from its rows."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.models import CarryForward, RiskShare, RiskShareRule, Virement
from partnerships.readings.ledger import budget_of, default_forecast, money_of, party_id, spent_on
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
    line, other = year.lines.get(), make.line(year, "0", code="other")
    Virement.objects.create(pool_year=year, taken_from=line, given_to=other, amount=Decimal(300), reason="Moved")
    assert (budget_of(line), budget_of(other)) == (Decimal("17299700"), Decimal(300))


def test_the_rule_in_force_on_the_day_is_used():
    year, _, of_council = make.salford_pool()
    rule = RiskShareRule.objects.get()
    rule.valid_to = date(2006, 8, 1)
    rule.save()
    RiskShareRule.objects.create(fund=year.fund, kind="one_partner", bearer=of_council, valid_from=date(2006, 8, 1))
    assert money_of(year, as_at=date(2006, 7, 31)).partners[0].share == Decimal("149132.95")
    assert money_of(year, as_at=date(2006, 8, 1)).partners[0].share == 0


def test_a_line_with_a_rule_of_its_own_is_borne_by_its_lead():
    year, _, of_council = make.salford_pool()
    line = make.line(year, "0", forecast="500", code="homes", lead=of_council)
    RiskShareRule.objects.create(line=line, kind="own_lines")
    money = money_of(year, as_at=LATER)
    assert money.partners[1].share == Decimal("150867.05") + 500


def test_percentages_that_do_not_add_up_share_nothing_and_say_why():
    year, of_trust, _ = make.salford_pool()
    RiskShareRule.objects.all().delete()
    rule = RiskShareRule.objects.create(fund=year.fund, kind="fixed_percentages")
    RiskShare.objects.create(rule=rule, party=of_trust, per_cent=Decimal(77))
    money = money_of(year, as_at=LATER)
    assert (money.split, money.problem) == (None, "The percentages add up to 77, not to 100.")


def test_somebody_who_leads_a_line_and_gives_nothing_is_no_stranger_to_the_split():
    year, _, _ = make.salford_pool()
    third = make.party(year.fund.partnership, make.trust("A third"))
    line = make.line(year, "0", forecast="500", code="homes", lead=third)
    RiskShareRule.objects.create(line=line, kind="own_lines")
    money = money_of(year, as_at=LATER)
    assert money.problem == ""
    assert money.split.shares[party_id(third.pk)] == 500


def test_a_corrected_month_replaces_the_earlier_one():
    year = make.year(make.fund())
    line = make.line(year, "1200")
    make.month(line, 1, actual=Decimal(90))
    make.month(line, 1, actual=Decimal(110))
    make.month(line, 2, actual=Decimal(100))
    assert spent_on(line, 2, LATER) == Decimal(210)
    assert default_forecast(line, 2, LATER) == Decimal(1210)
