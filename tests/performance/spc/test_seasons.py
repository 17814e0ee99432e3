"""Figures that follow the seasons are said to do so; growth, chance and short series are not taken for seasons."""

import math
import random

from performance.spc.seasons import follows_seasons
from tests.performance.series import delays

WINTER = [100 + 40 * math.cos(2 * math.pi * month / 12) for month in range(48)]


def test_high_winters_are_a_season() -> None:
    assert follows_seasons(WINTER, 12)


def test_high_winters_on_a_rise_are_a_season_still() -> None:
    assert follows_seasons([value + 3 * at for at, value in enumerate(WINTER)], 12)


def test_a_rise_by_itself_is_none() -> None:
    assert not follows_seasons([3.0 * at for at in range(48)], 12)


def test_chance_is_none() -> None:
    chance = random.Random(7)
    assert not any(follows_seasons([chance.gauss(100, 10) for _ in range(60)], 12) for _ in range(50))


def test_less_than_three_years_or_a_gap_say_nothing() -> None:
    assert not follows_seasons(WINTER[:35], 12)
    assert not follows_seasons([*WINTER[:-1], None], 12)


def test_figures_that_never_move_have_no_season() -> None:
    assert not follows_seasons([5.0] * 48, 12)


def test_delayed_transfers_moved_by_level_not_by_season() -> None:
    assert not follows_seasons([point.value for point in delays().analysis.points], 12)
