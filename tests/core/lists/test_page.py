"""Every list: filtered, sorted, paged and taken away as a file, and honest when there is nothing."""

import csv
from io import BytesIO, StringIO

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from salford_css.core.models import Post, PostEmployment, PostKind
from tests.factories import core

pytestmark = pytest.mark.django_db

LIST = "/posts/"
FORMULA = '=HYPERLINK("http://example.org","Read me")'


def names(answer: HttpResponse) -> list[str]:
    return [post.title for post in answer.context["page"].object_list]


def posts(count: int) -> None:
    trust = core.organisation("The Trust")
    made = Post.objects.bulk_create([Post(ref=f"p-{n}", title=f"Post {n:03}") for n in range(count)])
    PostEmployment.objects.bulk_create([PostEmployment(post=post, organisation=trust) for post in made])


def lines(answer: HttpResponse) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(text)))


# ------------------------------------------------------------------ nothing there


def test_an_empty_list_says_so_in_words(as_ada: Client):
    page = as_ada.get(LIST, {"as_at": "2004-06-01"}).content.decode()
    assert "No posts are on record as at 1 June 2004." in page


def test_filters_that_leave_nothing_say_how_to_see_more(as_ada: Client):
    core.post("Director")
    page = as_ada.get(LIST, {"words": "zeppelin"}).content.decode()
    assert "No posts match these filters." in page
    assert "0 of 1 posts" in page


# ------------------------------------------------------------------ filters


def test_words_are_found_wherever_they_stand(as_ada: Client):
    core.post("Director")
    core.post("Lead Member", note="speaks for the director in council")
    core.post("Team manager")
    assert names(as_ada.get(LIST, {"words": "DIRECTOR"})) == ["Director", "Lead Member"]


def test_a_filter_in_force_can_be_taken_away(as_ada: Client):
    core.post("Director")
    core.post("Lead Member", kind=PostKind.MEMBER)
    answer = as_ada.get(LIST, {"kind": "member", "words": "lead", "page": "1"})
    assert [(chip.words, chip.without_url) for chip in answer.context["chips"]] == [
        ("Contains: lead", "/posts/?kind=member"),
        ("Kind: elected member", "/posts/?words=lead"),
    ]


@pytest.mark.parametrize("query", [{"kind": "zeppelin"}, {"kind": ["member", "zeppelin"]}, {"words": "x" * 500}])
def test_a_filter_that_makes_no_sense_breaks_nothing(as_ada: Client, query: dict[str, str]):
    core.post("Director")
    assert names(as_ada.get(LIST, query)) == ["Director"]


# ------------------------------------------------------------------ order


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("title", ["Chair", "Director"]), ("-title", ["Director", "Chair"]), ("kind", ["Chair", "Director"])],
)
def test_a_list_is_sorted_by_a_column_either_way(as_ada: Client, sort: str, expected: list[str]):
    core.post("Director", kind=PostKind.OFFICER)
    core.post("Chair", kind=PostKind.MEMBER)
    assert names(as_ada.get(LIST, {"sort": sort})) == expected


@pytest.mark.parametrize("sort", ["", "-", "password", "tenures__user__password", "employers", "--title", "title;"])
def test_a_list_is_never_sorted_by_what_is_not_offered(as_ada: Client, sort: str):
    core.post("Director")
    core.post("Chair")
    answer = as_ada.get(LIST, {"sort": sort})
    assert answer.status_code == 200
    assert sorted(names(answer)) == ["Chair", "Director"]


# ------------------------------------------------------------------ pages


@pytest.mark.parametrize(("asked", "shown"), [("2", 2), ("999", 2), ("0", 2), ("-1", 2), ("zeppelin", 1), ("", 1)])
def test_a_page_out_of_range_is_the_last_and_an_odd_one_the_first(as_ada: Client, asked: str, shown: int):
    posts(60)
    assert as_ada.get(LIST, {"page": asked}).context["page"].number == shown


def test_the_number_of_queries_does_not_grow_with_the_rows(as_ada: Client, django_assert_max_num_queries):
    posts(1)
    with django_assert_max_num_queries(40) as few:
        as_ada.get(LIST)
    more = Post.objects.bulk_create([Post(ref=f"q-{n}", title=f"Other {n}") for n in range(40)])
    PostEmployment.objects.bulk_create(
        [PostEmployment(post=post, organisation=core.organisation("Employer")) for post in more]
    )
    with django_assert_max_num_queries(len(few)):
        as_ada.get(LIST)


# ------------------------------------------------------------------ files


def test_a_csv_file_holds_every_row_of_the_filtered_list(as_ada: Client):
    posts(60)
    core.post("Director")
    table = lines(as_ada.get(LIST, {"words": "post", "format": "csv"}))
    assert table[0] == ["Post", "Kind", "Employed by", "Status", "Note"]
    assert [row[0] for row in table[1:]] == [f"Post {n:03}" for n in range(60)]


@pytest.mark.parametrize("title", [FORMULA, "+44", "-1", "@cmd", "\tx", "\rx"])
def test_a_csv_cell_that_a_spreadsheet_would_run_is_text(as_ada: Client, title: str):
    core.post(title)
    assert lines(as_ada.get(LIST, {"format": "csv"}))[1][0] == f"'{title}"


def test_an_excel_file_keeps_a_formula_as_text(as_ada: Client):
    core.post(FORMULA)
    book = load_workbook(BytesIO(as_ada.get(LIST, {"format": "xlsx"}).content))
    cell = book["List"]["A2"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")


def test_an_excel_file_says_what_it_is_as_at_when_and_how_it_was_filtered(as_ada: Client):
    core.post("Lead Member", kind=PostKind.MEMBER)
    content = as_ada.get(LIST, {"format": "xlsx", "kind": "member", "as_at": "2004-06-01"}).content
    about = {row[0].value: row[1].value for row in load_workbook(BytesIO(content))["About"].rows}
    assert about["What"] == "Posts"
    assert about["As at"] == "1 June 2004"
    assert about["Filtered by"] == "Kind: elected member"


def test_a_file_is_named_after_the_list_and_the_day(as_ada: Client):
    answer = as_ada.get(LIST, {"format": "csv", "as_at": "2004-06-01"})
    assert answer["Content-Disposition"] == 'attachment; filename="posts-2004-06-01.csv"'


def test_a_character_no_sheet_may_hold_is_left_out(as_ada: Client):
    core.post("Director", note="a\x0bb")
    book = load_workbook(BytesIO(as_ada.get(LIST, {"format": "xlsx"}).content))
    assert book["List"]["E2"].value == "ab"


def test_a_kind_of_file_nobody_offers_is_the_page(as_ada: Client):
    core.post("Director")
    assert names(as_ada.get(LIST, {"format": "pdf"})) == ["Director"]
