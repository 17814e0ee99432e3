"""Dated rows: when they hold, what beside the field is refused, and what the database refuses by itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from salford_css.core.models import AccessGrant, Organisation, Placement, Post, PostEmployment, Role
from strategy.models import BodyLead
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db

APRIL, MAY, JUNE, JULY = (date(2004, month, 1) for month in (4, 5, 6, 7))
LAST_OF_MAY = date(2004, 5, 31)


@pytest.fixture
def council() -> Organisation:
    return core.organisation("The Council")


@pytest.fixture
def trust() -> Organisation:
    return core.organisation("The Trust")


@pytest.fixture
def joint_head() -> Post:
    return core.post("Joint head of service")


def placed(child: Organisation, parent: Organisation, since: date | None = None, to: date | None = None) -> Placement:
    return Placement.objects.create(organisation=child, parent=parent, valid_from=since, valid_to=to)


# ------------------------------------------------------------------ when a row holds


@pytest.mark.parametrize(("day", "holds"), [(date(2004, 3, 31), 0), (APRIL, 1), (LAST_OF_MAY, 1), (JUNE, 0)])
def test_a_row_holds_from_its_first_day_up_to_the_day_it_ends(council, trust, day: date, holds: int):
    row = placed(trust, council, APRIL, JUNE)
    assert Placement.objects.in_force(day).count() == holds
    assert row.holds_on(day) == bool(holds)


def test_a_row_without_dates_always_held_and_still_does(council, trust):
    row = placed(trust, council)
    assert Placement.objects.in_force(date.min).get() == row
    assert Placement.objects.in_force(date(9999, 12, 31)).get() == row


def test_pages_write_the_last_day_and_none_while_a_row_is_open(council, trust):
    assert placed(trust, council, APRIL, JUNE).last_day == LAST_OF_MAY
    assert Placement(valid_from=APRIL).last_day is None


# ------------------------------------------------------------------ dates the wrong way round


@pytest.mark.parametrize("end", [APRIL, MAY])
def test_an_end_that_is_not_later_is_refused_beside_the_field(council, trust, end: date):
    with pytest.raises(ValidationError) as refusal:
        Placement(organisation=trust, parent=council, valid_from=MAY, valid_to=end).full_clean()
    assert refusal.value.message_dict["valid_to"] == ["The end must be later than the beginning."]


@pytest.mark.parametrize("end", [APRIL, MAY])
def test_sql_that_reverses_dates_meets_the_named_check(council, trust, end: date):
    row = placed(trust, council, MAY)
    statement = "UPDATE core_placement SET valid_to = %s WHERE id = %s"
    with (
        pytest.raises(IntegrityError, match="core_placement_dates"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [end, row.pk])


# ------------------------------------------------------------------ one at a time


def test_two_rows_that_overlap_are_refused_in_the_words_of_the_constraint(council, trust):
    placed(trust, council, APRIL, JULY)
    with pytest.raises(ValidationError, match="It has another parent then"):
        Placement(organisation=trust, parent=core.organisation("The Region"), valid_from=JUNE).full_clean()


def test_a_bulk_entry_that_overlaps_is_refused_by_the_database(council, trust):
    region = core.organisation("The Region")
    rows = [
        Placement(organisation=trust, parent=council, valid_from=APRIL),
        Placement(organisation=trust, parent=region, valid_from=MAY),
    ]
    with pytest.raises(IntegrityError, match="core_placement_one_parent"):
        Placement.objects.bulk_create(rows)


def test_a_row_may_begin_on_the_day_the_one_before_ends(council, trust):
    placed(trust, council, APRIL, JUNE)
    follower = Placement(organisation=trust, parent=core.organisation("The Region"), valid_from=JUNE)
    follower.full_clean()
    follower.save()
    assert Placement.objects.in_force(JUNE).get() == follower


def test_an_open_end_overlaps_everything_later(council, trust):
    placed(trust, council, APRIL)
    with pytest.raises(IntegrityError, match="core_placement_one_parent"):
        placed(trust, core.organisation("The Region"), date(2024, 1, 1))


def test_a_condition_lets_the_rows_outside_it_overlap(council, trust, joint_head):
    """Open dates under a conditional exclusion were refused before the ends of the range were typed."""
    for employer, leads in ((council, True), (trust, False)):
        row = PostEmployment(post=joint_head, organisation=employer, is_lead=leads)
        row.full_clean()
        row.save()
    assert joint_head.employments.count() == 2


def test_two_employers_cannot_lead_on_one_day(council, trust, joint_head):
    PostEmployment.objects.create(post=joint_head, organisation=council, is_lead=True)
    second = PostEmployment(post=joint_head, organisation=trust, is_lead=True, valid_from=MAY)
    with pytest.raises(ValidationError, match="Another employer leads"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="core_postemployment_one_lead"):
        second.save()


# ------------------------------------------------------------------ exactly one, at least one


@pytest.mark.parametrize("how_many", ["none", "both"])
def test_exactly_one_of_several_columns_is_filled(council, how_many: str):
    post = core.post()
    holder = {"post": post, "user": core.holder_of(post)} if how_many == "both" else {}
    grant = AccessGrant(role=Role.OFFICER, organisation=council, **holder)
    with pytest.raises(ValidationError, match="Give the role to a post or to a user"):
        grant.full_clean()
    with pytest.raises(IntegrityError, match="core_accessgrant_one_holder"):
        grant.save()


def test_at_least_one_of_several_columns_is_filled():
    with pytest.raises(IntegrityError, match="strategy_bodylead_named"):
        BodyLead.objects.create(body=make.body())


def test_at_least_one_allows_both():
    assert BodyLead.objects.create(body=make.body(), post=core.post(), as_written="the chair").pk
