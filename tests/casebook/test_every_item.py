"""Each item of the case is found by its id, and each of its fields is a column or a relation of what it became.

`STORED` says for every section where a field lives. A field of the file that is not named there fails the test.
"""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from salford_css.casebook.keeping import DATASET
from salford_css.casebook.papers import split
from salford_css.casebook.reading import Item, read_case
from salford_css.casebook.sections import HOMES
from salford_css.core.models import Citation
from strategy.models import ProposalParty
from tests.casebook.checks import citations
from tests.casebook.stored import STORED

pytestmark = pytest.mark.django_db

PARTS = {  # fields that hold other items, which are sections of their own
    "report": {"fields", "body_sections", "appendices", "versions"},
    "consultation": {"period", "activities", "comments", "result"},
}


def row_of(item: Item) -> Any:
    """Find the row an item became by the item's id."""
    kinds = [ContentType.objects.get_for_model(home) for home in HOMES[item.section]]
    found = Citation.objects.filter(dataset=DATASET, item=item.id, content_type__in=kinds).order_by("field").first()
    assert found is not None, f"{item.id} became nothing"
    return found.record


@pytest.mark.parametrize("path", sorted({item.section for item in read_case().items.values()}))
def test_each_field_of_each_item_is_a_column_or_a_relation(path, loaded, casebook):
    wrong = []
    for item in casebook.section(path):
        row = row_of(item)
        for field in item.fields.keys() - {"id", "source"} - PARTS.get(path, set()):
            check = STORED[path].get(field)
            if check is None or not check(row, item):
                wrong.append(f"{item.id}, {field}: {item[field]!r}")
    assert wrong == []


def test_each_item_cites_its_source(loaded, casebook):
    """The place in the document, or the address outside it, is what the file says."""
    wrong = [
        item.id
        for item in casebook.items.values()
        if not any(
            (one.locator and one.locator in place) or place.startswith(one.locator[:40])
            for place in [split(item["source"])[1]]
            for one in citations(item, row_of(item))
        )
    ]
    assert wrong == []


def test_words_that_name_no_organisation_stay_words(loaded, casebook):
    unresolved = ProposalParty.objects.filter(organisation__isnull=True).values_list("as_written", flat=True)
    assert "multi-agency" in unresolved
