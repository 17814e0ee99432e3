"""A light by its rule; one set by hand keeps its reason and the computed one, and ends with the next figure."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from performance.aims import Side, TargetKind
from performance.lights import Light
from performance.models import DataProblem, RagLine, RagOverride, RagRule, Series
from performance.readings import Agreed, Aside, Besides, lines_of
from performance.services import doubt_figure, set_light, set_target, settle_doubt, take_back_light
from salford_css.core import clock
from salford_css.core.models import Role, User
from tests.factories.core import user_with
from tests.factories.performance import a_series, record

pytestmark = pytest.mark.django_db

Y2006, Y2007, Y2008 = (date(year, 4, 1) for year in (2006, 2007, 2008))


def rule(ref: str, *steps: tuple[str, str, int | None], **scope: Any) -> RagRule:
    made = RagRule.objects.create(ref=ref, name=ref.capitalize(), standing="verified", **scope)
    for place, (light, shape, margin) in enumerate(steps, start=1):
        RagLine.objects.create(rule=made, place=place, light=light, shape=shape, margin=margin)
    return made


TEN = (("green", "met", None), ("amber", "near", 10), ("red", "otherwise", None))


@pytest.fixture
def vera() -> User:
    """Vera is a performance officer."""
    return user_with(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def share() -> Series:
    """Equipment in time, 60 then 74 per cent; 80 is asked of both years."""
    series = a_series(frequency="year", unit="percent", multiplier=100, polarity="higher")
    record(series, {Y2006: 60, Y2007: 74}, known_from=date(2008, 6, 1))
    set_target(
        series=series,
        kind=TargetKind.ABSOLUTE,
        value=Decimal(80),
        starts=Y2006,
        ends=Y2007,
        standing="verified",
        by=None,
    )
    return series


def aside(series: Series, on: date | None = None) -> Aside:
    day = on or clock.today()
    (line,) = lines_of(Series.objects.filter(pk=series.pk), as_at=day)
    return Besides([line], Agreed([line], as_at=day)).of(line)


def light(series: Series) -> tuple[Light | None, str]:
    lit = aside(series).light
    return lit.light, lit.words


def test_the_rule_of_the_indicator_goes_before_that_of_its_framework_and_of_all(share: Series) -> None:
    assert light(share) == (None, "no rule says when a light is given")
    rule("all", ("red", "otherwise", None))
    assert light(share)[0] is Light.RED
    rule("framework", *TEN, framework=share.indicator.framework)
    assert light(share) == (Light.AMBER, "missed by no more than 10% of the target")
    rule("own", ("green", "near_and_improved", 10), ("red", "otherwise", None), indicator=share.indicator)
    assert light(share)[0] is Light.GREEN


def test_a_rule_that_held_in_another_year_gives_no_light(share: Series) -> None:
    rule("later", *TEN, valid_from=date(2009, 4, 1))
    assert light(share)[0] is None


def test_no_light_before_the_targets_last_period(share: Series) -> None:
    record(share, {Y2008: 79}, known_from=date(2009, 6, 1))
    set_target(
        series=share, kind=TargetKind.ABSOLUTE, value=Decimal(80), starts=Y2008, ends=date(2010, 4, 1),
        standing="verified", by=None,
    )  # fmt: skip
    rule("lpsa", *TEN, waits_for_date=True)
    assert light(share) == (None, "no light before the target's date")


def test_fewer_than_a_number_is_missed_exactly_at_it(share: Series) -> None:
    rule("all", *TEN)
    set_target(
        series=share, kind=TargetKind.ABSOLUTE, value=Decimal(74), side=Side.BELOW.value, starts=Y2007, ends=Y2007,
        standing="verified", by=None,
    )  # fmt: skip
    assert light(share)[0] is Light.AMBER


def test_a_light_set_by_hand_stands_beside_the_rules_own(share: Series, vera: User) -> None:
    rule("all", *TEN)
    set_light(series=share, period=Y2007, light=Light.RED, reason="The return was late and is not complete", by=vera)
    found = aside(share)
    assert (found.override.light, found.override.computed, found.light.light) == ("red", "amber", Light.AMBER)


def test_it_ends_with_the_next_figure(share: Series, vera: User) -> None:
    rule("all", *TEN)
    set_light(series=share, period=Y2007, light=Light.RED, reason="Late return", by=vera)
    record(share, {Y2008: 81}, known_from=clock.today())
    assert aside(share).override is None


def test_it_is_taken_back_with_a_reason_and_stays_on_record(share: Series, vera: User) -> None:
    rule("all", *TEN)
    override = set_light(series=share, period=Y2007, light=Light.RED, reason="Late return", by=vera)
    with pytest.raises(ValidationError, match="Say why the light is taken back"):
        take_back_light(override=override, why="", by=vera)
    take_back_light(override=override, why="The return came", by=vera)
    assert aside(share).override is None
    assert RagOverride.objects.get().withdrawn_why == "The return came"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": " "}, "Say why the light is set by hand."),
        ({"period": Y2006}, "The latest figure is of 2007/08"),
        ({"light": Light.AMBER}, "The rule gives amber already"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    share: Series, vera: User, wrong: dict[str, Any], sentence: str
) -> None:
    rule("all", *TEN)
    with pytest.raises(ValidationError, match=sentence):
        set_light(**{"series": share, "period": Y2007, "light": Light.RED, "reason": "Late", "by": vera} | wrong)
    assert not RagOverride.objects.exists()


def test_a_cabinet_member_sets_no_light(share: Series) -> None:
    with pytest.raises(PermissionDenied):
        set_light(series=share, period=Y2007, light=Light.RED, reason="Late", by=user_with(Role.CABINET_MEMBER))


def test_a_doubt_about_the_data_stands_beside_the_figure_until_it_is_settled(share: Series, vera: User) -> None:
    problem = doubt_figure(series=share, period=Y2007, why="Two teams sent no return", by=vera)
    assert aside(share).problem == problem
    with pytest.raises(ValidationError, match="on record already"):
        doubt_figure(series=share, period=Y2007, why="Again", by=vera)
    settle_doubt(problem=problem, how="The returns came", by=vera)
    assert aside(share).problem is None
    assert DataProblem.objects.get().mended_how == "The returns came"


def test_a_period_without_a_figure_is_not_doubted(share: Series, vera: User) -> None:
    with pytest.raises(ValidationError, match="No figure is known of this period"):
        doubt_figure(series=share, period=Y2008, why="Nothing came", by=vera)
