"""What reporting rounds report by themselves, and what waits for whom."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from performance.lights import Light
from performance.models import RagRule
from performance.offers import rounds as offered
from performance.services import set_light
from salford_css.core.models import User
from strategy.models import Action
from strategy.services.actions import complete_action
from tests.factories import performance as make
from tests.factories import strategy as plans
from tests.performance.rounds import YEAR, Scene, measured, on, scene

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2004, 6, 1), date(2004, 7, 10)


@pytest.fixture(autouse=True)
def in_june_2004() -> Iterator[None]:
    with on(JUNE):
        yield


@pytest.fixture
def round_(db: None) -> Scene:
    return scene()


def sentences(found: Iterable[object]) -> list[str]:
    return [one.sentence for one in found]  # type: ignore[attr-defined]


def test_a_return_that_was_due_is_reported_until_it_is_submitted(round_: Scene):
    assert not list(offered.return_overdue(as_at=JUNE, reader=round_.petra))
    assert sentences(offered.return_overdue(as_at=JULY, reader=round_.petra)) == [
        "The return of Salford for PAF, 2003/04 was due on 30 June 2004, ten days ago: one figure missing."
    ]
    round_.enter("59.0")
    round_.submitted()
    assert not list(offered.return_overdue(as_at=JULY, reader=round_.petra))


def test_a_return_of_long_ago_is_chased_no_more(round_: Scene):
    assert not list(offered.return_overdue(as_at=date(2007, 1, 1), reader=round_.petra))


def test_a_cabinet_member_hears_nothing_of_drafts(round_: Scene, carl: User):
    round_.enter("45.0")
    assert not list(offered.variance_unexplained(as_at=JUNE, reader=carl))


def test_a_figure_beyond_its_tolerance_is_reported_until_it_is_explained(round_: Scene):
    round_.enter("45.0")
    assert sentences(offered.variance_unexplained(as_at=JUNE, reader=round_.petra)) == [
        "In the return of Salford for PAF, 2003/04, Stability needs an explanation."
    ]
    round_.explain()
    assert not list(offered.variance_unexplained(as_at=JUNE, reader=round_.petra))


def test_red_without_an_action_is_reported_until_an_open_action_answers_it(petra_: User):
    series = measured("D40", "Reviews of clients")
    make.record(series, {YEAR.first_day: 45}, known_from=JUNE)
    aim = plans.objective(plan=plans.plan(at=series.organisation))
    series.indicator.objective_links.create(objective=aim, basis="sourced", source="The plan.")
    assert sentences(offered.red_without_action(as_at=JUNE, reader=petra_)) == [
        "Reviews of clients in Salford lies 25.0% below its target of 60.0%, and no open action is to move it."
    ]
    action = plans.action(objective=aim)
    series.indicator.action_links.create(action=action, basis="sourced", source="The plan.")
    assert not list(offered.red_without_action(as_at=JUNE, reader=petra_))


def test_the_light_decides_where_one_is_shown_by_rule_or_by_hand(petra_: User):
    series = measured("D40", "Reviews of clients")
    make.record(series, {YEAR.first_day: 45}, known_from=JUNE)
    aim = plans.objective(plan=plans.plan(at=series.organisation))
    series.indicator.objective_links.create(objective=aim, basis="sourced", source="The plan.")
    rule = RagRule.objects.create(ref="a-third", name="Within a third", standing="illustrative", source="Ours.")
    rule.lines.create(place=1, light="amber", shape="near", margin=33)
    assert not list(offered.red_without_action(as_at=JUNE, reader=petra_))
    set_light(series=series, period=YEAR.first_day, light=Light.RED, reason="Half the reviews were late", by=petra_)
    assert sentences(offered.red_without_action(as_at=JUNE, reader=petra_)) == [
        "Reviews of clients in Salford shows a red light against its target of 60.0% "
        "(set by hand: Half the reviews were late), and no open action is to move it."
    ]


@pytest.fixture
def petra_(round_: Scene) -> User:
    return round_.petra


def test_a_corrective_action_past_its_day_is_reported_until_it_is_done(round_: Scene):
    round_.enter("45.0")
    round_.explain()
    round_.approved()
    late = date(2005, 1, 10)
    assert not list(offered.corrective_action_late(as_at=JULY, reader=round_.petra))
    assert sentences(offered.corrective_action_late(as_at=late, reader=round_.petra)) == [
        "“Recruit foster carers for siblings.” was to have mended Stability in Salford by 31 December 2004, and it is "
        "not done."
    ]
    complete_action(action=Action.objects.get(), by=round_.dora)
    assert not list(offered.corrective_action_late(as_at=late, reader=round_.petra))


def test_what_is_owed_waits_for_the_post_that_enters_it(round_: Scene, omar: User):
    (item,) = offered.returns_owed(user=round_.una, as_at=JUNE)
    assert (item.bucket, item.sentence, item.verb) == (
        "waits", "PAF, 2003/04, Salford: One figure to enter.", "Enter the figures",
    )  # fmt: skip
    (late,) = offered.returns_owed(user=round_.una, as_at=JULY)
    assert late.bucket == "late"
    assert not list(offered.returns_owed(user=omar, as_at=JUNE))


def test_a_checked_return_waits_for_the_approver_and_not_for_who_submitted_it(round_: Scene):
    round_.enter("59.0")
    round_.checked()
    assert [item.verb for item in offered.returns_that_wait(user=round_.dora, as_at=JUNE)] == ["Approve the return"]
    assert not list(offered.returns_that_wait(user=round_.una, as_at=JUNE))
