"""The arithmetic of a figure, shown with its numbers: the last row is the figure."""

from decimal import Decimal

from hypothesis import given, settings

from partnerships.pooling import Pool, Rule, RuleKind, Unit, explain, split
from tests.partnerships.pooling.pools import line, one_partner, pool, pools, pounds

NAMES = {"trust": "the trust", "council": "the council"}
SALFORD = pool({"trust": "8600000", "council": "8700000"}, line("all", "17300000", "17600000"))


def steps_of(case: Pool, partner: str) -> list:
    return explain(case, split(case), partner, NAMES)


def test_the_trusts_share_is_explained_down_to_the_penny():
    results = [step.result for step in steps_of(SALFORD, "trust")]
    assert results == [pounds(300000), Decimal("49.711"), pounds("149132.94"), pounds("0.01"), pounds("149132.95")]


def test_every_result_is_written_in_its_unit():
    assert [step.shown for step in steps_of(SALFORD, "trust")][:3] == ["£300,000.00", "49.711%", "£149,132.94"]


def test_the_penny_says_where_it_came_from():
    penny = steps_of(SALFORD, "trust")[3]
    assert penny.numbers == "goes to the larger remainder: 0.80 of a penny at the trust, 0.20 of a penny at the council"


def test_the_unrounded_share_is_shown():
    assert steps_of(SALFORD, "trust")[2].numbers.endswith("= 149,132.9479…")


def test_a_partner_without_the_penny_has_no_row_for_it():
    assert [step.words for step in steps_of(SALFORD, "council")] == [
        "Forecast less budget",
        "The council: part of all contributions",
        "Its part, cut to whole pence",
        "The council in all",
    ]


def test_an_own_rule_of_a_line_stands_before_the_pools_rule():
    case = pool(
        {"trust": "50", "council": "50"},
        line("homes", "40", "50", rule=one_partner("council")),
        line("rest", "60", "64"),
    )
    words = [step.words for step in steps_of(case, "council")]
    assert words[1:3] == ["Line homes", "All of it"]
    assert "What remains for the pool's rule" in words


def test_a_cap_is_named_where_it_stops_a_share():
    rule = Rule(RuleKind.PROPORTIONAL, caps={"trust": pounds(3)})
    case = pool({"trust": "50", "council": "50"}, line("all", "100", "110"), rule=rule)
    assert steps_of(case, "trust")[1].words == "Stopped at the agreed cap"


@settings(max_examples=300, deadline=None)
@given(pools())
def test_the_last_row_is_the_figure_explained(case: Pool):
    found = split(case)
    for partner in found.shares:
        last = explain(case, found, partner)[-1]
        assert (last.result, last.unit) == (found.shares[partner], Unit.POUNDS)
