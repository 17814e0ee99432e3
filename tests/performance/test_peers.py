"""Councils beside each other: who lies outside what chance explains, and who cannot be weighed."""

from decimal import Decimal

import pytest

from performance.charts.funnel import funnel, limits_at
from performance.charts.ranked import ranked_chart
from performance.comparison import Significance
from performance.peers import Beside, Kind, Peer, beside, kind_of
from performance.sentences.comparison import comparison_headline, comparison_lead, multiple_caution
from performance.spc import Direction
from performance.wording import Measure

SHARE = Measure(
    name="Reviews on time", subject="reviews held on time", plural=True, place="Salford", direction=Direction.INCREASE,
    suffix="%", decimals=1, ceiling=100, axis_from_zero=False,
)  # fmt: skip
HUNDRED = Decimal(100)


def peer(name: str, numerator: int | None, denominator: int | None, value: str = "0", *, ours: bool = False) -> Peer:
    x, n = (None if number is None else Decimal(number) for number in (numerator, denominator))
    figure = Decimal(value) if x is None or n is None else x * 100 / n
    return Peer(name.casefold(), name, ours, figure, x, n)


COUNTED = [
    peer("Bolton", 60, 100), peer("Bury", 30, 50), peer("Salford", 30, 100, ours=True), peer("Wigan", 250, 400),
]  # fmt: skip


def compared(peers: list[Peer] = COUNTED, kind: Kind = Kind.PROPORTION) -> Beside:
    return beside(peers, kind, HUNDRED, Direction.INCREASE)


class TestTheComparison:
    def test_the_average_divides_sums(self) -> None:
        assert compared().average == pytest.approx(370 / 650 * 100)

    def test_a_council_far_below_the_rest_lies_outside(self) -> None:
        assert compared().ours is not None and compared().ours.significance is Significance.LOW_ALARM

    def test_ties_share_the_better_rank(self) -> None:
        assert [(one.peer.name, one.rank) for one in compared().placed] == [
            ("Wigan", 1), ("Bolton", 2), ("Bury", 2), ("Salford", 4),
        ]  # fmt: skip

    def test_each_has_its_interval(self) -> None:
        ours = compared().ours
        assert ours is not None and (ours.lower, ours.upper) == pytest.approx((21.8949, 39.5849), rel=1e-4)

    def test_one_without_denominator_is_ranked_and_not_weighed(self) -> None:
        found = compared([*COUNTED, peer("Trafford", None, None, "99")])
        first = found.placed[0]
        assert (first.peer.name, first.rank, first.significance) == ("Trafford", 1, None)
        assert found.average == compared().average

    @pytest.mark.parametrize(
        ("peers", "kind", "why"),
        [
            ([peer("A", None, None, "3", ours=True), peer("B", None, None, "4")], Kind.PROPORTION, "without what they"),
            (COUNTED[:2], Kind.PROPORTION, "fewer than three"),
            (COUNTED, Kind.OTHER, "neither a share"),
            ([*COUNTED, peer("Odd", 9, 3)], Kind.PROPORTION, "more cases than it has"),
        ],
    )
    def test_where_there_is_no_funnel_a_sentence_says_why(self, peers: list[Peer], kind: Kind, why: str) -> None:
        found = compared(peers, kind)
        assert why in found.why_no_funnel
        assert found.average is None and not funnel(found, SHARE)

    def test_rates_may_have_more_events_than_people(self) -> None:
        found = beside([peer("A", 30, 10, ours=True), *COUNTED[:3]], Kind.RATE, Decimal(1000), Direction.DECREASE)
        assert found.average is not None


@pytest.mark.parametrize(
    ("unit", "multiplier", "kind"),
    [
        ("percent", 100, Kind.PROPORTION),
        ("per 1000", 1000, Kind.RATE),
        ("per 100,000 aged 65+", 100_000, Kind.RATE),
        ("GBP per week", 1, Kind.OTHER),
        ("score out of 24", 1, Kind.OTHER),
    ],
)
def test_the_unit_says_what_statistics_apply(unit: str, multiplier: int, kind: Kind) -> None:
    assert kind_of(unit, Decimal(multiplier)) is kind


class TestTheSentences:
    def test_the_headline_says_how_many_councils_and_where_ours_lies(self) -> None:
        said = comparison_headline(compared(), SHARE, "2018/19")
        assert said == "Of 4 councils, Salford lies far below what chance explains, on the bad side"

    def test_within_chance_no_side_is_taken(self) -> None:
        alike = [peer("A", 50, 100), peer("B", 52, 100), peer("Salford", 51, 100, ours=True)]
        assert comparison_headline(compared(alike), SHARE, "2018/19").endswith("lies within what chance explains")

    def test_without_denominators_chance_is_said_not_to_be_weighed(self) -> None:
        bare = [peer("A", None, None, "3"), peer("Salford", None, None, "2", ours=True)]
        said = comparison_headline(compared(bare), SHARE, "2018/19")
        assert said == "Of 2 councils, Salford stands second best, chance not weighed"

    def test_nobody_else_is_said_plainly(self) -> None:
        alone = compared([peer("Salford", 3, 10, ours=True)])
        assert comparison_headline(alone, SHARE, "2018/19") == "Nobody else has a figure for 2018/19 to compare with"

    def test_the_lead_says_how_the_average_was_made(self) -> None:
        assert comparison_lead(compared(), SHARE, "2018/19") == (
            "Reviews held on time were 30.0% in 2018/19. Chance alone may have put it anywhere from 21.9% to 39.6%. "
            "All councils together: 56.9%, their counts added up and then divided. By rank it is fourth best of 4."
        )

    def test_how_many_lie_outside_by_chance_is_said(self) -> None:
        assert multiple_caution(compared()).startswith("Two of 4 lie outside the inner limits")


class TestTheDrawings:
    def test_nothing_leaves_the_paper_at_any_size(self) -> None:
        for drawing in (*funnel(compared(), SHARE), *ranked_chart(compared(), SHARE)):
            for text in drawing.texts:
                assert text.box.left >= -1 and text.box.right <= drawing.width + 1, (drawing.name, text.words)
            assert all(0 <= line.x1 <= drawing.width and 0 <= line.y2 <= drawing.height for line in drawing.lines)

    def test_ours_is_named_at_every_size(self) -> None:
        for drawing in (*funnel(compared(), SHARE), *ranked_chart(compared(), SHARE)):
            assert any("Salford" in text.words for text in drawing.texts)

    def test_two_councils_alike_in_all_can_be_drawn(self) -> None:
        alike = [peer(name, 5, 10, ours=name == "A") for name in "ABC"]
        assert len(funnel(compared(alike), SHARE)) == len(ranked_chart(compared(alike), SHARE)) == 3

    def test_nobody_and_everybody_can_be_drawn(self) -> None:
        for count in (0, 10):
            assert funnel(compared([peer(name, count, 10, ours=name == "A") for name in "ABC"]), SHARE)

    @pytest.mark.parametrize("size", [50.0, 400.0, 5000.0])
    def test_the_drawn_limits_of_a_rate_part_those_inside_from_those_outside(self, size: float) -> None:
        peers = [peer("A", 40, 1000, ours=True), peer("B", 45, 1000), peer("C", 400, 9000)]
        found = beside(peers, Kind.RATE, Decimal(1000), Direction.DECREASE)
        low, high = limits_at(found, size, 95.0)
        assert 0 <= low < (found.average or 0) < high
