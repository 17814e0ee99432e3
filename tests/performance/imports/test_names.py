"""A name nobody knows: the sender says what it means, it is kept, and the file is looked at again."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from performance.models import Indicator, IndicatorAlias
from performance.services.naming import name_organisation
from salford_css.core.models import OrganisationName, User
from tests.factories import performance as make
from tests.performance.imports.conftest import Look, counts

pytestmark = pytest.mark.django_db

ROWS = (("Authority", "Indicator", "Year", "Value"), ("Salfrd MBC", "Placements", "2003/04", 12.5))


@pytest.fixture
def as_petra(petra: User) -> Client:
    client = Client()
    client.force_login(petra)
    return client


def test_the_page_of_the_import_leads_to_saying_what_names_mean(look: Look, a1: Indicator, as_petra: Client):
    batch = look(*ROWS)
    page = as_petra.get(batch.get_absolute_url()).content.decode()
    assert "Say what “Salfrd MBC” means" in page and "Say what “Placements” means" in page
    address = reverse("performance:import-name", args=[batch.uid])
    as_petra.post(f"{address}?column=organisation&name=Salfrd+MBC", {"meant": make.council("salford").pk})
    as_petra.post(f"{address}?column=indicator&name=Placements", {"meant": a1.pk})
    batch.refresh_from_db()
    assert counts(batch) == (1, 0, 0, 0)
    assert OrganisationName.objects.filter(name="Salfrd MBC").exists()
    assert IndicatorAlias.objects.filter(name="Placements", indicator=a1).exists()


def test_nothing_chosen_is_said_beside_the_field(look: Look, a1: Indicator, as_petra: Client):
    address = reverse("performance:import-name", args=[look(*ROWS).uid])
    assert as_petra.post(f"{address}?column=organisation&name=Salfrd+MBC", {}).status_code == 422
    assert as_petra.get(f"{address}?column=nonsense&name=x").status_code == 404


def test_a_name_means_one_organisation_only(petra: User, a1: Indicator):
    name_organisation(organisation=make.council("salford"), name="The City", by=petra)
    with pytest.raises(ValidationError, match="“the city” is a name of Salford already"):
        name_organisation(organisation=make.council("bolton"), name="the city", by=petra)
