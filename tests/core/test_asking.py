"""Who asks is read by one statement, and it says what the models say."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.asserts import assertNumQueries

from salford_css.core import clock
from salford_css.core.asking import heading_of, user_asking
from salford_css.core.house import PRODUCT, house_on
from salford_css.core.models import AccessGrant, Organisation, Placement, Role, Tenure, User, posts_held
from tests.factories import core

BEGAN = date(2000, 1, 1)


@pytest.fixture
def olga(db: None) -> User:
    """Olga holds two posts, one with a grant; she has a grant of her own, and one that has ended."""
    council = Organisation.objects.create(ref="the-council", name="The Council")
    unit = Organisation.objects.create(ref="the-unit", name="The Unit")
    Placement.objects.create(organisation=unit, parent=council, valid_from=BEGAN)
    olga = User.objects.create_user("olga", "a password of length")
    for title in ("Head of Access", "Assistant Director"):
        Tenure.objects.create(post=core.post(title), user=olga, valid_from=BEGAN)
    held = posts_held(olga, clock.today()).first()
    AccessGrant.objects.create(post=held, role=Role.DIRECTOR, organisation=unit, valid_from=BEGAN)
    AccessGrant.objects.create(user=olga, role=Role.OFFICER, organisation=unit, valid_from=BEGAN)
    gone = clock.today() - timedelta(days=1)
    AccessGrant.objects.create(
        user=olga, role=Role.ADMINISTRATOR, organisation=council, valid_from=BEGAN, valid_to=gone
    )
    return olga


def test_it_says_what_the_models_say(olga: User):
    today = clock.today()
    with assertNumQueries(1):
        asking = user_asking(olga.pk)
        assert asking is not None
        roles, heading = asking.roles_on(today), heading_of(asking, today)
    assert roles == olga.roles_on(today) == {Role.DIRECTOR, Role.OFFICER}
    assert heading is not None and heading.title == "Assistant Director" and heading.house == house_on(today)
    assert (heading.house.name, heading.house.above) == ("The Unit", "The Council")
    names = [field.attname for field in User._meta.concrete_fields]
    assert [getattr(asking, name) for name in names] == [getattr(olga, name) for name in names]


def test_another_day_is_asked_anew(olga: User):
    asking, then = user_asking(olga.pk), BEGAN - timedelta(days=1)
    assert asking is not None and asking.roles_on(then) == frozenset() and heading_of(asking, then) is None


def test_a_person_without_post_or_role_has_none(db: None):
    nobody = user_asking(User.objects.create_user("nobody", "a password of length").pk)
    heading = heading_of(nobody, clock.today())
    assert nobody is not None and nobody.roles_on(clock.today()) == frozenset()
    assert heading is not None and (heading.title, heading.house.name) == ("", PRODUCT)


def test_who_is_not_there_is_nobody(db: None):
    assert user_asking(0) is None


def test_a_role_that_is_taken_away_counts_at_the_next_request(olga: User, client: Client):
    client.force_login(olga)
    AccessGrant.objects.filter(role=Role.ADMINISTRATOR).update(valid_to=None)
    assert client.get("/admin/").status_code == 200
    AccessGrant.objects.filter(role=Role.ADMINISTRATOR).update(valid_to=clock.today())
    assert client.get("/admin/").status_code == 403


def test_who_may_no_longer_sign_in_is_sent_to_the_door(olga: User, client: Client):
    client.force_login(olga)
    User.objects.filter(pk=olga.pk).update(is_active=False)
    assert client.get("/strategy/").status_code == 302


def test_a_refusal_costs_two_statements(olga: User, client: Client):
    client.force_login(olga)
    client.get("/")
    with assertNumQueries(2):
        assert client.put("/strategy/proposals/nothing/").status_code == 405


def test_a_session_that_has_expired_is_no_session(olga: User, client: Client):
    client.force_login(olga)
    Session.objects.update(expire_date=clock.now())
    assert client.get("/strategy/").status_code == 302
