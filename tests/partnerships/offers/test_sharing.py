"""What a partner trust's system sees: its own partnerships, and through shares in force; nothing else exists."""

from datetime import date, timedelta

import pytest

from partnerships.models import Agreement, Partnership, PartnershipParty, PooledFund, PoolYear
from performance.models import Indicator, Series
from salford_css.core import clock, registry
from strategy.models import AgendaItem, Body
from tests.factories import partnerships as make
from tests.factories import performance, strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    """A partnership with a trust."""
    row = make.partnership()
    make.party(row, make.trust())
    return row


@pytest.fixture
def client(ours):
    return make.client_of(ours.parties.get().organisation)


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def test_a_trust_sees_the_partnership_it_is_a_party_to(ours, client):
    assert list(Partnership.objects.visible_to(client)) == [ours]


def test_a_trust_does_not_see_a_partnership_of_others(client):
    other = make.partnership(name="Something else")
    assert other not in Partnership.objects.visible_to(client)


def test_a_trust_that_left_sees_the_partnership_no_more(ours, client):
    PartnershipParty.objects.update(valid_to=yesterday())
    assert not Partnership.objects.visible_to(client).exists()


def test_a_pool_is_not_seen_before_it_is_shared(ours, client):
    make.fund(ours)
    assert not PooledFund.objects.visible_to(client).exists()


def test_a_shared_pool_is_seen_with_its_years(ours, client):
    year = make.year(make.fund(ours))
    make.share(ours, fund=year.fund)
    assert list(PoolYear.objects.visible_to(client)) == [year]


def test_a_share_that_was_withdrawn_shows_nothing_any_more(ours, client):
    share = make.share(ours, fund=make.fund(ours))
    share.valid_to = clock.today()
    share.save()
    assert not PooledFund.objects.visible_to(client).exists()


def test_a_share_to_another_party_does_not_reach_this_one(ours, client):
    other = make.party(ours, make.trust("Another trust"))
    make.share(ours, fund=make.fund(ours), party=other)
    assert not PooledFund.objects.visible_to(client).exists()


def test_a_share_of_another_partnership_does_not_reach_this_trust(client):
    other = make.partnership(name="Something else")
    make.share(other, fund=make.fund(other))
    assert not PooledFund.objects.visible_to(client).exists()


def test_an_agreement_is_seen_only_when_it_is_shared(ours, client):
    agreement = make.agreement(ours)
    assert not Agreement.objects.visible_to(client).exists()
    make.share(ours, agreement=agreement)
    assert list(Agreement.objects.visible_to(client)) == [agreement]


def test_a_shared_board_is_seen_and_its_exempt_items_are_not(ours, client):
    body = make.board(ours).body
    make.share(ours, body=body)
    meeting = strategy.meeting(body=body, agenda_published_on=date(2004, 6, 1))
    AgendaItem.objects.create(meeting=meeting, number=1, title="Money")
    AgendaItem.objects.create(meeting=meeting, number=2, title="Staffing", part="exempt")
    assert list(Body.objects.visible_to(client)) == [body]
    assert [item.title for item in AgendaItem.objects.visible_to(client)] == ["Money"]


def test_a_shared_indicator_shows_the_series_of_the_parties_alone(ours, client):
    indicator = performance.indicator()
    of_council = performance.a_series(of=indicator, at=ours.lead_council.ref)
    performance.a_series(of=indicator, at="bury")
    make.share(ours, indicator=indicator)
    assert list(Indicator.objects.visible_to(client)) == [indicator]
    assert list(Series.objects.visible_to(client)) == [of_council]


def test_an_indicator_nobody_shared_does_not_exist_for_a_trust(client):
    performance.a_series()
    assert not Indicator.objects.visible_to(client).exists()
    assert not Series.objects.visible_to(client).exists()


def test_when_nobody_answers_nobody_sees(ours, client, monkeypatch):
    monkeypatch.setattr(registry.scopes, "answers", {})
    assert not Partnership.objects.visible_to(client).exists()
