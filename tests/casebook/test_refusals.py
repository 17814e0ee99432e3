"""A loading that fails stores nothing."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from salford_css.casebook import sections
from salford_css.casebook.keeping import cleaned
from salford_css.casebook.loading import LoadingProblem, load_case
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
        keeper.item = "prop-03"
        raise ValueError("this part fails")

    monkeypatch.setattr(sections, "IN_ORDER", [*sections.IN_ORDER[:5], ("broken", fail)])
    with pytest.raises(LoadingProblem, match=r"'broken' cannot be loaded, at the item prop-03: this part fails\."):
        load_case(casebook)
    assert not Organisation.objects.exists()


def test_what_the_database_refuses_is_said_in_the_words_of_the_rule(db, casebook, monkeypatch):
    def twice(casebook, keeper):
        for _ in range(2):
            cleaned(Organisation(ref="org-council", name="The council"))

    def backwards(casebook, keeper):
        Organisation.objects.create(ref="gone", name="Gone", valid_from=date(2004, 1, 1), valid_to=date(2003, 1, 1))

    for part, sentence in (
        (twice, r"Key \(ref\)=\(org-council\) already exists"),
        (backwards, "The end must be later"),
    ):
        monkeypatch.setattr(sections, "IN_ORDER", [("broken", part)])
        with pytest.raises(LoadingProblem, match=sentence):
            load_case(casebook)
        assert not Organisation.objects.exists()
