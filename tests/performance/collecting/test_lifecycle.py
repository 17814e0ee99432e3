"""The guards between the states of a return."""

import pytest

from performance.collecting import lifecycle
from performance.collecting.lifecycle import ReturnState


def test_a_missing_figure_is_named():
    assert lifecycle.figures_missing(["Stability"]) == (
        "One figure is missing: Stability. Enter it, or say why there is none."
    )
    assert lifecycle.figures_missing(["Stability", "Reviews"]) == (
        "Two figures are missing: Stability; Reviews. Enter them, or say why there is none."
    )
    assert lifecycle.figures_missing([]) is None


def test_an_empty_return_is_not_handed_in():
    assert lifecycle.nothing_asked(0)
    assert lifecycle.nothing_asked(1) is None


def test_nobody_approves_what_they_submitted():
    assert lifecycle.approved_by_submitter(7, {7, 8}) == (
        "You submitted this return, so somebody else has to approve it."
    )
    assert lifecycle.approved_by_submitter(9, {7, 8}) is None
    assert lifecycle.approved_by_submitter(None, {7}) is None


def test_checking_ones_own_return_is_only_cautioned():
    assert "another pair of eyes" in str(lifecycle.checked_by_submitter(7, {7}))
    assert lifecycle.checked_by_submitter(8, {7}) is None


@pytest.mark.parametrize("state", [one for one in ReturnState if one is not ReturnState.OPEN])
def test_figures_change_only_while_the_return_is_open(state: ReturnState):
    assert "reopened" in str(lifecycle.not_open(state, state.label))
    assert lifecycle.not_open(state, state.label, closed_because="It is locked.") == "It is locked."
    assert lifecycle.not_open(ReturnState.OPEN, "open") is None


def test_reopening_needs_a_reason():
    assert lifecycle.reopened_without_reason("  ") == "Say why the return is reopened."
    assert lifecycle.reopened_without_reason("A late file.") is None
