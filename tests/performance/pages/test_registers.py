"""Frameworks, indicators, figures, ratings, sources, money, bands and deliveries."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from performance.models import (
    BudgetFact,
    CapRule,
    InformationSource,
    Rating,
    RatingScheme,
    Series,
    Submission,
)
from salford_css.core.models import Organisation
from tests.factories.performance import council, indicator, record
from tests.performance.pages.conftest import Words

LISTS = ("frameworks", "indicators", "ratings", "information-sources", "budget-facts", "bands", "thresholds", "targets")


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_register_says_so_in_words(name: str, carol: Client):
    page = carol.get(f"/performance/{name}/").content.decode()
    assert "are on record as at" in page


@pytest.mark.parametrize("name", LISTS)
def test_every_register_goes_away_as_a_file(name: str, delays: Series, carol: Client):
    assert carol.get(f"/performance/{name}/?format=csv").status_code == 200
    assert carol.get(f"/performance/{name}/?format=xlsx").status_code == 200


def test_a_framework_lists_its_indicators_and_says_which_have_figures(delays: Series, words: Words):
    indicator(of="SITREP", code="OTHER", title="Other delays")
    page = words("/performance/frameworks/SITREP/")
    assert "2 indicators; 1 of them has figures here." in page


def test_indicators_are_found_by_an_alias_once(delays: Series, words: Words):
    for name in ("bed blocking", "bed blocking days"):
        delays.indicator.aliases.create(name=name)
    page = words("/performance/indicators/?words=bed+blocking")
    assert "1 of 1 indicators" in page


def test_every_figure_of_a_series_stands_in_a_list(delays: Series, words: Words, vera: Client):
    address = "/performance/indicators/SITREP/DTOC/results/"
    assert "22 figures, each as it was believed on 1 March 2020." in words(address)
    assert "Correct" not in words(address)
    assert "/results/2019-20-M10/correct/" in words(address, by=vera)


def test_a_file_of_figures_holds_no_links(delays: Series, vera: Client):
    answer = vera.get("/performance/indicators/SITREP/DTOC/results/?format=csv&as_at=2020-03-01")
    head = b"".join(answer.streaming_content).decode().splitlines()[0]
    assert head == "\ufeffPeriod,Figure,Status,Stage,Evidence,Known from,Source"


@pytest.fixture
def stars(salford: Organisation) -> Rating:
    scheme = RatingScheme.objects.create(ref="stars", name="Star rating", grades="0, 1, 2, 3")
    return Rating.objects.create(
        ref="stars-2002", scheme=scheme, organisation=salford, grade="2", standing="verified",
        earliest=date(2002, 5, 30), latest=date(2002, 5, 30),
    )  # fmt: skip


def test_the_list_of_ratings_says_what_ours_was_last(stars: Rating, words: Words):
    assert "Salford City Council's last known grade is 2 (Star rating, 30 May 2002)." in words("/performance/ratings/")


def test_a_rating_of_the_future_is_not_known_yet(stars: Rating, words: Words):
    assert "No ratings are on record" in words("/performance/ratings/", as_at="2001-01-01")


def test_a_rating_says_that_the_judgements_behind_it_are_not_given(stars: Rating, words: Words):
    page = words("/performance/ratings/stars-2002/")
    assert "Salford City Council: grade 2" in page
    assert "The source gives the grade alone" in page


def test_a_source_that_is_only_named_says_so(salford: Organisation, words: Words):
    InformationSource.objects.create(ref="info-1", organisation=salford, kind="plan", name="Service plan")
    assert "only named" in words("/performance/information-sources/")
    assert "only named" in words("/performance/information-sources/info-1/")


def test_money_without_a_figure_is_told_and_not_made_up(salford: Organisation, words: Words):
    BudgetFact.objects.create(
        ref="bud-1", organisation=salford, kind="deficit", fact="Deficit", amount=Decimal(2000000)
    )
    BudgetFact.objects.create(ref="bud-2", organisation=salford, kind="balance", fact="Balanced budget")
    assert "1 of them name no figure" in words("/performance/budget-facts/")
    assert "£2 million" in words("/performance/budget-facts/bud-1/")
    assert "not stated" in words("/performance/budget-facts/bud-2/")


def test_a_cap_that_is_unclear_says_so(delays: Series, words: Words):
    facts = {"framework": delays.indicator.framework, "year": 2002, "unit": "percent", "standing": "unverified"}
    CapRule.objects.create(
        measure="Inspection of homes", bad_when="unclear", limit=1, service="adults", max_judgement="most", **facts
    )
    CapRule.objects.create(
        measure="Placements", bad_when="above", limit=20, service="children", max_judgement="some", **facts
    )
    page = words("/performance/thresholds/")
    assert "1%, side unclear" in page and "above 20%" in page


def test_a_delivery_says_what_it_brought_and_what_still_stands(delays: Series, words: Words):
    delivery = Submission.objects.get()
    page = words(f"/performance/deliveries/{delivery.uid}/")
    assert "22 of its figures still stand." in page


def test_more_rows_cost_no_more_queries(delays: Series, carol: Client, django_assert_max_num_queries):
    addresses = ["/performance/indicators/", "/performance/frameworks/", "/performance/indicators/SITREP/DTOC/results/"]
    before = {}
    for address in addresses:
        carol.get(address)
        with django_assert_max_num_queries(60) as few:
            carol.get(address)
        before[address] = len(few.captured_queries)
    for number in range(5):
        indicator(of=f"F{number}")
    record(delays, {date(2020, 2, 1): 5}, known_from=date(2020, 3, 2))
    for address, count in before.items():
        with django_assert_max_num_queries(count):
            carol.get(address)


def test_another_councils_figures_are_its_own(delays: Series, words: Words):
    council("bolton")
    page = words("/performance/indicators/SITREP/DTOC/results/?organisation=bolton")
    assert "No figures are on record" in page
