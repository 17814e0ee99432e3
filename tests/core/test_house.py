"""The head of every page names the directorate that gives out the roles, and the council it belongs to."""

from datetime import date

import pytest
from django.test import Client

from salford_css.core.house import PRODUCT, House, house_on
from salford_css.core.models import AccessGrant, Organisation, Placement, Role
from tests.factories import core

DAY = date(2004, 6, 1)


@pytest.fixture
def directorate(db: None) -> Organisation:
    council, unit = core.organisation("Anytown Council"), core.organisation("Adults and Children")
    Placement.objects.create(organisation=unit, parent=council)
    core.user_with(Role.DIRECTOR, at=unit)
    return unit


def test_the_directorate_is_where_the_roles_are_and_the_council_is_above_it(directorate: Organisation):
    assert house_on(DAY) == House("Adults and Children", "Anytown Council")


def test_one_role_given_elsewhere_changes_nothing(directorate: Organisation):
    core.user_with(Role.OFFICER, at=directorate)
    core.user_with(Role.OFFICER, at=core.organisation("A trust"))
    assert house_on(DAY).name == "Adults and Children"


def test_roles_that_ended_do_not_count(directorate: Organisation):
    AccessGrant.objects.update(valid_to=date(2004, 1, 1))
    assert house_on(DAY) == House(PRODUCT)


def test_a_body_that_belongs_to_nothing_stands_alone(db: None):
    core.user_with(Role.DIRECTOR, at=core.organisation("The Trust"))
    assert house_on(DAY) == House("The Trust")


def test_every_page_bears_the_names(directorate: Organisation):
    page = Client().get("/accounts/login/").content.decode()
    assert "Adults and Children" in page
    assert "Anytown Council" in page


def test_the_door_opens_before_anybody_has_a_role(db: None):
    assert "Community &amp; Social Services" in Client().get("/accounts/login/").content.decode()
