"""Counts of a consultation that a text may cite."""

from datetime import date

from salford_css.core.models import User
from salford_css.core.registry import figures
from strategy.lifecycle import Effect
from tests.factories import strategy as make

MARCH = date(2004, 3, 15)


def test_a_text_can_cite_how_many_comments_changed_a_proposal(omar: User):
    row = make.consultation()
    make.comment(consultation=row)
    make.comment(consultation=row, officer_response="Welcomed", effect=Effect.AMENDED)
    read = [
        figures.read(f"consultation:{row.ref}:{what}", as_at=MARCH, reader=omar) for what in ("comments", "amended")
    ]
    assert [figure and figure.text for figure in read] == ["2", "1"]


def test_counts_are_found_by_the_words_of_the_consultation(omar: User):
    row = make.consultation(title="Day care review")
    found = figures.choices("day care comments", as_at=MARCH, reader=omar)
    assert f"consultation:{row.ref}:comments" in [choice.token for choice in found]


def test_what_is_no_count_is_nothing(omar: User):
    row = make.consultation()
    assert figures.read(f"consultation:{row.ref}:weather", as_at=MARCH, reader=omar) is None
