"""Targets in every shape, worded anew and never rewritten; a group is what its councils count without ours."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from performance.aims import TargetKind
from performance.models import ComparatorGroup, GroupMember, Series, Target
from performance.readings import Agreed, lines_of
from performance.services import record_results, revise_target, row_for, set_target
from salford_css.core import clock
from salford_css.core.models import Role
from tests.factories.core import user_with
from tests.factories.performance import a_series, indicator, record, submission

pytestmark = pytest.mark.django_db

YEAR = date(2007, 4, 1)


@pytest.fixture
def share() -> Series:
    series = a_series(
        of=indicator(code="C32"), frequency="year", unit="percent", multiplier=100, polarity="higher", at="salford"
    )
    record(series, {YEAR: 74}, known_from=date(2008, 6, 1))
    return series


def row_of_parts(series: Series, period: date, counted: int, out_of: int) -> None:
    """Record a figure by its numerator and denominator."""
    latest = series.indicator.definitions.latest("number")
    row = row_for(
        series.pk, period, latest, known_from=date(2008, 6, 1), numerator=Decimal(counted), denominator=Decimal(out_of)
    )
    record_results(submission=submission(), rows=[row])


def target(series: Series, **facts: Any) -> Target:
    about = {"kind": TargetKind.ABSOLUTE, "value": Decimal(80), "starts": YEAR, "ends": YEAR, "standing": "verified"}
    return set_target(series=series, by=None, **about | facts)


def neighbours(series: Series, **parts: tuple[int, int]) -> ComparatorGroup:
    """Councils that are statistical neighbours, each with so many counted out of so many."""
    group = ComparatorGroup.objects.create(ref="neighbours", name="Statistical neighbours", standing="verified")
    for name, (counted, out_of) in parts.items():
        other = a_series(of=series.indicator, frequency="year", at=name)
        row_of_parts(other, YEAR, counted, out_of)
        GroupMember.objects.create(group=group, organisation=other.organisation)
    GroupMember.objects.create(group=group, organisation=series.organisation)
    return group


def test_better_than_the_neighbours_is_what_they_count_together_without_us(share: Series) -> None:
    group = neighbours(share, bolton=(90, 100), wigan=(100, 300))
    set_to = target(share, kind=TargetKind.RELATIVE_TO_GROUP, value=None, group=group)
    (line,) = lines_of(Series.objects.filter(pk=share.pk), as_at=clock.today())
    agreed = Agreed([line], as_at=clock.today())
    # 190 of 400; the average of the two percentages would be 61.7.
    assert agreed.target_value(set_to, line) == Decimal("47.5")
    assert (agreed.reached(set_to, line).councils, agreed.reached(set_to, line).of) == (2, 2)


def test_it_moves_when_a_neighbours_figure_comes(share: Series) -> None:
    group = neighbours(share, bolton=(90, 100))
    target(share, kind=TargetKind.RELATIVE_TO_GROUP, value=None, group=group)
    other = a_series(of=share.indicator, frequency="year", at="wigan")
    GroupMember.objects.create(group=group, organisation=other.organisation)
    row_of_parts(other, YEAR, 10, 100)
    share.state.refresh_from_db()
    assert share.state.target_value == 50


def test_a_council_that_joined_later_is_not_counted(share: Series) -> None:
    group = neighbours(share, bolton=(90, 100))
    other = a_series(of=share.indicator, frequency="year", at="wigan")
    row_of_parts(other, YEAR, 10, 100)
    GroupMember.objects.create(group=group, organisation=other.organisation, valid_from=date(2009, 4, 1))
    target(share, kind=TargetKind.RELATIVE_TO_GROUP, value=None, group=group)
    share.state.refresh_from_db()
    assert share.state.target_value == 90


def test_a_target_worded_anew_keeps_the_wording_before(share: Series) -> None:
    first = target(share)
    second = revise_target(
        target=first, kind=TargetKind.ABSOLUTE, value=Decimal(78), ends=YEAR, standing="verified",
        reason="The definition changed", by=None,
    )  # fmt: skip
    assert [(one.number, one.value) for one in Target.objects.order_by("number")] == [(1, 80), (2, 78)]
    assert second.reason == "The definition changed"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"value": None}, "Give the number that is to be reached."),
        ({"kind": TargetKind.RANGE, "value": None}, "Give the lower end, the upper end, or both."),
        ({"kind": TargetKind.RANGE, "value": None, "lower": Decimal(9), "upper": Decimal(3)}, "3 lies below 9"),
        ({"kind": TargetKind.RELATIVE_TO_PERIOD, "value": None}, "Choose the period on which it is a change."),
        ({"kind": TargetKind.RELATIVE_TO_GROUP, "value": None}, "Choose the group with which it is compared."),
        ({"kind": TargetKind.NONE}, "what its kind needs and nothing else"),
        ({"profile": {date(2009, 4, 1): Decimal(5)}}, "outside the target's own periods"),
        ({"ends": date(2006, 4, 1)}, "The last period lies before the first."),
    ],
)
def test_a_target_that_does_not_say_what_it_asks_for_is_refused(
    share: Series, facts: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        target(share, **facts)
    assert not Target.objects.exists()


def test_it_is_worded_anew_with_a_reason_and_from_the_latest_wording(share: Series) -> None:
    first = target(share)
    facts = {"kind": TargetKind.ABSOLUTE, "value": Decimal(78), "ends": YEAR, "standing": "verified", "by": None}
    with pytest.raises(ValidationError, match="Say why the target is worded anew"):
        revise_target(target=first, reason="", **facts)
    revise_target(target=first, reason="Agreed", **facts)
    with pytest.raises(ValidationError, match="worded anew meanwhile"):
        revise_target(target=first, reason="Agreed", **facts)


def test_a_cabinet_member_sets_no_target(share: Series) -> None:
    with pytest.raises(PermissionDenied):
        set_target(
            series=share, kind=TargetKind.NONE, starts=YEAR, ends=YEAR, standing="verified",
            by=user_with(Role.CABINET_MEMBER),
        )  # fmt: skip
