"""The heading of a chart, the texts under it, and the heading of a list of measures."""

from performance.sentences.board import Told, board_heading, board_lead
from performance.sentences.chart import chart_heading, how_to_read, what_is_not_known, what_it_says
from performance.wording import ordinal, place_of
from tests.performance.series import delays, monthly, yearly


def test_a_level_that_changed_is_the_heading():
    assert chart_heading(delays()) == "The level changed in April 2019 and has not come back"


def test_a_series_without_a_signal_says_since_when():
    assert chart_heading(monthly([50, 52] * 10)) == "Usual ups and downs since April 2018"


def test_a_month_that_stands_apart_is_named():
    assert chart_heading(monthly([*[50, 52] * 10, 80])) == "December 2019 stands apart"


def test_a_few_yearly_figures_are_counted():
    assert chart_heading(yearly([41, 42, 43])) == "Three yearly figures, 2016/17 to 2018/19"
    assert chart_heading(yearly([41])) == "One yearly figure, 2018/19"


def test_a_year_without_a_figure_is_not_counted():
    assert chart_heading(yearly([41, None, 43])) == "Two yearly figures, 2016/17 to 2018/19"


def test_the_run_that_counts_is_the_one_that_is_told():
    assert "seven in a row" in how_to_read(delays())
    assert "No limits are drawn" in how_to_read(yearly([41, 42]))


def test_the_latest_stretch_is_told_in_figures():
    assert "Eleven months running, 717 to 1,400 days, lie above the limit of 701." in what_it_says(delays())


def test_a_short_series_says_what_it_came_from_and_to():
    assert what_it_says(yearly([41, 42])) == "Between 2017/18 and 2018/19 the figure rose, from 41% to 42%."
    assert what_it_says(yearly([41, 41])) == "Between 2017/18 and 2018/19 the figure stayed the same, at 41%."
    assert what_it_says(yearly([41])) == "There is nothing to compare the one figure with."


def test_a_cause_is_asked_for_until_somebody_gave_one():
    assert any("No cause is on record" in told for told in what_is_not_known(delays(), explained=False))
    assert not any("No cause is on record" in told for told in what_is_not_known(delays(), explained=True))


def test_a_missing_target_is_told():
    assert any("Nobody has said" in told for told in what_is_not_known(delays(targets=[]), explained=True))
    assert not any("Nobody has said" in told for told in what_is_not_known(delays(), explained=True))


HOSPITAL = Told("hospital delays", "concern")
SHORT = Told("staff turnover", "")
USUAL = Told("assessments", "common")


def test_the_board_names_two_concerns_and_counts_more():
    assert board_heading([HOSPITAL, USUAL]).startswith("Hospital delays: one of the two measures is worse")
    assert board_heading([HOSPITAL] * 3) == "Three of the three measures are worse than chance explains"


def test_a_board_without_a_concern_says_so_only_where_something_could_be_judged():
    assert board_heading([USUAL, SHORT]) == "None of the two measures shows more than usual ups and downs for the worse"
    assert board_heading([SHORT]) == "None of one measure has enough figures to tell a change from chance"
    assert board_heading([]) == "No measure has a figure yet"


def test_the_lead_counts_what_is_late_and_what_has_no_figure():
    rows = [HOSPITAL, SHORT, Told("referrals", "", late=True), Told("visits", "", without=True)]
    told = "one is a concern, two have too few figures to judge by statistics and one has no figure. One is overdue."
    assert board_lead(rows) == f"Of the four measures shown, {told}"


def test_a_council_is_named_after_its_place():
    assert place_of("Salford City Council") == "Salford"
    assert place_of("Barking and Dagenham Council") == "Barking and Dagenham"
    assert place_of("Salford Primary Care Trust") == "Salford Primary Care Trust"


def test_places_are_words_up_to_twelve():
    assert [ordinal(number) for number in (1, 12, 13, 21, 112)] == ["first", "twelfth", "13th", "21st", "112th"]
