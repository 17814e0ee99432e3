"""Thousands of series told at once are told as each would be alone."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from performance.judged import TargetInForce
from performance.verdicts import History, NewLimits, Verdict, judged, verdict_of
from performance.verdicts_many import verdicts
from salford_css.core.periods import Frequency, Period
from tests.performance.series import DELAYS, month

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 30).map(Decimal)), min_size=1, max_size=45)
HISTORIES = st.lists(
    st.tuples(VALUES, st.sampled_from([Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR]), st.booleans(), st.data()),
    min_size=1,
    max_size=5,
)


def history(values: list[Decimal | None], frequency: Frequency, *, leave_out: set[int] = frozenset()) -> History:  # type: ignore[assignment]
    first = Period(date(2018, 4, 1), frequency)
    kept = [place for place in range(len(values)) if place == 0 or place not in leave_out]
    target = TargetInForce(12.0, Period(date(2018, 4, 1), frequency))
    return History(
        [first.shifted(place).first_day for place in kept],
        [values[place] for place in kept],
        frequency,
        DELAYS,
        targets=[target] if len(values) % 2 else [],
        new_limits=[NewLimits(first.shifted(14).first_day)] if len(values) % 5 == 0 else [],
    )


def rounded(verdict: Verdict) -> tuple[object, ...]:
    """The limits to twelve places: sums in another order differ in the last digits."""
    limits = (verdict.mean, verdict.lower, verdict.upper)
    rest = {name: getattr(verdict, name) for name in Verdict.__slots__ if name not in {"mean", "lower", "upper"}}  # type: ignore[attr-defined]
    return (*(None if limit is None else round(limit, 9) for limit in limits), *rest.items())


@given(HISTORIES)
@settings(max_examples=150, deadline=None)
def test_each_series_is_told_as_it_would_be_alone(drawn: list[tuple]) -> None:
    told = [
        history(values, frequency, leave_out=data.draw(st.sets(st.integers(0, 44), max_size=4)) if holes else set())
        for values, frequency, holes, data in drawn
    ]
    alone = [rounded(verdict_of(judged(one), one.periods)) for one in told]
    assert [rounded(verdict) for verdict in verdicts(told)] == alone


def test_a_month_without_a_value_at_the_end_leaves_the_last_word_to_the_month_before() -> None:
    steady = [Decimal(value) for value in (12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14)]
    one = history([*steady, Decimal(60), None], Frequency.MONTH)
    assert verdicts([History(one.periods, one.values, one.frequency, DELAYS)])[0].since == month(2019, 5).first_day


def test_no_series_at_all_is_told_nothing() -> None:
    assert verdicts([]) == []
