"""Four judgements become a grade: by a matrix that is data. The rule here is the demonstration's, not the official one.

Vectors: Durham, published November 2004 (scrutiny committee, 6 December 2004), Isle of Wight, December 2005 (cabinet,
17 January 2006), Walsall, May 2002 (Health Service Journal): the published stars of councils whose four judgements are
known.
"""

from decimal import Decimal

import pytest

from performance.caps import BadWhen, Cap, Figure, held_against
from performance.stars import (
    ADULTS,
    CHILDREN,
    NOW,
    PROSPECTS,
    Capping,
    Condition,
    Judgements,
    Line,
    Matrix,
    rate,
    scale_of,
)

DEMONSTRATION = Matrix(
    now=scale_of("no/not well, some, most, yes"),
    prospects=scale_of("poor, uncertain, promising, excellent"),
    lines=(
        Line(1, "0", Condition(now_to="no"), Condition()),
        Line(2, "3", Condition("yes", "", "promising"), Condition("most", "", "promising")),
        Line(3, "2", Condition("most", "", "promising"), Condition("some", "", "promising")),
        Line(4, "1", Condition(), Condition()),
    ),
)


def judged(children: str, adults: str) -> Judgements:
    """`most / promising` of each service."""
    pairs = {CHILDREN: children.split(" / "), ADULTS: adults.split(" / ")}
    return {
        (service, question): pairs[service][place]
        for service in pairs
        for place, question in enumerate((NOW, PROSPECTS))
    }


@pytest.mark.parametrize(
    ("council", "children", "adults", "stars"),
    [
        ("Durham, November 2004", "most / promising", "most / excellent", "2"),
        ("Isle of Wight, December 2005", "some / promising", "most / promising", "2"),
        ("Walsall, May 2002", "not well / poor", "not well / poor", "0"),
    ],
)
def test_published_stars_follow_from_the_published_judgements(
    council: str, children: str, adults: str, stars: str
) -> None:
    assert rate(DEMONSTRATION, judged(children, adults)).grade == stars


def test_failure_in_either_service_gives_no_star_however_good_the_other_is() -> None:
    for pair in (("no / excellent", "yes / excellent"), ("yes / excellent", "no / excellent")):
        assert rate(DEMONSTRATION, judged(*pair)).grade == "0"


def test_children_and_adults_weigh_the_same() -> None:
    one, other = "yes / promising", "most / promising"
    assert rate(DEMONSTRATION, judged(one, other)).grade == rate(DEMONSTRATION, judged(other, one)).grade == "3"


def test_a_line_may_mean_children_alone() -> None:
    only = Matrix(
        DEMONSTRATION.now, DEMONSTRATION.prospects, (Line(1, "1", Condition("yes"), Condition(), either_way=False),)
    )
    assert rate(only, judged("yes / poor", "no / poor")).grade == "1"
    assert rate(only, judged("no / poor", "yes / poor")).line is None


def bites(at_most: str) -> Capping:
    cap = Cap("Three or more placements", BadWhen.ABOVE, Decimal(20), "percent", at_most)
    return Capping(CHILDREN, NOW, held_against(cap, Figure(Decimal(22))))


def test_a_cap_lowers_the_judgement_before_the_matrix_is_asked() -> None:
    reasoned = rate(DEMONSTRATION, judged("yes / promising", "yes / promising"), [bites("some")])
    assert (reasoned.grade, reasoned.without_caps) == ("2", "3")
    assert reasoned.lowered == [(CHILDREN, NOW)]
    assert reasoned.after[CHILDREN, NOW] == "some"


def test_a_cap_never_raises_a_judgement() -> None:
    assert rate(DEMONSTRATION, judged("no / poor", "yes / promising"), [bites("some")]).grade == "0"


def test_the_nearest_ways_to_one_more_star_are_named() -> None:
    reasoned = rate(DEMONSTRATION, judged("most / promising", "most / excellent"))
    raised = [{key for key in one if one[key] != reasoned.after[key]} for one in reasoned.better]
    assert raised == [{(ADULTS, NOW)}, {(CHILDREN, NOW)}]


def test_the_best_grade_has_nothing_above_it() -> None:
    assert rate(DEMONSTRATION, judged("yes / excellent", "yes / excellent")).better == ()


def test_a_word_that_is_not_on_the_scale_is_named_with_the_steps_there_are() -> None:
    with pytest.raises(ValueError, match="“fine” is not a step of this scale: no, some, most, yes"):
        rate(DEMONSTRATION, judged("fine / poor", "no / poor"))


def test_a_missing_judgement_is_named() -> None:
    with pytest.raises(ValueError, match="judgement of adults, prospects, is missing"):
        rate(DEMONSTRATION, {**judged("some / poor", "some / poor"), (ADULTS, PROSPECTS): ""})


@pytest.mark.parametrize("text", ["", "some", "no, some, no", "no/some, some"])
def test_a_scale_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="two steps or more"):
        scale_of(text)
