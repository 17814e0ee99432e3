"""The two papers are called by what they are, and a place in them is a section."""

import pytest

from salford_css.casebook.papers import REPORT, STATEMENT, plain_id, plain_source, split
from salford_css.casebook.reading import Casebook


@pytest.mark.parametrize(
    ("in_the_file", "in_words"),
    [
        ("seed 000 §4.1(1)", "report of spring 2004, section 4.1(1)"),
        ("seed 001 §5", "position statement of July 2002, section 5"),
        ("seed 001 §2, §6", "position statement of July 2002, section 2, section 6"),
        ("seed 000 header; §1.2", "report of spring 2004, header; section 1.2"),
        ("seed 000", "report of spring 2004"),
        (
            "seed 000 §2.1; seed 001 §6",
            "report of spring 2004, section 2.1; position statement of July 2002, section 6",
        ),
        ("external: www.example.org", "external: www.example.org"),
    ],
)
def test_a_source_is_written_in_words(in_the_file: str, in_words: str):
    assert plain_source(in_the_file) == in_words


def test_a_source_is_split_into_the_paper_and_the_place_in_it():
    assert split("report of spring 2004, section 4.1(1)") == (REPORT, "section 4.1(1)")
    assert split("www.example.org") == (None, "www.example.org")


def test_a_place_in_the_other_paper_is_not_taken_for_one_in_the_first():
    both = plain_source("seed 000 §2.1; seed 001 §2, §4")
    assert split(both) == (REPORT, "section 2.1; position statement of July 2002: section 2, section 4")


def test_a_paper_is_kept_under_its_own_name_and_every_other_item_under_its_id():
    assert plain_id("seed-001") == STATEMENT.ref
    assert plain_id("prop-03") == "prop-03"


def test_nothing_that_is_read_speaks_of_the_papers_as_the_file_does(casebook: Casebook):
    spoken = [
        (item.id, name)
        for item in casebook.items.values()
        for name, value in item.fields.items()
        if isinstance(value, str) and "seed" in value.lower()
    ]
    assert spoken == []
