"""A target is a number, a range, a change on another period, a comparison, or the word that there is none."""

from decimal import Decimal

from performance.aims import Aim, Polarity, Reach, Side, TargetKind, met, number_of


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


def test_fewer_than_85_is_missed_exactly_at_85_and_85_or_fewer_is_met() -> None:
    fewer = Aim(TargetKind.ABSOLUTE, value=Decimal(85), side=Side.BELOW)
    or_fewer = Aim(TargetKind.ABSOLUTE, value=Decimal(85), side=Side.AT_MOST)
    assert [met(Decimal(85), aim, Polarity.NONE) for aim in (fewer, or_fewer)] == [False, True]
    assert met(Decimal(84), fewer, Polarity.HIGHER)


def test_above_the_neighbours_average_is_not_met_by_reaching_it() -> None:
    aim = Aim(TargetKind.RELATIVE_TO_GROUP)
    assert [met(Decimal(value), aim, Polarity.HIGHER, Decimal(72)) for value in (72, 73)] == [False, True]
    assert met(Decimal(71), aim, Polarity.LOWER, Decimal(72))


def test_a_group_of_whom_nothing_is_known_asks_for_no_number() -> None:
    assert met(Decimal(71), Aim(TargetKind.RELATIVE_TO_GROUP), Polarity.LOWER) is None


def test_a_miss_is_measured_in_per_cent_of_the_target() -> None:
    assert Reach(Decimal(80), None).short(Decimal(76)) == 5
    assert Reach(None, Decimal(200)).ahead(Decimal(150)) == 25
    assert Reach(None, Decimal(0)).short(Decimal(1)) is None
