"""The same measure at several councils."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from performance.neighbours import Neighbour, by_change, by_figure, ranked
from performance.sentences.places import neighbours_heading, rank_heading
from performance.spc import Direction
from salford_css.core.periods import Frequency
from tests.performance.series import DELAYS, EQUIPMENT

YEARS = (date(2017, 4, 1), date(2018, 4, 1))


def council(name: str, before: float, now: float | None, *, ours: bool = False) -> Neighbour:
    values = (Decimal(str(before)), None if now is None else Decimal(str(now)))
    return Neighbour(name, name.lower(), ours, Frequency.YEAR, YEARS, values)


SALFORD = council("Salford", 70, 72, ours=True)
OTHERS = [council("Bolton", 80, 80), council("Wigan", 60, 90), council("Bury", 70, 60)]


def test_the_highest_comes_first_where_high_is_good():
    rank = ranked([SALFORD, *OTHERS], EQUIPMENT)
    assert rank is not None
    assert (rank.place, rank.of, rank.median) == (3, 4, 76)
    assert (
        rank_heading(rank, "Salford", EQUIPMENT) == "Salford is third of four councils; half of them reach 76% or more"
    )


def test_the_lowest_comes_first_where_low_is_good():
    rank = ranked([SALFORD, *OTHERS], DELAYS)
    assert rank is not None
    assert (
        rank_heading(rank, "Salford", DELAYS) == "Salford is second of four councils; half of them stay at 76 or below"
    )


def test_where_neither_way_is_better_a_place_is_counted_from_the_highest():
    neutral = replace(DELAYS, direction=Direction.NEUTRAL)
    rank = ranked([SALFORD, *OTHERS], neutral)
    assert rank is not None
    assert rank_heading(rank, "Salford", neutral).startswith("Salford is third highest of four councils")


def test_equal_figures_share_the_better_place():
    rank = ranked([SALFORD, council("Bury", 70, 72), council("Wigan", 60, 90)], EQUIPMENT)
    assert rank is not None and rank.place == 2


def test_a_council_whose_latest_figure_is_older_is_not_ranked():
    rank = ranked([SALFORD, council("Bury", 99, None), council("Wigan", 60, 90)], EQUIPMENT)
    assert rank is not None and rank.of == 2
    assert [one.name for one in by_figure([council("Bury", 99, None), *OTHERS[:2]], EQUIPMENT)] == [
        "Wigan", "Bolton", "Bury"
    ]  # fmt: skip


def test_nobody_is_ranked_alone():
    assert ranked([SALFORD], EQUIPMENT) is None


def test_the_worst_change_comes_first():
    assert next(one.name for one, _ in by_change([SALFORD, *OTHERS], EQUIPMENT)) == "Bury"


def test_the_heading_counts_who_got_worse_and_says_what_ours_did():
    told = neighbours_heading([SALFORD, *OTHERS], EQUIPMENT)
    assert told == "One of four councils got worse; Salford: +2 points"


def test_the_heading_says_when_ours_got_worst():
    worst = council("Salford", 70, 10, ours=True)
    assert neighbours_heading([worst, *OTHERS], EQUIPMENT) == "Two of four councils got worse; none as much as Salford"
