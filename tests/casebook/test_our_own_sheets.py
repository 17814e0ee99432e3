"""What we had to word ourselves because no official sheet is at hand says so wherever it is read."""

import pytest
from django.test import Client

from performance.models import Rating, RatingScheme
from salford_css.core.models import Standing, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_case")]


@pytest.fixture
def as_carl(carl: User) -> Client:
    client = Client()
    client.force_login(carl)
    return client


@pytest.mark.parametrize("ref", ["stars", "cpa-children"])
def test_a_scheme_without_an_official_sheet_has_one_of_ours_with_its_source(ref: str):
    scheme = RatingScheme.objects.get(ref=ref)
    assert scheme.standing == Standing.DERIVED
    assert scheme.source.startswith("Sheet of our own")


@pytest.mark.parametrize("ref", ["stars", "cpa-children"])
def test_a_rating_is_read_with_the_sheet_and_the_mark_that_it_is_ours(as_carl: Client, ref: str):
    rating = Rating.objects.filter(scheme__ref=ref)[0]
    page = as_carl.get(rating.get_absolute_url()).content.decode()
    assert "Sheet of our own" in page
    assert "our own sheet" in page


def test_a_judgement_in_words_needs_no_sheet(as_carl: Client):
    rating = Rating.objects.filter(scheme__ref="words")[0]
    assert "our own sheet" not in as_carl.get(rating.get_absolute_url()).content.decode()


def test_the_list_of_ratings_marks_them_too(as_carl: Client):
    assert "Star rating of social services, our own sheet" in as_carl.get("/performance/ratings/").content.decode()
