"""An administrator keeps the tree of organisations."""

import pytest
from django.test import Client

from salford_css.core.models import Organisation, Placement


@pytest.fixture
def trust(db: None) -> Organisation:
    return Organisation.objects.create(ref="trust", name="The Trust")


@pytest.fixture
def council(db: None) -> Organisation:
    return Organisation.objects.create(ref="council", name="The Council")


def test_an_organisation_is_found_by_its_name(as_ada: Client, trust: Organisation, council: Organisation):
    page = as_ada.get("/admin/core/organisation/", {"q": "trust"})
    assert list(page.context["cl"].result_list) == [trust]


def test_a_parent_is_searched_for_rather_than_picked_from_a_list_of_all(as_ada: Client, council: Organisation):
    question = {"app_label": "core", "model_name": "placement", "field_name": "parent", "term": "counc"}
    answer = as_ada.get("/admin/autocomplete/", question).json()
    assert [row["text"] for row in answer["results"]] == ["The Council"]


def test_a_change_shows_on_the_trail_with_who_and_why(as_ada: Client, trust: Organisation, council: Organisation):
    as_ada.post(
        "/admin/core/placement/add/", {"organisation": trust.pk, "parent": council.pk, "_reason": "As the minutes say."}
    )
    page = as_ada.get(f"/admin/core/placement/{Placement.objects.get().pk}/trail/").content.decode()
    assert "As the minutes say." in page
    assert "the account ada" in page
    assert "The Council" in page


def test_the_history_link_leads_to_the_trail(as_ada: Client, trust: Organisation):
    answer = as_ada.get(f"/admin/core/organisation/{trust.pk}/history/")
    assert answer.headers["Location"] == f"/admin/core/organisation/{trust.pk}/trail/"


def test_nothing_is_deleted_in_the_administration(as_ada: Client, trust: Organisation):
    assert as_ada.post(f"/admin/core/organisation/{trust.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("address", ["", "add/", "{pk}/change/", "{pk}/trail/"])
def test_every_page_of_an_organisation_opens(as_ada: Client, trust: Organisation, address: str):
    assert as_ada.get(f"/admin/core/organisation/{address.format(pk=trust.pk)}").status_code == 200
