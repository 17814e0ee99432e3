"""Whether a process will meet its target, as a small picture with words."""

import pytest

from performance.charts.assurance import FIELD_BOTTOM, FIELD_TOP, assurance_icon
from performance.judged import TargetInForce
from tests.performance.series import month, monthly

STEADY = [80.0, 84, 81, 85, 80, 84, 82, 85, 81, 84, 80, 85, 82]


@pytest.mark.parametrize(
    ("target", "sign", "words"),
    [(97, "not_met", "Would fail"), (82, "hit_or_miss", "Hit or miss"), (60, "met", "Would pass")],
)
def test_the_sign_and_the_words_agree(target: float, sign: str, words: str) -> None:
    icon = assurance_icon(monthly(STEADY, targets=[TargetInForce(target, month(2018, 4))]))
    assert icon is not None
    assert (icon.sign, icon.words) == (sign, words)


def test_the_target_lies_on_its_true_side_of_the_range() -> None:
    above, below = (assurance_icon(monthly(STEADY, targets=[TargetInForce(t, month(2018, 4))])) for t in (97, 60))
    assert above is not None and below is not None
    assert above.line.y1 < FIELD_TOP < FIELD_BOTTOM < below.line.y1


def test_without_a_target_or_with_too_few_values_there_is_no_icon() -> None:
    assert assurance_icon(monthly(STEADY)) is None
    assert assurance_icon(monthly(STEADY[:5], targets=[TargetInForce(60, month(2018, 4))])) is None
