"""Small numbers: what is hidden outside the directorate, and what is hidden so that it cannot be worked out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.suppression import EDUCATION, STRICTEST, UNDER_FIVE, Cell, SmallNumbers, count_in, hidden, is_small


@pytest.mark.parametrize(
    ("rule", "numerator", "denominator", "expected"),
    [
        (EDUCATION, 5, 100, True),
        (EDUCATION, 6, 100, False),
        (EDUCATION, 6, 10, True),
        (EDUCATION, 6, 11, False),
        (EDUCATION, 0, 100, True),
        (UNDER_FIVE, 4, None, True),
        (UNDER_FIVE, 5, None, False),
        (UNDER_FIVE, 20, 3, False),
        (SmallNumbers(numerator_at_most=5, shows_zero=True), 0, 100, False),
        (EDUCATION, None, None, False),
    ],
)
def test_a_figure_is_small_by_its_count_or_by_what_it_is_counted_out_of(rule, numerator, denominator, expected) -> None:  # type: ignore[no-untyped-def]
    assert is_small(Cell("a", numerator, denominator), [rule]) is expected


def test_the_stricter_of_the_known_rules_decides() -> None:
    assert hidden([Cell("", 5)], STRICTEST) == {""}
    assert hidden([Cell("", 5)], [UNDER_FIVE]) == frozenset()


def table(total: int, **parts: int) -> list[Cell]:
    return [Cell("", total), *(Cell(f"sex={name}", count, part_of="sex") for name, count in parts.items())]


class TestWhatWouldGiveItAway:
    def test_the_other_of_two_parts_is_hidden_because_the_total_less_it_tells(self) -> None:
        assert hidden(table(43, female=40, male=3)) == {"sex=male", "sex=female"}

    def test_of_several_parts_the_smallest_shown_one_is_hidden(self) -> None:
        assert hidden(table(73, a=40, b=3, c=30)) == {"sex=b", "sex=c"}

    def test_two_small_parts_that_make_many_together_need_no_third(self) -> None:
        assert hidden(table(48, a=40, b=3, c=5)) == {"sex=b", "sex=c"}

    def test_two_small_parts_that_make_few_together_take_a_third_with_them(self) -> None:
        assert hidden(table(73, a=40, b=1, c=2, d=30)) == {"sex=b", "sex=c", "sex=d"}

    def test_a_part_that_leaves_a_small_rest_unsaid_is_hidden(self) -> None:
        assert hidden(table(43, female=40)) == {"sex=female"}

    def test_a_rest_of_nobody_gives_nobody_away(self) -> None:
        assert hidden(table(40, female=40)) == frozenset()

    def test_another_way_of_splitting_the_total_is_left_alone(self) -> None:
        cells = [
            *table(43, female=40, male=3),
            Cell("age=young", 20, part_of="age"),
            Cell("age=old", 23, part_of="age"),
        ]
        assert hidden(cells) == {"sex=male", "sex=female"}

    def test_where_only_small_ones_are_hidden_nothing_else_is(self) -> None:
        rule = SmallNumbers(numerator_at_most=5, hides_what_gives_away=False)
        assert hidden(table(43, female=40, male=3), [rule]) == {"sex=male"}

    def test_parts_without_a_total_hide_one_another_all_the_same(self) -> None:
        assert hidden(table(43, a=40, b=3)[1:]) == {"sex=a", "sex=b"}

    @given(st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(0, 6))
    @settings(max_examples=200, deadline=None)
    def test_no_small_part_can_be_worked_out_from_what_is_shown(self, counts: list[int], unsaid: int) -> None:
        """Whoever knows the total and every shown part knows at most the sum of several, and that is not small."""
        total = sum(counts) + unsaid
        cells = table(total, **{f"p{at}": count for at, count in enumerate(counts)})
        kept = hidden(cells)
        if "" in kept:
            return
        unknown = [count for at, count in enumerate(counts) if f"sex=p{at}" in kept] + [unsaid] * (unsaid > 0)
        small = [count for count in unknown if count <= 5]
        assert not small or (len(unknown) > 1 and sum(unknown) > 5)


@pytest.mark.parametrize(
    ("unit", "value", "numerator", "divided", "expected"),
    [
        ("percent", 12, 3, True, 3),
        ("percent", 12, None, True, None),
        ("children", 4, None, False, 4),
        ("days", 4, None, False, None),
        ("GBP per week", 4, None, False, None),
    ],
)
def test_only_counts_of_people_or_events_are_counts(unit, value, numerator, divided, expected) -> None:  # type: ignore[no-untyped-def]
    assert count_in(unit, value, numerator, divided=divided) == expected
