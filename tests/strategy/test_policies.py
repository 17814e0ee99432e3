"""Who may do what, as a table."""

from datetime import date

import pytest

from salford_css.core import clock
from salford_css.core.models import Post, Role, User
from strategy import policies
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
PEOPLE = ("owner", "officer", "director", "administrator", "performance officer", "cabinet member", "nobody")


@pytest.fixture
def people(olive: User, omar: User, dora: User, carl: User) -> dict[str, User]:
    return {
        "owner": olive,
        "officer": omar,
        "director": dora,
        "administrator": core.user_with(Role.ADMINISTRATOR),
        "performance officer": core.user_with(Role.PERFORMANCE_OFFICER),
        "cabinet member": carl,
        "nobody": User.objects.create_user("nobody"),
    }


@pytest.mark.parametrize(
    ("deed", "allowed"),
    [
        ("may_draft", {"officer", "director", "administrator"}),
        ("may_change_proposal", {"owner", "director", "administrator"}),
        ("may_withdraw", {"owner", "director", "administrator"}),
        ("may_run_consultation", {"officer", "director", "administrator"}),
        ("may_keep_record", {"director", "administrator"}),
        ("may_work_on", {"owner", "officer", "director", "administrator"}),
        ("may_open_action", {"officer", "director", "administrator"}),
    ],
)
def test_who_may(deed: str, allowed: set[str], people: dict[str, User], lead_post: Post):
    subjects = {
        "may_draft": [],
        "may_change_proposal": [make.proposal(lead_post=lead_post)],
        "may_withdraw": [make.proposal(lead_post=lead_post)],
        "may_run_consultation": [make.consultation()],
        "may_keep_record": [make.body()],
        "may_work_on": [make.action(manager=lead_post)],
        "may_open_action": [None],
    }
    ask = getattr(policies, deed)
    assert {name for name in PEOPLE if ask(people[name], *subjects[deed], clock.today())} == allowed


def test_a_past_holder_of_the_lead_post_owns_nothing_any_more(lead_post: Post, olive: User):
    olive.tenures.update(valid_to=date(2004, 1, 1))
    assert not policies.owns(olive, make.proposal(lead_post=lead_post), date(2004, 1, 1))


def test_a_closed_account_may_nothing(omar: User):
    omar.is_active = False
    assert not policies.may_draft(omar, clock.today())
