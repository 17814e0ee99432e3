"""Figures of a return arrive as a spreadsheet: drafts as on the page, refused by row, column and value."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from salford_css.core.models import Import
from salford_css.core.services import imports
from strategy.models import Action
from tests.core.imports.files import workbook
from tests.performance.rounds import Scene, measured, on, scene

pytestmark = pytest.mark.django_db
HEADINGS = ("Code", "Counted", "Out of", "Figure", "Why there is none", "Commentary")


@pytest.fixture(autouse=True)
def in_june_2004(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with on(date(2004, 6, 1)):
        yield


@pytest.fixture
def round_(db: None) -> Scene:
    return scene(measured(), measured("C20", "Reviews", target=None))


@pytest.fixture
def look(round_: Scene) -> Callable[..., Import]:
    def send(*rows: tuple[Any, ...]) -> Import:
        file = SimpleUploadedFile("figures.xlsx", workbook(*rows))
        batch = imports.receive(kind="return-figures", file=file, by=round_.una, fixed={"return": round_.row.ref})
        return imports.look_at(batch=batch, by=round_.una)

    return send


def refusals(batch: Import) -> list[str]:
    return [" ".join(f"{column} {value} {words}" for column, value, words in row.problems) for row in batch.rows.all()]


def test_figures_become_drafts_and_the_same_file_again_changes_nothing(look: Callable[..., Import], round_: Scene):
    rows = (HEADINGS, ("A1", "", "", "59.0", "", "Nearly there."), ("C20", "", "", "", "withheld", ""))
    batch = imports.confirm(batch=look(*rows), by=round_.una)
    assert (batch.created, batch.changed, batch.refused) == (0, 2, 0)
    first, second = round_.row.entries.order_by("series__indicator__code")
    assert (str(first.value), first.commentary, second.status) == ("59.0", "Nearly there.", "suppressed")
    again = look(*rows)
    assert (again.changed, again.unchanged) == (0, 2)


def test_each_row_that_cannot_be_says_column_value_and_remedy(look: Callable[..., Import], round_: Scene):
    batch = look(
        HEADINGS,
        ("A1", "21", "20", "", "", ""),
        ("C20", "", "", "ninety", "", ""),
        ("Z9", "", "", "12", "", ""),
        ("A1", "", "", "59", "", ""),
    )
    assert batch.refused == 4
    found = " | ".join(refusals(batch))
    assert "a part cannot exceed its whole" in found
    assert "ninety Write a number, like 45.0 or 1128." in found
    assert "Mend the code." in found
    assert "Row 2 is about the same." in found


def test_a_figure_comes_with_its_explanation_and_opens_its_action(look: Callable[..., Import], round_: Scene):
    headings = ("Code", "Figure", "Cause", "Explanation", "Corrective action", "To have worked by")
    told = ("A1", "45.0", "a partner's part", "The trust closed a ward.", "Agree respite beds.", date(2004, 12, 31))
    imports.confirm(batch=look(headings, told), by=round_.una)
    assert (round_.entry.cause, round_.entry.action) == ("partner", Action.objects.get())


def test_taking_it_back_gives_back_the_drafts_as_they_were(look: Callable[..., Import], round_: Scene):
    round_.enter("58.0")
    batch = imports.confirm(batch=look(HEADINGS, ("A1", "", "", "59.0", "", "")), by=round_.una)
    imports.take_back(batch=batch, by=round_.una, reason="The wrong file.")
    assert str(round_.entry.value) == "58.0"
