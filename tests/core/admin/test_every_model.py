"""Every model has a list, a form and a search that open."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

OURS = ("core", "strategy", "performance", "partnerships", "dashboards", "casebook")


def addresses(action: str) -> list[str]:
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}") for model in admin.site._registry
    ]


@pytest.mark.parametrize("address", addresses("changelist"))
def test_every_list_opens_and_is_searched(as_ada: Client, address: str):
    assert as_ada.get(address, {"q": "care 2004"}).status_code == 200


@pytest.mark.parametrize("address", addresses("add"))
def test_every_form_opens_unless_a_service_writes_the_row(as_ada: Client, address: str):
    assert as_ada.get(address).status_code in (200, 403)
