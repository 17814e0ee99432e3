"""What a reader sees of partnerships, agreements and pools, on the Salford case."""

import re

import pytest
from django.test import Client

from partnerships.models import Partnership, PooledFund
from salford_css.core.models import Role
from tests.factories import partnerships as make
from tests.factories.core import user_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_case")]
CASE, AFTER_THE_DECK = "?as_at=2004-06-01", "?as_at=2006-10-01"
LEARNING = "/partnerships/register/part-learning-difficulties/"


@pytest.fixture
def reader() -> Client:
    """Carol, a cabinet member, at her browser."""
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    return client


def words(response) -> str:
    """The page as one line of words."""
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_pool_that_ran_unsigned_is_the_first_thing_said(reader):
    page = words(reader.get(LEARNING + CASE))
    assert "The pool has been live for 26 months without a signed agreement on record." in page
    assert page.index("26 months") < page.index("The agreement, item by item")


def test_the_total_of_2002_is_shown_unsplit(reader):
    page = words(reader.get(LEARNING + CASE))
    assert "£16 million" in page
    assert "split between the partners not on record" in page


def test_figures_that_became_known_later_are_not_shown_before(reader):
    before, after = (words(reader.get(LEARNING + moment)) for moment in (CASE, AFTER_THE_DECK))
    assert "8,600,000.00" not in before
    assert "More figures became known on 6 September 2006" in before
    assert "8,600,000.00" in after
    assert "8,700,000.00" in after


def test_years_without_figures_say_so(reader):
    assert "no figure on record for 3 years" in words(reader.get(LEARNING + AFTER_THE_DECK))


def test_each_item_of_the_agreement_says_what_the_record_says(reader):
    page = words(reader.get(LEARNING + CASE))
    assert "(a) Agreed aims and outcomes Not on record nothing" in page
    assert "(d) People and kinds of service On record" in page


def test_words_that_name_nobody_are_shown_as_words(reader):
    page = words(reader.get("/partnerships/register/part-preventive-service/" + CASE))
    assert "“multi-agency” no organisation is named" in page


def test_the_home_page_counts_what_was_known(reader):
    assert "No pooled fund of this council" not in words(reader.get("/partnerships/" + CASE))
    assert "40 partnerships are on record" in words(reader.get("/partnerships/" + CASE))


def test_the_register_finds_by_partner(reader):
    page = words(reader.get("/partnerships/register/?words=Princess Royal"))
    assert "1 of 40 partnerships" in page
    assert "Carers Centre" in page


@pytest.mark.parametrize("way", ["csv", "xlsx"])
@pytest.mark.parametrize("register", ["register", "agreements", "pools", "boards", "checklist", "sharing"])
def test_every_register_can_be_taken_away(reader, register, way):
    response = reader.get(f"/partnerships/{register}/?format={way}")
    assert response.status_code == 200
    assert f".{way}" in response["Content-Disposition"]


def test_nothing_shared_is_said_in_words(reader):
    assert "Nothing is shared on this day" in words(reader.get("/partnerships/sharing/" + CASE))


def test_a_doubt_about_the_source_stands_on_the_page_it_concerns(reader):
    assert "cites section 31 of the Health Act 2000" in words(reader.get("/strategy/proposals/prop-01/" + CASE))


@pytest.mark.parametrize("register", ["register", "pools", "agreements", "boards"])
def test_a_list_asks_as_many_questions_for_one_row_as_for_all(reader, register, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        reader.get(f"/partnerships/{register}/{CASE}")


def test_every_partnership_and_pool_has_its_page(reader):
    rows = [*Partnership.objects.all(), *PooledFund.objects.all()]
    assert [row.ref for row in rows if reader.get(row.get_absolute_url()).status_code != 200] == []


def test_what_each_partner_bears_is_explained_down_to_the_penny(reader):
    year, *_ = make.salford_pool()
    page = words(reader.get(year.fund.get_absolute_url() + "?as_at=2007-01-01"))
    assert "£300,000 more than the budget of £17.3 million is expected to be spent in 2006/07." in page
    assert "Salford Primary Care Trust pays £149,132.95 more" in page
    assert "goes to the larger remainder" in page


def test_a_pool_without_a_forecast_shares_nothing(reader):
    page = words(reader.get(PooledFund.objects.get(ref="pool-learning-difficulties").get_absolute_url() + CASE))
    assert "Explain this figure" not in page
