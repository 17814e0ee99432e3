"""Why a rating is what it is, in words; a rating worked out, capped, let off, and restated."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.test import Client

from performance.models import CapRule, Rating, RatingJudgement, RatingMatrix, RatingRule, RatingScheme
from salford_css.core.models import Organisation
from tests.factories.performance import framework
from tests.performance.pages.conftest import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def matrix(salford: Organisation) -> RatingMatrix:
    """The demonstration's rule, not the official one."""
    scheme = RatingScheme.objects.create(ref="stars", name="Star rating", grades="0, 1, 2, 3", framework=framework())
    found = RatingMatrix.objects.create(
        scheme=scheme,
        number=1,
        name="Demonstration rule",
        standing="illustrative",
        now_scale="no/not well, some, most, yes",
    )
    promising = {"one_prospects_from": "promising", "other_prospects_from": "promising"}
    lines = (
        {"grade": "0", "one_now_to": "no"},
        {"grade": "3", "one_now_from": "yes", "other_now_from": "most", **promising},
        {"grade": "2", "one_now_from": "most", "other_now_from": "some", **promising},
        {"grade": "1"},
    )
    for place, line in enumerate(lines, start=1):
        RatingRule.objects.create(matrix=found, place=place, **line)
    return found


@pytest.fixture
def placements(matrix: RatingMatrix) -> CapRule:
    return CapRule.objects.create(
        framework=framework(), year=2004, measure="Three or more placements", bad_when="above", limit=Decimal(20),
        unit="percent", service="children", max_judgement="some", small_numbers_exempt=True, standing="verified",
    )  # fmt: skip


def rated(matrix: RatingMatrix, council: Organisation, children: str, adults: str, grade: str) -> Rating:
    rating = Rating.objects.create(
        ref="rated", scheme=matrix.scheme, organisation=council, grade=grade, standing="verified",
        earliest=date(2004, 11, 1), latest=date(2004, 11, 30),
    )  # fmt: skip
    for service, pair in (("children", children), ("adults", adults)):
        for question, word in zip(("now", "prospects"), pair.split(" / "), strict=True):
            RatingJudgement.objects.create(rating=rating, service=service, question=question, judgement=word)
    return rating


def test_a_published_rating_is_held_beside_our_own_rule_which_is_said_to_be_made_up(
    matrix: RatingMatrix, salford: Organisation, words: Words
):
    rated(matrix, salford, "most / promising", "most / excellent", "2")
    page = words("/performance/ratings/rated/")
    assert (
        "the official matrix is not at hand. The matrix “Demonstration rule” gives 2, the same as was published."
        in page
    )
    assert "illustrative" in page
    assert "Line 3 applies and gives 2: one service is at least “most” and has prospects at least “promising”" in page
    assert "3, if serving people well now in adults' services were “yes” instead of “most”." in page


def test_where_not_all_four_judgements_are_known_nothing_is_made_up(
    matrix: RatingMatrix, salford: Organisation, words: Words
):
    rating = rated(matrix, salford, "most / promising", "most / excellent", "2")
    rating.judgements.filter(service="adults").delete()
    assert "Why this rating" not in words("/performance/ratings/rated/")


FORM = {
    "children_now": "most", "children_prospects": "promising", "adults_now": "yes", "adults_prospects": "promising",
    "year_assessed": "2003/04", "round": "spring", "published_0": "1", "published_1": "11", "published_2": "2004",
}  # fmt: skip
NEW = "/performance/ratings/new/stars/?year=2004"


def work_out(browser: Client, rule: CapRule, **facts: Any) -> Any:
    figures = {f"{part}_{rule.pk}": facts.pop(part, "") for part in ("value", "numerator", "denominator")}
    return browser.post(NEW, FORM | figures | facts)


def test_a_cap_lowers_a_judgement_and_the_page_says_so(placements: CapRule, vera: Client, words: Words):
    assert work_out(vera, placements, value="22", numerator="44", denominator="200").status_code == 302
    rating = Rating.objects.get()
    assert (rating.grade, rating.standing, rating.year_assessed, rating.matrix) == (
        "2",
        "illustrative",
        "2003/04",
        RatingMatrix.objects.get(),
    )
    page = words(rating.get_absolute_url())
    assert "Children's services, serving people well now: “some”, capped from “most”." in page
    assert "“Three or more placements” stands at 22%, above 20%: the judgement can be no better than “some”." in page
    assert "Without the caps the same judgements would give 3." in page


def test_a_small_number_is_let_off_and_the_page_says_why(placements: CapRule, vera: Client, words: Words):
    work_out(vera, placements, value="22.2", numerator="2", denominator="9")
    assert Rating.objects.get().grade == "3"
    assert "2 of 9 are counted and one service user would make it 11.11%" in words(
        Rating.objects.get().get_absolute_url()
    )


def test_a_refused_rating_keeps_what_was_typed(placements: CapRule, vera: Client):
    refused = work_out(vera, placements, year_assessed="2003", source="Own assessment")
    assert refused.status_code == 422
    assert "is not a financial year" in refused.content.decode() and "Own assessment" in refused.content.decode()
    assert "on a day that has come" in work_out(vera, placements, published_2="2999").content.decode()
    assert not Rating.objects.exists()


def test_a_rating_is_restated_once_with_the_reason(placements: CapRule, vera: Client, words: Words):
    work_out(vera, placements, value="22", numerator="44", denominator="200")
    first = Rating.objects.get()
    address = f"{first.get_absolute_url()}restate/"
    assert "Say why the rating is restated" in vera.post(address, FORM | {"why": ""}).content.decode()
    vera.post(address, FORM | {"round": "refresh", "why": "The figure was corrected to 18%"})
    first.refresh_from_db()
    assert (first.superseded_by.grade, first.grade) == ("3", "2")
    assert "It was restated later" in words(first.get_absolute_url())
    assert vera.get(address).status_code == 404


def test_a_matrix_on_which_a_rating_rests_stays_and_its_copy_is_edited(placements: CapRule, vera: Client, words: Words):
    work_out(vera, placements)
    with pytest.raises(IntegrityError, match="A rating rests on this matrix"), transaction.atomic():
        RatingRule.objects.filter(place=4).update(grade="2")
    page = words("/performance/rating-matrices/stars/1/")
    assert "1 rating rests on it, so it stays as it is." in page and "Nothing better holds" in page
    vera.post("/performance/rating-matrices/stars/1/copy/")
    copied = RatingMatrix.objects.get(number=2)
    assert copied.lines.filter(place=4).update(grade="2") == 1


def test_a_cabinet_member_works_no_rating_out(placements: CapRule, carol: Client):
    assert carol.get(NEW).status_code == 403
