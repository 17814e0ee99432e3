"""A list of measures as it reads today and as it would have read on an earlier day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from performance.aims import TargetKind
from performance.models import Result, Series
from performance.readings import Agreed, Reading, judged_line, lines_of, readings, target_words
from performance.services import judge_series, rebase_series, set_target
from tests.factories.performance import a_series, chart_convention, month, months, record

pytestmark = pytest.mark.django_db

STEADY = [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]
APRIL = month(2002, 4)
TODAY = date(2026, 1, 1)
JUNE_2004 = date(2004, 6, 1)


def read(*, as_at: date = TODAY) -> list[Reading]:
    return readings(Series.objects.all(), as_at=as_at, today=TODAY)


def steady(**about: Any) -> Series:
    series = a_series(**about)
    record(series, dict(zip(months(APRIL, 13), STEADY, strict=True)), known_from=date(2003, 6, 1))
    return series


def test_a_row_says_the_latest_figure_in_words() -> None:
    steady()
    assert read()[0].line.latest_words == "14 days"


def test_an_earlier_day_shows_the_figure_believed_then() -> None:
    series = steady()
    record(series, {month(2003, 4): 200}, known_from=JUNE_2004)
    shown = [
        (row.line.latest_words, row.verdict.variation) for day in (date(2004, 5, 31), TODAY) for row in read(as_at=day)
    ]
    assert shown == [("14 days", "common_cause"), ("200 days", "concern_high")]


def test_an_earlier_day_and_today_agree_where_nothing_changed_since() -> None:
    set_target(
        series=steady(), kind=TargetKind.ABSOLUTE, value=Decimal(3), starts=APRIL, ends=month(2004, 3),
        standing="verified", by=None,
    )  # fmt: skip
    assert [row.judgement for row in read(as_at=JUNE_2004)] == [row.judgement for row in read()]


def test_new_limits_are_not_used_before_they_were_agreed() -> None:
    series = steady()
    rebase_series(series=series, period=month(2002, 6), why="New ward", known_from=JUNE_2004, by=None)
    known = [row.verdict.limits_since for day in (date(2004, 5, 31), JUNE_2004) for row in read(as_at=day)]
    assert known == [APRIL, month(2002, 6)]


def test_a_series_without_a_figure_on_the_day_is_left_out() -> None:
    steady()
    assert read(as_at=date(2003, 5, 31)) == []


def test_a_row_says_when_its_judgement_is_behind() -> None:
    steady()
    Result.objects.filter(period=APRIL).update(version=2, value=13)
    assert read()[0].is_behind


@pytest.mark.parametrize("as_at", [TODAY, JUNE_2004])
def test_ten_series_cost_as_many_queries_as_one(
    as_at: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(10):
        steady(at=f"council-{n}")
    with django_assert_max_num_queries(9):
        assert len(read(as_at=as_at)) == 10


def test_rows_come_in_the_order_asked_for() -> None:
    for place in ("bolton", "salford", "bury"):
        steady(at=place)
    rows = readings(Series.objects.order_by("-organisation__ref"), as_at=TODAY, today=TODAY)
    assert [row.series.organisation.ref for row in rows] == ["salford", "bury", "bolton"]


def test_a_line_can_be_drawn_as_it_was_known_on_a_day() -> None:
    steady()
    lines = lines_of(Series.objects.all(), as_at=JUNE_2004)
    drawn = judged_line(lines[0], Agreed(lines, as_at=JUNE_2004))
    assert drawn and (drawn.judged, len(drawn.periods), drawn.measure.place) == (True, 13, "Salford")


class TestWhenAFigureIsDue:
    def test_a_month_without_a_rule_of_its_own_has_a_month_to_be_reported(self) -> None:
        steady()
        assert read()[0].next_due() == date(2003, 6, 30)

    def test_the_definition_may_give_its_own_number_of_days(self) -> None:
        steady(days_to_report=10)
        assert read()[0].next_due() == date(2003, 6, 10)

    def test_a_series_that_ended_is_never_late(self) -> None:
        series = steady()
        series.ended_after = month(2003, 4)
        series.save()
        assert read()[0].next_due() is None


class TestTargetsInWords:
    @pytest.mark.parametrize(
        ("shape", "words"),
        [
            ({"kind": TargetKind.ABSOLUTE, "value": Decimal(263)}, "263 days or fewer"),
            ({"kind": TargetKind.RANGE, "lower": Decimal(10), "upper": Decimal(15)}, "between 10 days and 15 days"),
            ({"kind": TargetKind.RANGE, "upper": Decimal(15)}, "15 days or less"),
            (
                {"kind": TargetKind.RELATIVE_TO_PERIOD, "change": Decimal("-20.0"), "base_period": APRIL},
                "a cut of 20% on April 2002",
            ),
            ({"kind": TargetKind.NONE}, "for information, no target"),
            ({"kind": TargetKind.NONE, "words": "fewer than last year"}, "fewer than last year"),
        ],
    )
    def test_every_shape_has_its_sentence(self, shape: dict[str, Any], words: str) -> None:
        made = set_target(series=a_series(), starts=APRIL, ends=APRIL, standing="verified", by=None, **shape)
        assert target_words(made) == words


def test_reading_changes_nothing() -> None:
    steady()
    with connection.execute_wrapper(_refuse_writing):
        read()
        read(as_at=JUNE_2004)


def _refuse_writing(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    assert str(sql).lstrip().startswith(("SELECT", "WITH")), sql
    return execute(sql, params, many, context)


def test_a_councils_own_conventions_judge_its_series_from_the_day_they_hold() -> None:
    series = a_series()
    falling = [10, 12, 10, 12, 10, 12, 10, 9, 8, 7, 6, 5, 4]
    record(series, dict(zip(months(APRIL, 13), falling, strict=True)), known_from=date(2003, 6, 1))
    chart_convention(organisation=series.organisation, run_length=9, valid_from=JUNE_2004)
    judge_series(series=[series.pk])
    rules = [read(as_at=day)[0].verdict.rule for day in (date(2004, 5, 31), JUNE_2004, TODAY)]
    assert rules == ["trend", "single_point", "single_point"]


def test_the_narrowest_conventions_decide() -> None:
    series = steady()
    chart_convention(run_length=6)
    chart_convention(framework=series.indicator.framework, run_length=8)
    chart_convention(organisation=series.organisation, run_length=9)
    agreed = Agreed(lines_of(Series.objects.all(), as_at=TODAY), as_at=TODAY)
    assert agreed.conventions(lines_of(Series.objects.all(), as_at=TODAY)[0]).run_length == 9
