"""From the page where a file is sent to the page where the whole import is taken back."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from salford_css.core import clock
from salford_css.core.models import Import, Job, Post, User
from salford_css.core.services import imports
from tests.core.imports.conftest import HEADINGS, csv_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Import]

CONTENT = csv_of(HEADINGS, ("clerk", "Clerk", "<b>bold</b>"), ("x", "", ""))


@pytest.fixture
def page(posts: Any, as_omar: Client) -> Client:
    return as_omar


def send(browser: Client, content: bytes = CONTENT, name: str = "list.csv") -> Any:
    return browser.post("/imports/new/", {"kind": "posts", "file": SimpleUploadedFile(name, content)})


def text(response: Any) -> str:
    return response.content.decode()


def test_a_file_is_sent_looked_at_confirmed_and_taken_back(page: Client):
    address = send(page).headers["Location"]
    shown = text(page.get(address))
    assert "It would create one record and change none. One row is refused. Nothing is stored yet." in shown
    assert "Column B (Title): It is empty. Fill it in." in shown
    page.post(f"{address}confirm/")
    assert Post.objects.get(ref="clerk").title == "Clerk"
    page.post(f"{address}take-back/", {"reason": "The wrong list"})
    assert not Post.objects.filter(ref="clerk").exists()
    assert "It was taken back on" in text(page.get(address))


def test_what_a_cell_holds_is_never_markup(page: Client):
    shown = text(page.get(send(page).headers["Location"]))
    assert "&lt;b&gt;bold" in shown
    assert "<b>bold" not in shown


def test_a_file_whose_columns_are_not_known_asks_for_them(page: Client):
    answer = send(page, b"Code,Words\nclerk,Clerk\n")
    assert answer.headers["Location"].endswith("/columns/")
    answer = page.post(answer.headers["Location"], {"column-ref": "0", "column-title": "1"})
    assert "It would create one record" in text(page.get(answer.headers["Location"]))


def test_a_column_that_is_missing_is_asked_for_and_what_was_chosen_stays(page: Client):
    address = send(page, b"Code,Words\nclerk,Clerk\n").headers["Location"]
    answer = page.post(address, {"column-ref": "0"})
    assert answer.status_code == 422
    assert '<option value="0" selected>A: Code</option>' in text(answer)


def test_a_file_that_is_refused_says_why_beside_the_field(page: Client):
    answer = send(page, b"%PDF-1.7")
    assert (answer.status_code, "This is a PDF." in text(answer)) == (422, True)


def test_a_file_whose_reading_was_killed_is_looked_at_again_from_its_page(page: Client):
    address = send(page).headers["Location"]
    killed = Job.objects.create(uid=uuid.uuid4(), kind="import-look", asked_at=clock.now(), started_at=clock.now())
    Import.objects.update(job=killed, state="uploaded")
    shown = text(page.get(address))
    assert "The process that worked on it was ended. Nothing of its work was kept." in shown
    assert f'href="{address}look/">Look again' in shown and "Give it up" in shown
    page.post(f"{address}look/")
    assert Import.objects.get().state == "checked"


def test_a_request_that_would_fill_the_disk_is_refused_before_it_is_read(page: Client, settings: Any):
    settings.UPLOAD_MAX_MEGABYTES = 1
    assert send(page, b"x" * 1_200_000).status_code == 413


def test_a_name_with_markup_is_harmless(page: Client):
    shown = text(page.get(send(page, name="<script>x.csv").headers["Location"]))
    assert "<script>x" not in shown


def test_another_sheet_can_be_read(page: Client):
    address = send(page).headers["Location"]
    answer = page.post(f"{address}sheet/", {"sheet": "", "header_row": "2"})
    assert answer.headers["Location"].endswith("/columns/")


def test_a_row_that_is_empty_cannot_be_the_header(page: Client):
    address = send(page).headers["Location"]
    answer = page.post(f"{address}sheet/", {"sheet": "", "header_row": "99"})
    assert (answer.status_code, "Nothing stands in row 99" in text(answer)) == (422, True)


def test_the_same_file_sent_again_says_so(page: Client):
    page.post(f"{send(page).headers['Location']}confirm/")
    shown = text(page.get(send(page).headers["Location"]))
    assert "The very same file was brought in before" in shown
    assert "Bring it in" not in shown


def test_the_list_says_who_sent_what_and_what_it_did(page: Client):
    page.post(f"{send(page).headers['Location']}confirm/")
    shown = text(page.get("/imports/?sort=-created&kind=posts"))
    assert "list.csv" in shown
    assert "brought in" in shown


def test_the_list_without_imports_says_so(page: Client):
    assert "Nothing was brought in yet." in text(page.get("/imports/"))


def test_the_list_takes_no_more_queries_for_more_imports(page: Client):
    asked = []
    for more in (2, 6):
        for _ in range(more):
            send(page)
        with CaptureQueriesContext(connection) as queries:
            page.get("/imports/")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


def test_a_blank_file_has_the_headings(page: Client):
    blank = b"".join(page.get("/imports/blank/posts/?format=csv")).decode("utf-8-sig")  # type: ignore[arg-type]
    assert blank.strip() == "Post,Title,Note"


# ------------------------------------------------------------------ who may not


def test_a_cabinet_member_sees_no_imports_and_cannot_send(sent: Send, omar: User, carl: User):
    batch = imports.look_at(batch=sent(("clerk", "Clerk", "")), by=omar)
    carls = Client()
    carls.force_login(carl)
    assert carls.get(batch.get_absolute_url()).status_code == 404
    assert carls.get("/imports/new/").headers["Location"] == "/imports/"
    assert send(carls).status_code == 403
    assert carls.post(f"{batch.get_absolute_url()}confirm/").status_code == 403


def test_a_settled_import_is_read_in_no_other_way(page: Client):
    address = send(page).headers["Location"]
    page.post(f"{address}confirm/")
    assert page.get(f"{address}columns/").status_code == 404
