"""The shapes that stand beside words."""

import pytest

from salford_css.core.charts.shapes import SHAPES, STOPS

ALL = SHAPES | STOPS


@pytest.mark.parametrize("name", ALL)
def test_every_shape_has_a_word(name):
    assert ALL[name].word


@pytest.mark.parametrize("name", ALL)
def test_no_shape_carries_a_style_that_the_content_policy_would_refuse(name):
    assert "style" not in ALL[name].drawing
    assert "<script" not in ALL[name].drawing


def test_two_states_of_work_never_share_a_drawing():
    work = ["done", "on_track", "said_on_track", "at_risk", "late", "dropped", "not_reported"]

    assert len({SHAPES[name].drawing for name in work}) == len(work)
