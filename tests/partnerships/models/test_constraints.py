"""What the database itself never lets be false."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from partnerships.models import PartnershipParty, PoolMonth, RiskShareRule, Sharing
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


def refused(make_row) -> str:
    with pytest.raises(IntegrityError) as problem, transaction.atomic():
        make_row()
    return str(problem.value)


def test_a_party_names_an_organisation_or_keeps_the_records_words():
    row = make.partnership()
    assert "partnerships_party_named" in refused(lambda: PartnershipParty.objects.create(partnership=row))


def test_an_organisation_is_a_party_once_at_a_time():
    row, partner = make.partnership(), make.trust()
    make.party(row, partner, valid_to=date(2004, 4, 1))
    make.party(row, partner, valid_from=date(2005, 4, 1))
    assert "partnerships_party_once" in refused(lambda: make.party(row, partner, valid_from=date(2004, 1, 1)))


def test_the_same_words_stand_once_among_the_parties():
    row = make.partnership()
    make.party(row, "NHS")
    assert "partnerships_party_written_once" in refused(lambda: make.party(row, "nhs"))


def test_a_share_is_of_exactly_one_thing():
    row = make.partnership()
    fund = make.fund(row)
    both = {"fund": fund, "agreement": make.agreement(row)}
    assert "partnerships_sharing_one_subject" in refused(lambda: Sharing.objects.create(partnership=row, **both))
    assert "partnerships_sharing_one_subject" in refused(lambda: Sharing.objects.create(partnership=row))


def test_one_rule_holds_for_a_fund_at_a_time():
    fund = make.fund()
    RiskShareRule.objects.create(fund=fund, kind="proportional", valid_to=date(2006, 8, 1))
    RiskShareRule.objects.create(fund=fund, kind="own_lines", valid_from=date(2006, 8, 1))
    again = {"fund": fund, "kind": "proportional", "valid_from": date(2007, 1, 1)}
    assert "one_of_fund" in refused(lambda: RiskShareRule.objects.create(**again))


def test_who_bears_everything_is_named_where_one_partner_does():
    again = {"fund": make.fund(), "kind": "one_partner"}
    assert "partnerships_risksharerule_bearer" in refused(lambda: RiskShareRule.objects.create(**again))


def test_a_contribution_is_not_less_than_nothing():
    year = make.year(make.fund())
    party = make.party(year.fund.partnership)
    assert "not_negative" in refused(lambda: make.contribution(year, party, "-1"))


def test_a_year_has_no_month_thirteen():
    line = make.line(make.year(make.fund()), "12")
    assert "partnerships_poolmonth_month" in refused(lambda: make.month(line, 13, actual=Decimal(1)))


def test_an_entered_month_says_something():
    line = make.line(make.year(make.fund()), "12")
    assert "partnerships_poolmonth_something" in refused(lambda: make.month(line, 1))


def test_an_entered_month_is_never_deleted():
    line = make.line(make.year(make.fund()), "12")
    make.month(line, 1, actual=Decimal(1))
    with pytest.raises(DatabaseError), transaction.atomic():
        PoolMonth.objects.all().delete()


def test_a_fund_has_one_budget_of_a_kind_in_a_year():
    year = make.year(make.fund(), 2002)
    make.total(year)
    assert "partnerships_poolstatedtotal_once" in refused(lambda: make.total(year, "17000000"))


def test_a_version_cannot_end_before_it_begins():
    agreement = make.agreement()
    dates = {"effective_from": date(2004, 4, 1), "ends_on": date(2004, 3, 31)}
    assert "partnerships_agreementversion_dates" in refused(lambda: make.version(agreement, **dates))


def test_the_same_faults_are_refused_in_words_before_they_reach_the_database():
    with pytest.raises(ValidationError, match="one of them"):
        Sharing(partnership=make.partnership()).full_clean()
