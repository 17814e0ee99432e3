"""Thousands of series judged at once say what each says by itself."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.spc import Conventions, Direction, Rule, analyse
from performance.spc.many import judge_many
from tests.performance.series import delays

NUMBERS = st.one_of(st.none(), st.integers(0, 30), st.floats(0, 100).map(lambda number: round(number, 1)))
TABLES = st.integers(1, 30).flatmap(
    lambda width: st.lists(st.lists(NUMBERS, min_size=width, max_size=width), min_size=1, max_size=6)
)
CONVENTIONS = st.builds(
    Conventions,
    run_length=st.integers(2, 8),
    screen_moving_ranges=st.booleans(),
    minimum_points=st.sampled_from([0, 5]),
    two_in_three_counts_beyond_limits=st.booleans(),
)


def table(rows: list[list]) -> np.ndarray:
    return np.array([[math.nan if value is None else value for value in row] for row in rows], dtype=float)


@given(TABLES, CONVENTIONS)
@settings(max_examples=200, deadline=None)
def test_every_rule_fires_where_it_fires_for_the_series_alone(rows: list[list], conventions: Conventions) -> None:
    many = judge_many(table(rows), conventions)
    for at, row in enumerate(rows):
        alone = analyse(row, direction=Direction.NEUTRAL, conventions=conventions)
        if not any(value is not None for value in row):
            continue
        for rule in Rule:
            assert many.fired[rule][at].tolist() == [point.sides[rule] for point in alone.points], rule
        assert many.side[at].tolist() == [point.side for point in alone.points]


@given(TABLES)
@settings(max_examples=100, deadline=None)
def test_limits_are_the_same_to_the_last_digits(rows: list[list]) -> None:
    many = judge_many(table(rows))
    for at, row in enumerate(rows):
        limits = analyse(row, direction=Direction.NEUTRAL).current.limits
        if limits is not None and limits.upper is not None:
            assert (many.mean[at], many.upper[at]) == pytest.approx((limits.mean, limits.upper), rel=1e-12, abs=1e-12)
        else:
            assert math.isnan(many.upper[at])


def test_the_latest_value_speaks_for_the_series() -> None:
    values = [point.value for point in delays().analysis.points][72:]
    many = judge_many(table([values, [None] * 35]), baselines=table([values[:24] + [None] * 11, [None] * 35]))
    assert many.latest_side.tolist() == [1, 0]


def test_an_empty_table_has_no_answer_and_no_error() -> None:
    assert judge_many(np.empty((0, 12))).latest_side.shape == (0,)
