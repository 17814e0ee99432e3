"""After figures change they are judged: statistics, target and band, each for itself, and never behind in silence."""

from datetime import date
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from performance.aims import TargetKind
from performance.models import BandSet, GroupMember, Series, SeriesState, Target
from performance.models import ComparatorGroup as Group
from performance.services import (
    BandRow,
    judge_what_is_behind,
    mark_break,
    rebase_series,
    set_bands,
    set_target,
    withdraw_rebase,
)
from salford_css.core import daily
from salford_css.core.models import Role
from tests.factories.core import user_with
from tests.factories.performance import a_series, month, months, record

pytestmark = pytest.mark.django_db

STEADY = [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]
APRIL = month(2002, 4)


@pytest.fixture
def series() -> Series:
    made = a_series()
    record(made, dict(zip(months(APRIL, 26), STEADY + [value + 100 for value in STEADY], strict=True)))
    return made


def state() -> SeriesState:
    return SeriesState.objects.get()


class TestNewLimits:
    def test_follow_an_agreed_rebase(self, series: Series) -> None:
        rebase_series(series=series, period=month(2003, 5), why="New ward", known_from=date(2003, 5, 1), by=None)
        assert (state().limits_since, state().variation) == (month(2003, 5), "common_cause")

    def test_go_when_the_rebase_is_withdrawn_with_a_reason(self, series: Series) -> None:
        made = rebase_series(series=series, period=month(2003, 5), why="New ward", known_from=APRIL, by=None)
        withdraw_rebase(rebase=made, why="The ward never opened", by=None)
        assert state().limits_since == APRIL

    def test_cannot_be_withdrawn_without_a_reason(self, series: Series) -> None:
        made = rebase_series(series=series, period=month(2003, 5), why="New ward", known_from=APRIL, by=None)
        with pytest.raises(ValidationError, match="Say why"):
            withdraw_rebase(rebase=made, why="", by=None)

    def test_follow_a_break_in_what_is_counted(self, series: Series) -> None:
        mark_break(series=series, period=month(2003, 5), why="Counted in days, not in people", by=None)
        assert state().limits_since == month(2003, 5)

    def test_are_not_agreed_by_somebody_who_only_reads(self, series: Series) -> None:
        member = user_with(Role.CABINET_MEMBER)
        with pytest.raises(PermissionDenied, match="Only a performance officer"):
            rebase_series(series=series, period=month(2003, 5), why="Better", known_from=APRIL, by=member)

    def test_are_agreed_by_a_performance_officer(self, series: Series) -> None:
        officer = user_with(Role.PERFORMANCE_OFFICER)
        assert rebase_series(series=series, period=month(2003, 5), why="New ward", known_from=APRIL, by=officer)


class TestTargets:
    def test_a_number_far_from_the_process_is_missed_for_good(self, series: Series) -> None:
        set_target(
            series=series, kind=TargetKind.ABSOLUTE, value=Decimal(1), starts=month(2004, 4), ends=month(2005, 3),
            standing="verified", by=None,
        )  # fmt: skip
        assert (state().target_value, state().assurance) == (1, "consistent_fail")

    def test_a_cut_by_a_fifth_is_worked_out_from_the_other_period(self, series: Series) -> None:
        set_target(
            series=series, kind=TargetKind.RELATIVE_TO_PERIOD, change=Decimal(-20), base_period=APRIL,
            starts=APRIL, ends=month(2005, 3), standing="verified", by=None,
        )  # fmt: skip
        assert state().target_value == Decimal("9.6")

    def test_a_new_wording_is_a_new_number_and_the_latest_counts(self, series: Series) -> None:
        for value in (100, 90):
            set_target(
                series=series, kind=TargetKind.ABSOLUTE, value=Decimal(value), starts=APRIL, ends=month(2005, 3),
                standing="verified", by=None,
            )  # fmt: skip
        assert (Target.objects.count(), state().target.number, state().target_value) == (2, 2, 90)

    def test_a_profile_says_what_is_asked_month_by_month(self, series: Series) -> None:
        set_target(
            series=series, kind=TargetKind.ABSOLUTE, value=Decimal(90), starts=APRIL, ends=month(2005, 3),
            profile={month(2004, 5): Decimal(110)}, standing="verified", by=None,
        )  # fmt: skip
        assert state().target_value == 110

    def test_a_number_without_its_value_is_refused(self, series: Series) -> None:
        with pytest.raises(ValidationError, match="Give the number that is to be reached"):
            set_target(series=series, kind=TargetKind.ABSOLUTE, starts=APRIL, ends=APRIL, standing="verified", by=None)


class TestBands:
    @pytest.fixture
    def share(self) -> Series:
        made = a_series(frequency="year", unit="percent", multiplier=100, polarity="range")
        record(made, {date(2006, 4, 1): 12}, known_from=date(2007, 11, 1))
        return made

    def test_a_value_in_the_middle_interval_is_good(self, share: Series) -> None:
        set_bands(
            indicator=share.indicator, year=2006, rows=[BandRow(Decimal(10), Decimal(15), label="good")],
            standing="verified", by=None,
        )  # fmt: skip
        assert state().band and state().band.name == "good"

    def test_bands_of_another_year_do_not_judge_it(self, share: Series) -> None:
        set_bands(
            indicator=share.indicator, year=2005, rows=[BandRow(None, None, band=5)], standing="verified", by=None
        )
        assert state().band is None

    def test_a_council_is_judged_by_the_bands_of_its_own_group(self, share: Series) -> None:
        group = Group.objects.create(ref="group-2", name="Group 2", standing="verified")
        GroupMember.objects.create(group=group, organisation=share.organisation)
        for judged_by, band in ((None, 1), (group, 4)):
            set_bands(
                indicator=share.indicator, year=2006, group=judged_by, rows=[BandRow(None, None, band=band)],
                standing="verified", by=None,
            )  # fmt: skip
        assert state().band.band == 4

    def test_intervals_that_overlap_are_refused_whole(self, share: Series) -> None:
        overlapping = [BandRow(Decimal(10), Decimal(15), band=5), BandRow(Decimal(14), None, band=3)]
        with pytest.raises(ValidationError, match="two intervals"):
            set_bands(indicator=share.indicator, year=2006, rows=overlapping, standing="verified", by=None)
        assert not BandSet.objects.exists()


def test_what_was_changed_past_the_product_is_judged_when_asked(series: Series) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE performance_result SET value = 500, version = version + 1 WHERE period = '2004-05-01'")
    assert state().is_behind
    assert (judge_what_is_behind(), state().is_behind) == (1, False)


@pytest.mark.parametrize("work", [daily.catch_up, daily.do_the_round], ids=["when a worker starts", "every morning"])
def test_what_a_killed_worker_stored_and_did_not_judge_is_judged(series: Series, work: Any) -> None:
    with patch("performance.services.results.judge_series"):  # killed between storing and judging
        record(series, {date(2004, 6, 1): 900})
    assert state().is_behind
    assert work.call()["judging"] == "done"
    assert not state().is_behind


def test_yearly_figures_are_said_to_be_too_few(db: None) -> None:
    record(a_series(frequency="year"), {date(2000 + n, 4, 1): 569 + n for n in range(3)})
    assert (state().variation, state().cautions) == ("", ["too_short"])
