"""What the benchmark says of times that are known."""

from itertools import count

from bench import report
from bench.timing import Comparison, Outcome, Repeat, Times, compare


def outcome(*ratios: float, must: float | None = 2.0, goal: float | None = 1.5) -> Outcome:
    """An outcome whose repeats have these ratios."""
    asked = Comparison("a list", lambda: None, lambda: None, must, goal)
    return Outcome(asked, tuple(Repeat(Times((ratio,)), Times((1.0,))) for ratio in ratios))


def test_a_must_is_missed_when_two_of_three_repeats_miss_it() -> None:
    assert outcome(2.1, 1.0, 2.1).is_missed
    assert not outcome(2.1, 1.0, 2.0).is_missed


def test_one_slow_run_does_not_make_the_typical_time() -> None:
    assert Times((1.0, 1.0, 50.0)).typical == 1.0


def test_what_has_no_bound_cannot_be_missed() -> None:
    assert not outcome(99, must=None, goal=None).is_missed
    assert report.verdict(outcome(99, must=None, goal=None)) == "no bound"


def test_the_goal_is_reached_by_the_typical_ratio() -> None:
    assert report.verdict(outcome(1.4, 1.5, 9.0)) == "goal reached"
    assert report.verdict(outcome(1.6, 1.7, 1.8)) == "kept"
    assert report.verdict(outcome(3, 3, 3)) == "MISSED"


def test_product_and_floor_take_turns_and_the_first_turn_is_not_counted() -> None:
    order: list[str] = []
    ticks = count()
    asked = Comparison("x", lambda: order.append("p"), lambda: order.append("f"), None, None, turns=2)
    found = compare(asked, repeats=2, now=lambda: float(next(ticks)))
    assert "".join(order) == "fp" * 5
    assert found.ratio == 1.0
    assert len(found.product.seconds) == 4


def test_the_table_says_times_ratio_and_bounds() -> None:
    assert report.line(outcome(1.4, 1.5, 9.0)).split() == [
        *("a", "list", "1400.00", "1500.00", "9000.00", "1000.00", "1000.00", "1000.00"),
        *("1.50", "2", "1.5", "goal", "reached"),
    ]
