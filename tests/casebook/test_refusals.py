"""A loading that fails stores nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from salford_css.casebook import sections
from salford_css.casebook.loading import load_case
from salford_css.casebook.management.commands import load_casebook
from salford_css.casebook.reading import CASE_FILE, CasebookProblem
from salford_css.core.models import Organisation

pytestmark = pytest.mark.django_db


def test_a_broken_file_stores_nothing(db, monkeypatch):
    def broken():
        raise CasebookProblem(CASE_FILE, "prop-01", "number", "this field is missing.")

    monkeypatch.setattr(load_casebook, "read_case", broken)
    with pytest.raises(CommandError, match=r"item prop-01, number: this field is missing\. Nothing was stored"):
        call_command("load_casebook", stdout=StringIO())
    assert not Organisation.objects.exists()


def test_a_part_that_fails_takes_back_all_parts_before_it(db, casebook, monkeypatch):
    def fail(casebook, keeper):
        raise ValueError("this part fails")

    monkeypatch.setattr(sections, "IN_ORDER", [*sections.IN_ORDER[:5], ("broken", fail)])
    with pytest.raises(ValueError, match="this part fails"):
        load_case(casebook)
    assert not Organisation.objects.exists()
