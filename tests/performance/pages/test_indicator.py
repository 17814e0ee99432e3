"""The page of one measure."""

from datetime import date

from django.test import Client

from performance.measures import Status
from performance.models import BandInterval, BandSet, Commentary, Series
from salford_css.core.models import NamedMoment, Organisation
from tests.factories.performance import LONG_AGO, a_series, council, definition, indicator, record
from tests.performance.pages.conftest import RISEN, STEADY, Words, fill, neighbour

DELAYS = "/performance/indicators/SITREP/DTOC/"


def test_the_headline_says_since_when_delays_lie_outside_their_usual_range(delays: Series, words: Words):
    page = words(DELAYS)
    assert "For four months, hospital delays have stayed above Salford's usual range" in page
    assert "The level changed in October 2019 and has not come back" in page


def test_what_nobody_said_is_a_word(delays: Series, words: Words):
    page = words(DELAYS)
    for sentence in ("None set", "Not banded", "Not graded", "Nobody named", "No cause is on record."):
        assert sentence in page


def test_before_the_first_figure_the_page_says_so_and_offers_a_moment(delays: Series, words: Words):
    NamedMoment.objects.create(ref="complete", day=date(2020, 3, 1), label="1 March 2020: the series is complete")
    NamedMoment.objects.create(ref="early", day=date(2004, 6, 1), label="1 June 2004")
    page = words(DELAYS, as_at="2004-06-01")
    assert "No figure for hospital delays in Salford was known on 1 June 2004" in page
    assert "Read as at 1 March 2020: the series is complete" in page
    assert "Read as at 1 June 2004" not in page
    assert "chart-frame" not in page


def test_the_moment_offered_leads_back_to_the_same_series(delays: Series, carol: Client):
    NamedMoment.objects.create(ref="complete", day=date(2020, 3, 1), label="Complete")
    back = f"{DELAYS}?organisation=salford&as_at=2004-06-01"
    answer = carol.post("/moment/", {"moment": "complete", "next": back})
    assert answer.headers["Location"] == f"{DELAYS}?organisation=salford"


def test_a_figure_restated_later_is_shown_as_it_was_believed_on_the_day(delays: Series, words: Words):
    record(delays, {date(2020, 1, 1): 1777}, known_from=date(2020, 4, 10))
    assert "1,777" not in words(DELAYS)
    later = words(DELAYS, as_at="2020-05-01")
    assert "The figure of January 2020 was stated 2 times." in later and "1,777" in later


def test_three_yearly_figures_get_no_limits_and_no_signal(salford: Organisation, words: Words):
    series = a_series(of=indicator(code="CLA", title="Children looked after"), frequency="year", unit="children")
    record(series, {date(1999, 4, 1): 569, date(2000, 4, 1): 601, date(2001, 4, 1): 580}, known_from=date(2002, 4, 1))
    page = words("/performance/indicators/PAF/CLA/", as_at="2004-06-01")
    assert "Three yearly figures are too few to call a trend, and the last is two years old" in page
    assert "yearly figures come too seldom to tell a run from chance" in page
    assert "usual-range" not in page


def test_a_withheld_figure_is_told_and_never_a_zero(salford: Organisation, words: Words):
    series = a_series(of=indicator(code="ADO", title="Children adopted"), frequency="year", unit="children")
    record(series, {date(2017, 4, 1): 12}, known_from=date(2018, 4, 1))
    record(series, {date(2018, 4, 1): 0}, known_from=date(2019, 4, 1), status=Status.SUPPRESSED)
    assert "Withheld" in words("/performance/indicators/PAF/ADO/")


def test_parts_that_make_up_the_whole_stand_in_one_bar_each(delays: Series, words: Words):
    fill(delays, [*[100] * 12, *[200] * 12], known_from=date(2020, 3, 2))
    part_of(delays, "responsible=nhs", "health", [*[60] * 12, *[150] * 12])
    part_of(delays, "responsible=social-care", "social care", [*[40] * 12, *[50] * 12])
    page = words(DELAYS, as_at="2020-04-01")
    assert "Health rose from 60 to 150 and social care from 40 to 50" in page
    assert "health 150, social care 50" in page


def test_parts_that_do_not_make_up_the_whole_are_a_finding(delays: Series, words: Words):
    fill(delays, [*[100] * 12, *[200] * 12], known_from=date(2020, 3, 2))
    part_of(delays, "responsible=nhs", "health", [*[60] * 12, *[150] * 12])
    part_of(delays, "responsible=social-care", "social care", [*[40] * 12, *[40] * 12])
    assert "Together the parts make 190, not 200." in words(DELAYS, as_at="2020-04-01")


