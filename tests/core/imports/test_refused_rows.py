"""Refused rows come back as a file that can be mended and sent again: what comes again is what came first."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salford_css.core.imports.guarding import guarded, kept_headings
from salford_css.core.imports.reader import open_book
from salford_css.core.lists import Column
from salford_css.core.lists.export import as_csv, as_xlsx
from salford_css.core.models import Import, User
from salford_css.core.services import imports

Send = Callable[..., Import]

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CELL = st.one_of(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), min_size=1, max_size=12
    ).filter(lambda cell: cell == cell.strip()),
    st.sampled_from(
        ["=1+1", "+44 161", "-3.5", "@home", "'=x", "''-", "'", "'quoted'", "a,b;c", 'say "no"', "two\nlines"]
    ),
)
TABLES = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5)


def columns(width: int) -> list[Column]:
    return [
        Column(str(place), f"Heading {place}", lambda cells, place=place: guarded(cells, place))
        for place in range(width)
    ]


def came_back(content: bytes, width: int) -> list[list[str]]:
    book = open_book(io.BytesIO(content))
    rows = list(book.rows(book.sheets[0].name))[1:]
    return [[row.cell(place) for place in range(width)] for row in rows]


@FEW
@given(TABLES)
def test_text_with_separators_comes_back_as_it_came(table: list[list[str]]):
    response: Any = as_csv(columns(4), table, name="refused")
    assert came_back(b"".join(response), 4) == [[*cells, *[""] * (4 - len(cells))] for cells in table]


@FEW
@given(TABLES)
def test_a_workbook_comes_back_as_it_came(table: list[list[str]]):
    response = as_xlsx(columns(4), table, name="refused", about=[])
    assert came_back(response.content, 4) == [[*cells, *[""] * (4 - len(cells))] for cells in table]


def test_what_an_earlier_file_of_refused_rows_added_is_not_added_twice():
    assert kept_headings(["Post", "Row it came from", "What is wrong"]) == [(0, "Post")]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_refused_rows_are_mended_and_sent_again(sent: Send, omar: User, as_omar: Client, form: str):
    batch = imports.look_at(batch=sent(("clerk", "Clerk", ""), ("porter", "", "=SUM(A1)"), ("x", "", "")), by=omar)
    answer: Any = as_omar.get(f"{batch.get_absolute_url()}refused/?format={form}")
    content = b"".join(answer) if answer.streaming else answer.content
    if form == "csv":
        content = content.replace(b"porter,,", b"porter,Porter,")
    again = imports.look_at(batch=sent(content=content, name=f"mended.{form}"), by=omar)
    assert (again.created, again.refused) == ((1, 1) if form == "csv" else (0, 2))


@pytest.mark.django_db
def test_the_file_of_refused_rows_says_what_is_wrong_and_where_it_was(sent: Send, omar: User, as_omar: Client):
    batch = imports.look_at(batch=sent(("clerk", "Clerk", ""), ("porter", "", "")), by=omar)
    answer: Any = as_omar.get(f"{batch.get_absolute_url()}refused/?format=csv")
    assert b"".join(answer).decode("utf-8-sig").splitlines() == [
        "Post,Title,Note,Row it came from,What is wrong",
        "porter,,,3,Column B (Title): It is empty. Fill it in.",
    ]
