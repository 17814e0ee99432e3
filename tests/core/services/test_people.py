"""An administrator decides who holds a post and what a post may do."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core import clock, policies
from salford_css.core.models import AccessGrant, ActivityLog, Organisation, Post, Role, Tenure, User
from salford_css.core.services import people

MAY, JUNE = date(2004, 5, 1), date(2004, 6, 1)


@pytest.fixture
def director(db: None) -> Post:
    return Post.objects.create(ref="director", title="Director")


@pytest.fixture
def council(db: None) -> Organisation:
    return Organisation.objects.create(ref="council", name="The Council")


@pytest.fixture
def bob(db: None) -> User:
    return User.objects.create_user("bob", "a password of length")


@pytest.fixture
def eve(db: None) -> User:
    return User.objects.create_user("eve", "a password of length")


def test_a_new_holder_takes_over_on_the_day_the_old_one_leaves(ada: User, director: Post, bob: User, eve: User):
    old = people.appoint(post=director, user=bob, on=MAY, by=ada)
    people.appoint(post=director, user=eve, on=JUNE, by=ada)
    old.refresh_from_db()
    assert old.last_day == date(2004, 5, 31)
    assert policies.holds(eve, director, JUNE)


def test_two_people_hold_a_collective_post_side_by_side(ada: User, director: Post, bob: User, eve: User):
    director.collective = True
    director.save()
    people.appoint(post=director, user=bob, on=MAY, by=ada)
    people.appoint(post=director, user=eve, on=MAY, by=ada, place=2)
    assert Tenure.objects.in_force(JUNE).count() == 2


def test_nobody_is_appointed_twice(ada: User, director: Post, bob: User):
    people.appoint(post=director, user=bob, on=MAY, by=ada)
    with pytest.raises(ValidationError, match="holds Director already"):
        people.appoint(post=director, user=bob, on=JUNE, by=ada)


def test_nobody_takes_over_before_the_present_holder_begins(ada: User, director: Post, bob: User, eve: User):
    people.appoint(post=director, user=bob, on=JUNE, by=ada)
    with pytest.raises(ValidationError):
        people.appoint(post=director, user=eve, on=MAY, by=ada)


def test_an_officer_appoints_nobody(bob: User, director: Post, eve: User):
    with pytest.raises(PermissionDenied):
        people.appoint(post=director, user=eve, on=MAY, by=bob)


def test_the_next_holder_inherits_the_role_of_the_post(
    ada: User, director: Post, council: Organisation, bob: User, eve: User
):
    people.grant_role(role=Role.DIRECTOR, organisation=council, post=director, on=None, by=ada)
    people.appoint(post=director, user=bob, on=MAY, by=ada)
    people.appoint(post=director, user=eve, on=JUNE, by=ada)
    assert policies.has_role(eve, Role.DIRECTOR, on=JUNE)
    assert not policies.has_role(bob, Role.DIRECTOR, on=JUNE)


def test_a_role_is_not_granted_twice(ada: User, director: Post, council: Organisation):
    people.grant_role(role=Role.OFFICER, organisation=council, post=director, on=None, by=ada)
    with pytest.raises(ValidationError, match="already"):
        people.grant_role(role=Role.OFFICER, organisation=council, post=director, on=None, by=ada)


def test_a_role_withdrawn_holds_until_the_day_before(ada: User, director: Post, council: Organisation):
    grant = people.grant_role(role=Role.OFFICER, organisation=council, post=director, on=MAY, by=ada)
    people.withdraw_role(grant=grant, on=JUNE, by=ada, reason="The post is gone.")
    assert grant.last_day == date(2004, 5, 31)
    assert not AccessGrant.objects.in_force(JUNE).exists()


def test_a_role_given_by_mistake_is_taken_back_the_same_day(ada: User, director: Post, council: Organisation):
    grant = people.grant_role(role=Role.OFFICER, organisation=council, post=director, on=MAY, by=ada)
    people.withdraw_role(grant=grant, on=MAY, by=ada, reason="A mistake.")
    assert not AccessGrant.objects.exists()
    assert ActivityLog.objects.filter(deed="role-withdrawn", reason="A mistake.").exists()


def test_the_last_administrator_stays(council: Organisation, bob: User):
    grant = people.grant_role(role=Role.ADMINISTRATOR, organisation=council, user=bob, on=None, by=None)
    with pytest.raises(ValidationError, match="Nobody would be left"):
        people.withdraw_role(grant=grant, on=clock.today(), by=bob, reason="I leave.")
    assert AccessGrant.objects.in_force(clock.today()).count() == 1


def test_a_closed_account_is_logged_with_its_reason(ada: User, bob: User):
    people.close_account(user=bob, by=ada, reason="Left the council.")
    bob.refresh_from_db()
    assert not bob.is_active
    assert ActivityLog.objects.get(deed="account-closed").reason == "Left the council."


def test_a_weak_first_password_is_refused(ada: User):
    with pytest.raises(ValidationError):
        people.open_account(username="new", password="password", by=ada)


def test_roles_are_asked_of_the_database_once_for_each_object(django_assert_num_queries, bob: User):
    with django_assert_num_queries(1):
        policies.is_read_only(bob, clock.today())
        policies.is_administrator(bob, clock.today())
        assert not bob.may_read_exempt
