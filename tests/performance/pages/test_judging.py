"""Judged three ways on the page of a measure; bands, targets and lights as somebody sets and reads them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from performance.models import BandInterval, BandSet, DataProblem, RagLine, RagOverride, RagRule, Series, Target
from salford_css.core.models import Organisation
from tests.factories.performance import a_series, indicator, record
from tests.performance.pages.conftest import Words

ADDRESS = "/performance/indicators/OFLOG/ASC7/"
Y2022 = date(2022, 4, 1)
KNOWN = "2024-01-01"


@pytest.fixture
def turnover(salford: Organisation) -> Series:
    """Turnover of staff, 16.9 then 26.6 per cent, by made-up bands whose best lies in the middle."""
    series = a_series(
        of=indicator(of="OFLOG", code="ASC7", title="Turnover of staff"), frequency="year", unit="percent",
        multiplier=100, precision=1, polarity="range", highest=100,
    )  # fmt: skip
    record(series, {date(2021, 4, 1): "16.9", Y2022: "26.6"}, known_from=date(2023, 11, 1))
    found = BandSet.objects.create(indicator=series.indicator, year=2022, standing="illustrative", highest_band=4)
    for lower, upper, band, label in ((None, 12, 3, "acceptable"), (12, 20, 4, "good"), (20, None, 2, "ask questions")):
        BandInterval.objects.create(band_set=found, lower=lower, upper=upper, band=band, label=label)
    return series


@pytest.fixture
def ten_per_cent(db: None) -> RagRule:
    rule = RagRule.objects.create(ref="ten", name="Within 10%", standing="verified")
    for place, (light, shape, margin) in enumerate(
        (("green", "met", None), ("amber", "near", 10), ("red", "otherwise", None)), start=1
    ):
        RagLine.objects.create(rule=rule, place=place, light=light, shape=shape, margin=margin)
    return rule


TARGET = {
    "starts": "2022-23", "ends": "2022-23", "kind": "absolute", "value": "25", "side": "below", "standing": "verified",
    "words": "", "known_from_0": "1", "known_from_1": "6", "known_from_2": "2022",
}  # fmt: skip


def aim(browser: Client, **facts: Any) -> Any:
    return browser.post(f"{ADDRESS}targets/new/", TARGET | facts)


def test_the_page_says_each_judgement_in_a_sentence_of_its_own(turnover: Series, words: Words):
    page = words(ADDRESS, as_at=KNOWN)
    assert "too few to call a trend" in page
    assert "It has no target for this period." in page
    assert "By the illustrative bands of 2022/23 it is “ask questions”: 26.6% lies in 20 or more." in page
    assert "Moved away from the best range since 2021/22." in page


def test_made_up_bands_say_so_wherever_they_show(turnover: Series, carol: Client):
    for address in (ADDRESS, "/performance/scoreboard/", "/performance/bands/", "/performance/banded/"):
        assert "illustrative" in carol.get(f"{address}?as_at={KNOWN}").content.decode(), address
        if address != ADDRESS:
            answer = carol.get(f"{address}?as_at={KNOWN}&format=csv")
            assert "illustrative" in b"".join(answer.streaming_content).decode(), address  # type: ignore[attr-defined]


def test_the_bands_of_our_figures_are_summed_up_in_a_sentence(turnover: Series, words: Words):
    page = words("/performance/banded/", as_at=KNOWN)
    assert "Of one measure with a figure, one ask questions; none is in the best band that can be reached." in page
    assert "One of these bands is made up for the demonstration." in page
    assert "1 of 1 measures." in page


def test_a_set_of_bands_has_a_page_with_what_was_before_it(turnover: Series, words: Words, vera: Client):
    page = words(BandSet.objects.get().get_absolute_url(), as_at=KNOWN)
    assert "These bands are made up for the demonstration." in page
    assert "There was no other." in page and "Take the bands back" not in page
    taken = vera.post(f"{BandSet.objects.get().get_absolute_url()}withdraw/", {"why": ""})
    assert taken.status_code == 422 and "Say why the bands are taken back." in taken.content.decode()
    vera.post(f"{BandSet.objects.get().get_absolute_url()}withdraw/", {"why": "The official table came"})
    assert BandSet.objects.get().ended_why == "The official table came"


def test_a_target_is_set_and_held_against_the_figure(
    turnover: Series, ten_per_cent: RagRule, words: Words, vera: Client
):
    assert aim(vera).status_code == 302
    page = words(ADDRESS, as_at=KNOWN)
    assert "It misses its target: 26.6%, where less than 25.0% is asked." in page
    assert "Amber by the rule “Within 10%”: missed by no more than 10% of the target." in page


def test_a_refused_target_keeps_what_was_typed_and_says_what_is_missing(turnover: Series, vera: Client):
    refused = aim(vera, kind="relative_to_period", value="", change="-20", source="Improving health in Salford")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Choose the period on which it is a change." in page and "Improving health in Salford" in page
    assert not Target.objects.exists()


def test_a_profile_that_cannot_be_read_is_refused_line_by_line(turnover: Series, vera: Client):
    assert "“half of it” is no period with a number." in aim(vera, profile="half of it").content.decode()


def test_a_target_is_worded_anew_with_a_reason_and_both_wordings_are_listed(
    turnover: Series, words: Words, vera: Client
):
    aim(vera)
    address = f"{ADDRESS}targets/2022-23/revise/"
    assert "Say why the target is worded anew." in vera.post(address, TARGET).content.decode()
    assert vera.post(address, TARGET | {"value": "24", "reason": "Agreed with the trust"}).status_code == 302
    page = words(f"{ADDRESS}targets/", as_at=KNOWN)
    assert "2 wordings." in page and "Agreed with the trust" in page
    latest = words("/performance/targets/", as_at=KNOWN)
    assert "less than 24.0%" in latest and "less than 25.0%" not in latest


def test_a_light_is_set_by_hand_and_the_rules_own_stays_beside_it(
    turnover: Series, ten_per_cent: RagRule, vera: Client, carol: Client
):
    aim(vera)
    refused = vera.post(f"{ADDRESS}light/", {"light": "amber", "reason": "Late"})
    assert refused.status_code == 422 and "The rule gives amber already" in refused.content.decode()
    assert not RagOverride.objects.exists()
    vera.post(f"{ADDRESS}light/", {"light": "red", "reason": "Two homes sent nothing"})
    page = carol.get(f"{ADDRESS}?as_at=today").content.decode()
    assert "Two homes sent nothing" in page and "The rule itself says: Amber by the rule" in page
    board = carol.get("/performance/scoreboard/?as_at=today").content.decode()
    assert "set by hand: Two homes sent nothing; the rule says amber" in board
    vera.post(f"{ADDRESS}light/take-back/", {"why": "They came"})
    assert "Two homes sent nothing" not in carol.get("/performance/scoreboard/?as_at=today").content.decode()


def test_a_doubt_about_the_data_stands_beside_a_low_band(turnover: Series, vera: Client, carol: Client):
    vera.post(f"{ADDRESS}doubt/", {"why": "Leavers are counted twice"})
    assert DataProblem.objects.get().why == "Leavers are counted twice"
    assert "The band may tell of the data, not of the service." in carol.get(f"{ADDRESS}?as_at=today").content.decode()
    assert "data in doubt" in carol.get("/performance/scoreboard/?as_at=today").content.decode()
    vera.post(f"{ADDRESS}doubt/settle/", {"how": "Counted anew"})
    assert DataProblem.objects.get().mended_how == "Counted anew"


@pytest.mark.parametrize("deed", ["targets/new/", "light/", "doubt/"])
def test_a_cabinet_member_is_offered_none_of_it_and_may_do_none(
    deed: str, turnover: Series, words: Words, carol: Client
):
    assert f"{ADDRESS}{deed}" not in words(ADDRESS, as_at=KNOWN)
    assert carol.get(f"{ADDRESS}{deed}").status_code == 403


def test_more_measures_cost_no_more_queries(turnover: Series, carol: Client, django_assert_max_num_queries: Any):
    address = f"/performance/banded/?as_at={KNOWN}"
    carol.get(address)
    with django_assert_max_num_queries(60) as few:
        carol.get(address)
    for number in range(4):
        series = a_series(of=indicator(of="OFLOG", code=f"X{number}"), frequency="year")
        record(series, {Y2022: 5}, known_from=date(2023, 11, 1))
    with django_assert_max_num_queries(len(few.captured_queries)):
        carol.get(address)
