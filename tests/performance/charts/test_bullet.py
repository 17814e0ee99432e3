"""The bands of a measure as one bar: several zones to a band, labels that stay on the paper, open ends."""

from decimal import Decimal
from itertools import pairwise

import pytest

from performance.banding import Interval
from performance.charts.bullet import BOTTOM, TOP, WIDTH, Bullet, bullet

# The shape of re-registrations: best in the middle, worse on both sides. The numbers are made up.
MIDDLE = [
    Interval(None, Decimal(6), "()", 3),
    Interval(Decimal(6), Decimal(10), "[)", 4),
    Interval(Decimal(10), Decimal(15), "[)", 5),
    Interval(Decimal(15), Decimal(20), "[)", 3),
    Interval(Decimal(20), None, "[)", 1),
]


def drawn(value: float | None = 12, target: float | None = 11) -> Bullet:
    found = bullet(
        MIDDLE, value, target, figure="12.0% now", aim="target 11.0%", identifier="bands", description="In band 5."
    )
    assert found is not None
    return found


def test_a_band_may_have_two_zones_and_each_bears_its_number():
    assert [text.words for text in drawn().texts if text.css == "bullet__band"] == ["3", "4", "5", "3", "1"]


def test_zones_lie_side_by_side_and_fill_the_bar():
    zones = drawn().fields
    assert zones[0].x == 0 and zones[-1].x + zones[-1].width == pytest.approx(WIDTH)
    for before, after in pairwise(zones):
        assert before.x + before.width == pytest.approx(after.x, abs=0.2)


@pytest.mark.parametrize(("value", "target"), [(12, 12), (0, 0), (99, 99), (-5, 40)])
def test_figure_and_target_never_collide_and_stay_on_the_paper(value: float, target: float):
    texts = [text for text in drawn(value, target).texts if text.css != "bullet__band"]
    first, second = texts
    assert first.box.overlap(second.box) == 0
    assert all(text.box.left >= -0.1 and text.box.right <= WIDTH + 0.1 for text in texts)
    assert first.box.bottom <= TOP and second.box.top >= BOTTOM


def test_without_a_figure_or_a_target_the_bands_stand_alone():
    assert drawn(None, None).lines == ()


def test_one_limit_alone_is_not_drawn():
    only = [Interval(None, Decimal(20), "[)", 5), Interval(Decimal(20), None, "[)", 1)]
    assert bullet(only, 12, None, figure="", aim="", identifier="b", description="") is None
