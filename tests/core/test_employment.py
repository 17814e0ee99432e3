"""Who employs a post and who reports to whom, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from salford_css.core.employment import Employment, Reports, faults, faults_over_time, loop

COUNCIL, TRUST = "Salford City Council", "Salford Primary Care Trust"
APRIL_2003, APRIL_2004 = date(2003, 4, 1), date(2004, 4, 1)


def shares(*given: str | None) -> list[Employment]:
    return [Employment(f"Employer {at}", Decimal(share) if share else None) for at, share in enumerate(given, start=1)]


@pytest.mark.parametrize("given", [("50", "50"), ("33.33", "33.33", "33.34"), ("60.5", "39.5"), (None, None), ("100",)])
def test_shares_that_make_the_whole_or_are_all_unknown_are_right(given):
    assert faults(shares(*given)) == []


def test_shares_that_do_not_make_the_whole_say_by_how_much():
    assert faults(shares("60", "30")) == [
        "The shares of the cost come to 90 per cent; they come to 100 per cent together, so 10 per cent is missing."
    ]
    assert "33.33 per cent too much" in faults(shares("66.66", "66.67"))[0]


def test_one_share_alone_asks_for_the_others():
    assert faults(shares("60", None)) == [
        "No share of the cost is given for Employer 2; give every employer's share, or none."
    ]


def test_two_employers_do_not_both_lead_and_none_is_named_twice():
    both = [Employment(COUNCIL, leads=True), Employment(TRUST, leads=True)]
    assert faults(both) == [f"{COUNCIL} and {TRUST} are both said to lead; one employer leads."]
    assert faults([Employment(COUNCIL), Employment(COUNCIL)]) == [
        f"{COUNCIL} is named two times; name each employer once."
    ]


def test_shares_are_asked_for_on_every_day():
    rows = [
        Employment(COUNCIL, Decimal(60), first=APRIL_2003),
        Employment(TRUST, Decimal(40), first=APRIL_2003, end=APRIL_2004),
    ]
    assert faults_over_time(rows) == [
        "From 1 April 2004: The shares of the cost come to 60 per cent; they come to 100 per cent together, "
        "so 40 per cent is missing."
    ]
    assert faults_over_time([*rows[1:], Employment(COUNCIL, Decimal(60), first=APRIL_2003, end=APRIL_2004)]) == []


def test_a_circle_of_reporting_is_found_with_the_way_round():
    assert loop(Reports(1, 2), [Reports(2, 3), Reports(3, 1)]) == [1, 2, 3, 1]
    assert loop(Reports(1, 2), [Reports(2, 1)]) == [1, 2, 1]


def test_two_superiors_above_whom_stands_one_are_no_circle():
    assert loop(Reports(1, 2), [Reports(1, 3), Reports(2, 4), Reports(3, 4)]) == []


def test_lines_that_never_hold_together_make_no_circle():
    before = Reports(2, 1, end=APRIL_2004)
    assert loop(Reports(1, 2, first=APRIL_2004), [before]) == []
    assert loop(Reports(1, 2, first=APRIL_2003), [before]) == [1, 2, 1]
    later = Reports(2, 1, first=APRIL_2004)
    assert loop(Reports(1, 2, first=APRIL_2003), [later]) == [1, 2, 1]
    assert loop(Reports(1, 2, first=APRIL_2003, end=APRIL_2004), [later]) == []
