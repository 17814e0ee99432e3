"""How many of those asked came back."""

from strategy.response_rates import EVERYBODY, Rate, total


def test_an_event_of_which_nobody_knows_is_said_as_such():
    assert Rate("NHS", events=5, responded=2, unrecorded=3).words == "2 of 5, 3 not recorded"
    assert Rate("NHS", events=5, responded=2, unrecorded=3).share == "at least 40%"
    assert Rate("Staff", events=2, unrecorded=2).share == "not known"
    assert Rate("Police", events=2, responded=1).share == "50%"


def test_an_audience_without_an_event_has_no_share():
    assert (Rate("Carers").words, Rate("Carers").share) == ("no event", "none")


def test_the_sums_close_with_what_came_from_everybody():
    rows = [Rate("Staff", events=2, comments=3), Rate(EVERYBODY, comments=2)]
    assert (total(rows).comments, total(rows).events) == (5, 2)
