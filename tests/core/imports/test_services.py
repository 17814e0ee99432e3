"""A file is looked at, confirmed, taken back; in between nothing is stored that was not shown."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from salford_css.core import clock
from salford_css.core.jobs import start_job
from salford_css.core.models import ActivityLog, ColumnMapping, Import, ImportRow, ImportState, Job, Post, Tenure, User
from salford_css.core.services import imports
from salford_css.core.services.imports import files
from salford_css.core.services.imports.running import CHANGED_SINCE
from tests.core.imports.conftest import csv_of
from tests.core.imports.files import workbook

pytestmark = pytest.mark.django_db
Send = Callable[..., Import]


@pytest.fixture
def director(db: None) -> Post:
    return Post.objects.create(ref="director", title="Director")


def looked_at(sent: Send, omar: User, *rows: tuple[str, str, str]) -> Import:
    return imports.look_at(batch=sent(*rows), by=omar)


def brought_in(sent: Send, omar: User, *rows: tuple[str, str, str]) -> Import:
    return imports.confirm(batch=looked_at(sent, omar, *rows), by=omar)


ROWS = (("director", "Chief", ""), ("clerk", "Clerk", "two of them"), ("clerk", "Twice", ""), ("x", "", ""))


def counts(batch: Import) -> tuple[int, int, int, int]:
    return (batch.created, batch.changed, batch.unchanged, batch.refused)


# ------------------------------------------------------------------ receiving


def test_a_file_is_kept_with_its_size_and_hash(sent: Send):
    batch = sent(("clerk", "Clerk", ""))
    assert (batch.name, batch.size, len(batch.sha256)) == ("posts.csv", batch.file.size, 64)


def test_a_title_block_above_the_table_is_passed_over(sent: Send):
    batch = sent(content=workbook(["Posts of the directorate"], ["As at May 2004"], [], ["Title", "Post reference"]))
    assert (batch.header_row, batch.mapping) == (4, {"title": 0, "ref": 1})


def test_the_sheet_with_the_table_is_found(sent: Send):
    batch = sent(content=workbook(["Post", "Title"], sheet="List of posts"))
    assert batch.sheet == "List of posts"


def test_a_heading_that_stands_twice_is_left_to_the_sender(sent: Send):
    assert sent(content=b"Post,Title,Title\n").mapping == {"ref": 0}


def test_a_file_that_cannot_be_read_is_refused_in_its_readers_words(sent: Send):
    with pytest.raises(ValidationError, match="This is a web page"):
        sent(content=b"<html></html>")


def test_who_may_not_bring_such_rows_in_cannot_send_them(posts: Any, carl: User):
    with pytest.raises(PermissionDenied):
        imports.receive(kind="posts", file=SimpleUploadedFile("a.csv", b"Post\n"), by=carl)


def test_a_required_column_must_stand_somewhere(sent: Send, omar: User):
    with pytest.raises(ValidationError, match="Say where “Title” stands"):
        imports.map_columns(batch=sent(content=b"Post,Name\nclerk,Clerk\n"), mapping={"ref": 0}, fixed={}, by=omar)


def test_two_columns_cannot_stand_in_one(sent: Send, omar: User):
    with pytest.raises(ValidationError, match="cannot both stand in “Post”"):
        imports.map_columns(batch=sent(), mapping={"ref": 0, "title": 0}, fixed={}, by=omar)


def test_columns_kept_under_a_name_are_known_the_next_time(sent: Send, omar: User):
    odd = b"Kennung,Bezeichnung\nclerk,Clerk\n"
    imports.map_columns(batch=sent(content=odd), mapping={"ref": 0, "title": 1}, fixed={}, by=omar, keep_as="Odd")
    assert sent(content=odd).mapping == {"ref": 0, "title": 1}
    assert ColumnMapping.objects.get().columns == {"ref": "Kennung", "title": "Bezeichnung"}


def test_another_row_can_be_taken_for_the_header(sent: Send, omar: User):
    batch = sent(content=b"Post,Title\nTitle,Post\nClerk,clerk\n")
    assert imports.read_sheet(batch=batch, sheet="", header_row=2, by=omar).mapping == {"title": 0, "ref": 1}


# ------------------------------------------------------------------ looking and confirming


def test_looking_counts_and_stores_nothing(sent: Send, omar: User, director: Post):
    batch = looked_at(sent, omar, *ROWS, ("director ", "Director", ""))
    assert counts(batch) == (1, 1, 0, 3)
    director.refresh_from_db()
    assert (director.title, Post.objects.filter(ref="clerk").exists()) == ("Director", False)


def test_what_would_change_is_shown_before_and_after(sent: Send, omar: User, director: Post):
    (sample,) = looked_at(sent, omar, *ROWS).samples["changed"]
    assert (sample["number"], sample["before"]["title"], sample["after"]["title"]) == (2, "Director", "Chief")


def test_a_refused_row_says_column_value_and_what_to_do(sent: Send, omar: User):
    batch = looked_at(sent, omar, ("clerk", "Clerk", ""), ("x", "", ""), ("y", "T" * 50, ""), ("forbidden", "A", ""))
    said = {row.number: row.problems for row in batch.rows.all()}
    assert said[3] == [["Column B (Title)", "", "It is empty. Fill it in."]]
    assert said[4][0][2] == "It has 50 characters; up to 40 are kept. Shorten it."
    assert said[5] == [["Column A (Post)", "forbidden", "Such a post is not made."]]


def test_a_row_given_twice_names_the_first(sent: Send, omar: User):
    batch = looked_at(sent, omar, ("clerk", "Clerk", ""), ("clerk", "Clerk", ""))
    assert batch.rows.get().problems == [["", "", "Row 2 is about the same. Keep one of the two."]]


def test_confirming_does_what_was_shown(sent: Send, omar: User, director: Post):
    batch = brought_in(sent, omar, *ROWS)
    director.refresh_from_db()
    assert (director.title, Post.objects.get(ref="clerk").title) == ("Chief", "Clerk")
    assert (batch.state, counts(batch)) == (ImportState.APPLIED, (1, 1, 0, 2))


def test_an_import_is_in_the_log_with_its_numbers(sent: Send, omar: User):
    brought_in(sent, omar, ("clerk", "Clerk", ""))
    line = ActivityLog.objects.get(deed="import-brought-in")
    assert (line.user, line.reason) == (omar, "One row created, none changed, none unchanged, none refused.")


def test_the_same_file_again_changes_nothing(sent: Send, omar: User):
    first = brought_in(sent, omar, ("clerk", "Clerk", ""), ("porter", "Porter", ""))
    again = looked_at(sent, omar, ("clerk", "Clerk", ""), ("porter", "Porter", ""))
    assert (again.sha256, counts(again)) == (first.sha256, (0, 0, 2, 0))


def test_a_column_the_file_does_not_have_is_left_as_it_is(sent: Send, omar: User):
    Post.objects.create(ref="clerk", title="Clerk", note="kept")
    batch = imports.look_at(batch=sent(content=b"Post,Title\nclerk,Clerk\n"), by=omar)
    assert counts(batch) == (0, 0, 1, 0)


def test_one_value_can_be_said_for_every_row(sent: Send, omar: User):
    batch = sent(content=b"Post,Title\nclerk,Clerk\n", fixed={"note": "from the 2004 list"})
    imports.confirm(batch=imports.look_at(batch=batch, by=omar), by=omar)
    assert Post.objects.get(ref="clerk").note == "from the 2004 list"


def test_nothing_is_brought_in_when_the_records_changed_since(sent: Send, omar: User):
    batch = looked_at(sent, omar, ("clerk", "Clerk", ""), ("porter", "Porter", ""))
    Post.objects.create(ref="porter", title="Head porter")
    with pytest.raises(ValidationError, match=CHANGED_SINCE):
        imports.confirm(batch=batch, by=omar)
    assert not Post.objects.filter(ref="clerk").exists()


def test_an_import_is_confirmed_once(sent: Send, omar: User):
    batch = brought_in(sent, omar, ("clerk", "Clerk", ""))
    with pytest.raises(ValidationError, match="confirmed already"):
        imports.confirm(batch=batch, by=omar)


def test_a_file_with_a_header_alone_is_refused(sent: Send, omar: User):
    with pytest.raises(ValidationError, match="no rows below the header in row 1"):
        imports.look_at(batch=sent(), by=omar)


def test_a_file_that_breaks_far_down_stores_nothing(sent: Send, omar: User):
    rows = [("Post", "Title"), *((f"clerk-{number}", "Clerk") for number in range(80))]
    batch = sent(content=csv_of(*rows) + b'\nporter,"Por\n')
    with pytest.raises(ValidationError, match="Row 82: A quotation mark"):
        imports.look_at(batch=batch, by=omar)
    assert not Post.objects.filter(ref="clerk-0").exists()


def test_a_cell_with_an_error_is_refused_only_where_its_column_is_read(sent: Send, omar: User):
    content = workbook(["Post", "Title", "Sum"], ["clerk", "Clerk", "=1+1"], ["porter", "=1+1", 3])
    batch = imports.look_at(batch=sent(content=content), by=omar)
    assert (counts(batch), batch.rows.get().number) == ((1, 0, 0, 1), 3)


# ------------------------------------------------------------------ taking back


def test_taking_back_withdraws_and_gives_former_facts_back(sent: Send, omar: User, director: Post):
    batch = brought_in(sent, omar, *ROWS)
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    director.refresh_from_db()
    assert (director.title, Post.objects.filter(ref="clerk").exists()) == ("Director", False)


def test_the_trail_keeps_what_was_taken_back(sent: Send, omar: User):
    imports.take_back(batch=brought_in(sent, omar, ("clerk", "Clerk", "")), by=omar, reason="The wrong list.")
    trail: Any = Post.pgh_event_model  # type: ignore[attr-defined]
    assert list(trail.objects.filter(ref="clerk").values_list("pgh_label", flat=True)) == ["insert", "delete"]


def test_a_record_changed_since_is_left_and_listed(sent: Send, omar: User, director: Post):
    batch = brought_in(sent, omar, *ROWS)
    Post.objects.filter(ref="director").update(title="Corporate Director")
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    director.refresh_from_db()
    assert director.title == "Corporate Director"
    assert ImportRow.objects.get(number=2, outcome="changed").left_because == "It was changed since."


def test_a_record_on_which_something_was_built_is_left(sent: Send, omar: User):
    batch = brought_in(sent, omar, ("clerk", "Clerk", ""))
    Tenure.objects.create(post=Post.objects.get(ref="clerk"), user=omar)
    imports.take_back(batch=batch, by=omar, reason="The wrong list.")
    assert Post.objects.filter(ref="clerk").exists()
    assert ImportRow.objects.get().left_because == "Something was built on it since."


def test_taking_back_needs_a_reason(sent: Send, omar: User):
    batch = brought_in(sent, omar, ("clerk", "Clerk", ""))
    with pytest.raises(ValidationError, match="Say why"):
        imports.take_back(batch=batch, by=omar, reason=" ")


def test_what_was_taken_back_can_be_brought_in_anew(sent: Send, omar: User):
    imports.take_back(batch=brought_in(sent, omar, ("clerk", "Clerk", "")), by=omar, reason="Too early.")
    assert counts(brought_in(sent, omar, ("clerk", "Clerk", ""))) == (1, 0, 0, 0)


# ------------------------------------------------------------------ in the background, and afterwards


def test_a_large_file_is_done_in_the_background(
    sent: Send, omar: User, posts: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(posts, "at_once", 10)
    batch = brought_in(sent, omar, ("clerk", "Clerk", ""))
    assert (batch.state, batch.job and batch.job.failed) == (ImportState.APPLIED, False)
    assert [job.kind for job in Job.objects.order_by("id")] == ["import-look", "import-bring-in"]


def test_an_import_given_up_leaves_no_file(sent: Send, omar: User):
    batch = sent(("clerk", "Clerk", ""))
    path = Path(batch.file.path)
    imports.drop(batch=batch, by=omar)
    assert (batch.state, path.exists()) == (ImportState.DROPPED, False)


def test_files_are_forgotten_after_a_while_and_the_counts_stay(sent: Send, omar: User):
    batch = brought_in(sent, omar, ("clerk", "Clerk", ""))
    Import.objects.update(uploaded_at=clock.now() - timedelta(days=91))
    assert files.forget_old_files() == 1
    batch.refresh_from_db()
    assert (bool(batch.file), batch.created) == (False, 1)


def test_work_whose_process_was_killed_is_over_and_can_be_begun_again(sent: Send, omar: User):
    batch = looked_at(sent, omar, ("clerk", "Clerk", ""))
    killed = Job.objects.create(
        uid=uuid.uuid4(), kind="import-bring-in", started_by=omar, asked_at=clock.now(), started_at=clock.now()
    )
    Import.objects.filter(pk=batch.pk).update(job=killed)
    batch = Import.objects.get(pk=batch.pk)
    assert not imports.is_working(batch)
    assert imports.confirm(batch=batch, by=omar).state == ImportState.APPLIED


def test_work_that_waits_its_turn_goes_on(sent: Send, omar: User):
    batch = looked_at(sent, omar, ("clerk", "Clerk", ""))
    Import.objects.filter(pk=batch.pk).update(job=start_job("import-bring-in", by=omar))
    assert imports.is_working(Import.objects.get(pk=batch.pk))