def test_a_part_is_told_by_itself_on_a_page_of_its_own(delays: Series, words: Words):
    part_of(delays, "responsible=nhs", "health", RISEN)
    assert "Delayed transfers of care, health, days, monthly" in words(f"{DELAYS}?breakdown=responsible=nhs")


def part_of(whole: Series, key: str, label: str, values: list[int]) -> None:
    part = a_series(of=whole.indicator, breakdown=key)
    part.breakdown.label = label
    part.breakdown.save()
    fill(part, values)


def test_the_same_measure_elsewhere_is_compared_with_its_own_past(delays: Series, words: Words):
    fill(delays, [*STEADY, 100, 100, 100, 190, 190, 190], known_from=date(2020, 3, 2))
    for ref, last in (("bolton", 110), ("wigan", 90)):
        neighbour(ref)
        fill(a_series(of=delays.indicator, at=ref), [*[100] * 18, *[last] * 6])
    page = words(DELAYS, as_at="2020-04-01")
    assert "Two of three councils got worse; none as much as Salford" in page


def test_a_measure_nobody_else_reports_has_no_comparison(delays: Series, words: Words):
    assert "got worse" not in words(DELAYS)


def test_a_yearly_measure_is_ranked_among_councils(salford: Organisation, words: Words):
    measured = indicator(code="C72", title="Support at home")
    for ref, value in (("salford", 40), ("bolton", 50), ("wigan", 60)):
        if ref != "salford":
            neighbour(ref)
        series = a_series(at=ref, of=measured, frequency="year", **({} if measured.definitions.exists() else _higher()))
        record(series, {date(2017, 4, 1): 30, date(2018, 4, 1): value}, known_from=date(2019, 4, 1))
    page = words("/performance/indicators/PAF/C72/")
    assert "Salford is last of three councils; half of them reach 50% or more" in page


def _higher() -> dict[str, object]:
    return {"unit": "percent", "multiplier": 100, "polarity": "higher", "highest": 100}


def test_the_owners_words_stand_on_the_page(delays: Series, words: Words):
    Commentary.objects.create(
        series=delays, period=date(2020, 1, 1), number=1, made_at=LONG_AGO, known_from=date(2020, 2, 1),
        text="Home care hours ran short.",
    )  # fmt: skip
    page = words(DELAYS)
    assert "Home care hours ran short." in page
    assert "No cause is on record." not in page


def test_bands_are_listed_with_the_place_of_the_latest_figure(delays: Series, words: Words):
    found = BandSet.objects.create(indicator=delays.indicator, year=2019, standing="illustrative")
    BandInterval.objects.create(band_set=found, lower=None, upper=150, band=5, label="very good")
    BandInterval.objects.create(band_set=found, lower=150, upper=None, band=1, label="investigate urgently")
    page = words(DELAYS)
    assert "The figure lies in investigate urgently" in page
    assert "illustrative" in page


def test_a_code_with_brackets_has_a_page_and_a_thread(salford: Organisation, words: Words):
    definition(indicator(of="ASCOF-2014", code="2A(2)", title="Admissions to care homes"))
    assert "No figure has ever been entered for Salford." in words("/performance/indicators/ASCOF-2014/2A(2)/")
    assert "Admissions to care homes" in words("/performance/indicators/ASCOF-2014/2A(2)/thread/")


def test_an_unknown_organisation_or_part_is_not_found(delays: Series, carol: Client):
    assert carol.get(f"{DELAYS}?organisation=atlantis").status_code == 404
    assert carol.get(f"{DELAYS}?breakdown=age=900").status_code == 404


def test_a_cabinet_member_sees_no_way_to_enter_a_figure(delays: Series, words: Words, vera: Client):
    assert "Enter a figure" not in words(DELAYS)
    assert "Enter a figure" in words(DELAYS, by=vera)


def test_more_councils_cost_no_more_queries(delays: Series, carol: Client, django_assert_max_num_queries):
    for number in range(2):
        neighbour(f"council-{number}")
        fill(a_series(of=delays.indicator, at=f"council-{number}"), STEADY)
    carol.get(f"{DELAYS}?as_at=2020-03-01")
    with django_assert_max_num_queries(75) as few:
        carol.get(f"{DELAYS}?as_at=2020-03-01")
    for number in range(2, 8):
        neighbour(f"council-{number}")
        fill(a_series(of=delays.indicator, at=f"council-{number}"), STEADY)
    with django_assert_max_num_queries(len(few.captured_queries)):
        carol.get(f"{DELAYS}?as_at=2020-03-01")


def test_figures_of_another_council_are_one_link_away(delays: Series, words: Words):
    neighbour("bolton")
    fill(a_series(of=delays.indicator, at="bolton"), STEADY)
    page = words(f"{DELAYS}?organisation=bolton")
    assert council("bolton").name in page
    assert "usual range" in page
