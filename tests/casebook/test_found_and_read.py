"""Items of every section are found by search and read on their pages by a cabinet member."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from salford_css.casebook.keeping import DATASET
from salford_css.casebook.reading import Item, read_case
from salford_css.casebook.sections import HOMES
from salford_css.core.models import Citation, Role
from tests.factories.core import user_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_case")]
SECTIONS = sorted({item.section for item in read_case().items.values()})
TOLD = ("gist", "title", "name", "fact", "action", "issue", "service", "heading", "what", "body")


@pytest.fixture
def reader() -> Client:
    """Carol, a cabinet member, at her browser."""
    client = Client()
    client.force_login(user_with(Role.CABINET_MEMBER))
    return client


def record_of(item: Item):
    kinds = [ContentType.objects.get_for_model(home) for home in HOMES[item.section]]
    cited = Citation.objects.filter(dataset=DATASET, item=item.id, content_type__in=kinds).order_by("field")
    return cited[0].record


def ends_of(section: str) -> list[Item]:
    """The first and the last item of a section."""
    items = [item for item in read_case().items.values() if item.section == section]
    return [items[0]] if len(items) == 1 else [items[0], items[-1]]


@pytest.mark.parametrize("section", SECTIONS)
def test_an_item_is_read_on_its_page(reader, section):
    for item in ends_of(section):
        address = record_of(item).get_absolute_url()
        assert reader.get(address.split("#")[0]).status_code == 200, (item.id, address)


@pytest.mark.parametrize("section", SECTIONS)
def test_an_item_is_found_by_its_words(reader, section):
    for item in ends_of(section)[-1:]:
        record = record_of(item)
        tellings = [*(str(item.fields[name]) for name in TOLD if isinstance(item.get(name), str)), str(record)]
        asked = [" ".join(re.findall(r"[A-Za-z][A-Za-z'-]+", telling)[:7]) for telling in tellings]
        address = f'href="{record.get_absolute_url()}"'
        found = any(address in reader.get("/search/", {"q": words}).content.decode() for words in asked if words)
        assert found, (item.id, asked)
