"""Uncertain dates as columns: the words of the record beside the first and the last possible day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from salford_css.core import dates
from salford_css.core.models import Document

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2000, 9, 1), date(2000, 11, 30)


def document(**facts: object) -> Document:
    return Document(**{"ref": "plan", "title": "Plan", "kind": "plan", **facts})


def test_a_season_is_kept_as_its_days_and_as_it_was_written():
    row = document()
    row.when = dates.parse("Autumn 2000")
    row.save()
    row.refresh_from_db()
    assert (row.earliest, row.latest, row.as_written) == (FIRST, LAST, "Autumn 2000")
    assert str(row.when) == "Autumn 2000"


def test_a_date_nobody_recorded_is_said_in_words():
    row = document()
    row.full_clean()
    assert str(row.when) == "no date held"


@pytest.mark.parametrize(
    ("half", "sentence"),
    [
        ({"earliest": FIRST}, "Give both the first and the last possible day, or neither."),
        ({"latest": LAST}, "Give both the first and the last possible day, or neither."),
        ({"earliest": LAST, "latest": FIRST}, "The last possible day lies before the first."),
    ],
)
def test_half_a_date_or_a_reversed_one_is_refused_beside_the_field(half: dict[str, date], sentence: str):
    with pytest.raises(ValidationError) as refusal:
        document(**half).full_clean()
    assert sentence in refusal.value.message_dict["latest"]


@pytest.mark.parametrize("half", [{"earliest": FIRST}, {"latest": LAST}, {"earliest": LAST, "latest": FIRST}])
def test_the_database_refuses_it_too(half: dict[str, date]):
    with pytest.raises(IntegrityError, match="core_document_when"):
        document(**half).save()
