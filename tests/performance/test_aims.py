"""A target is a number, a range, a change on another period, a comparison, or the word that there is none."""

from decimal import Decimal

from performance.aims import Aim, Polarity, TargetKind, met, number_of


def test_a_cut_by_a_fifth_rests_on_the_other_periods_value() -> None:
    aim = Aim(TargetKind.RELATIVE_TO_PERIOD, change=Decimal(-20))
    assert number_of(aim, Decimal(500)) == 400


def test_a_change_on_a_value_nobody_knows_is_no_number() -> None:
    assert number_of(Aim(TargetKind.RELATIVE_TO_PERIOD, change=Decimal(-20))) is None


def test_lower_is_better_turns_the_comparison_round() -> None:
    aim = Aim(TargetKind.ABSOLUTE, value=Decimal(263))
    assert met(Decimal(263), aim, Polarity.LOWER)
    assert met(Decimal(264), aim, Polarity.LOWER) is False
    assert met(Decimal(264), aim, Polarity.HIGHER)


def test_a_range_is_met_inside_both_ends() -> None:
    aim = Aim(TargetKind.RANGE, lower=Decimal(10), upper=Decimal(15))
    assert [met(Decimal(value), aim, Polarity.RANGE) for value in (9, 10, 15, 16)] == [False, True, True, False]


def test_a_measure_without_a_better_side_is_never_said_to_meet_a_number() -> None:
    assert met(Decimal(5), Aim(TargetKind.ABSOLUTE, value=Decimal(3)), Polarity.NONE) is None


def test_for_information_is_never_met_or_missed() -> None:
    assert met(Decimal(5), Aim(TargetKind.NONE), Polarity.HIGHER) is None
