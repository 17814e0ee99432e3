"""What a reporting round forbids, tried by page, button, bulk action, spreadsheet and service.

The same sentence is said at every door, and nothing is written: no row, no step, no line of the log or the trail.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from performance.collecting.drafts import Draft
from performance.collecting.facts import Facts
from performance.models import Door
from performance.services import entries, return_steps
from performance.services.results import open_submission, record_result, record_results
from salford_css.core.models import ActivityLog, User
from salford_css.core.services import imports
from strategy.models import Action
from tests.core.imports.files import workbook
from tests.counting import rows_of
from tests.factories import performance as make
from tests.performance.pages.conftest import signed_in
from tests.performance.rounds import YEAR, Scene, on, scene
from tests.strategy.refusals.doors import DOORS, Deed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_june_2004(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with on(date(2004, 6, 1)):
        yield


def step(one: Scene, name: str, service: Callable[..., Any], *, page: str = "", **asked: Any) -> Deed:
    """A step of the return at four doors; ada, who administers, takes it."""
    return Deed(
        row=one.row,
        page=f"{one.row.get_absolute_url()}step/{page or name}/",
        typed=asked,
        step=name,
        asked=asked,
        service=lambda by: service(round_return=one.row, by=by, **asked),
    )


def submitted_incomplete(ada: User) -> Deed:
    return step(scene(), "submit", return_steps.submit_return)


def submitted_unexplained(ada: User) -> Deed:
    one = scene()
    one.enter("45.0")
    return step(one, "submit", return_steps.submit_return)


def approved_by_who_submitted(ada: User) -> Deed:
    one = scene()
    one.enter("59.0")
    return_steps.submit_return(round_return=one.row, by=ada)
    return_steps.check_return(round_return=one.row, by=one.petra)
    return step(one, "approve", return_steps.approve_return)


def approved_by_who_submitted_before_it_was_reopened(ada: User) -> Deed:
    one = scene()
    one.enter("59.0")
    return_steps.submit_return(round_return=one.row, by=ada)
    return_steps.reopen_return(round_return=one.row, by=one.petra, reason="A late case file.")
    one.checked()
    return step(one, "approve", return_steps.approve_return)


def reopened_without_a_reason(ada: User) -> Deed:
    one = scene()
    one.enter("59.0")
    return step(one.locked(), "reopen", return_steps.reopen_return, reason=" ")


UNEXPLAINED = (
    "Stability is 25.0% below its target; up to 10% needs no word. "
    "It still needs a cause, an explanation, a corrective action and its date."
)
LOCKED = (
    "The period that begins on 2003-04-01 is locked: the return of Salford for 2003/04 was approved on 1 June 2004."
)
REFUSALS: dict[str, tuple[Callable[[User], Deed], str]] = {
    "submitting with a figure missing": (
        submitted_incomplete, "One figure is missing: Stability. Enter it, or say why there is none.",
    ),
    "submitting a figure beyond the tolerance unexplained": (submitted_unexplained, UNEXPLAINED),
    "approving what one submitted": (
        approved_by_who_submitted, "You submitted this return, so somebody else has to approve it.",
    ),
    "approving what one submitted before it was reopened": (
        approved_by_who_submitted_before_it_was_reopened,
        "You submitted this return, so somebody else has to approve it.",
    ),
    "reopening without a reason": (reopened_without_a_reason, "Say why the return is reopened."),
}  # fmt: skip


def on_record() -> dict[str, int]:
    """Every row of performance with its trail, the actions and the log, counted; and the drafts in full."""
    models = [*apps.get_app_config("performance").get_models(), ActivityLog, Action]
    counts: dict[str, Any] = dict(rows_of(models))
    for name in ("RoundReturn", "ReturnEntry", "Result", "PeriodLock"):
        counts[f"{name} in full"] = list(apps.get_model("performance", name)._default_manager.order_by("pk").values())
    return counts


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", REFUSALS)
def test_the_same_sentence_is_said_at_every_door_and_nothing_is_written(ada: User, name: str, door: str):
    prepare, sentence = REFUSALS[name]
    deed = prepare(ada)
    before = on_record()
    assert sentence in DOORS[door](deed, ada)
    assert on_record() == before


# ------------------------------------------------------------------ figures of a closed period, at every door


def by_the_page_of_the_return(one: Scene, by: User) -> str:
    form = signed_in(by).get(f"{one.row.get_absolute_url()}enter/").context["form"]
    typed = {bound.html_name: str(bound.value() or "") for bound in form} | {"A1-value": "70"}
    return signed_in(by).post(f"{one.row.get_absolute_url()}enter/", typed).content.decode()


def by_the_service_of_returns(one: Scene, by: User) -> str:
    return _said(
        lambda: entries.save_entries(round_return=one.row, typed={"A1": Draft(Facts(value=Decimal(70)))}, by=by)
    )


def by_a_spreadsheet_of_returns(one: Scene, by: User) -> str:
    return spreadsheet(one, by, ("Code", "Figure"), ("A1", "70"))


def by_the_page_for_one_figure(one: Scene, by: User) -> str:
    series = one.entry.series
    address = f"{series.indicator.get_absolute_url()}results/2003-04/correct/?organisation=salford"
    typed = {
        "value": "70", "stage": "corrected", "known_from_0": "1", "known_from_1": "6", "known_from_2": "2004",
        "reason": "Miscounted.",
    }  # fmt: skip
    return signed_in(by).post(address, typed).content.decode()


def by_the_service_for_one_figure(one: Scene, by: User) -> str:
    facts = {"value": Decimal(70), "known_from": date(2004, 6, 1)}
    return _said(lambda: record_result(series=one.entry.series, period=YEAR.first_day, by=by, **facts))


def by_the_service_for_many_figures(one: Scene, by: User) -> str:
    submission = open_submission(door=Door.IMPORT, by=by)
    rows = make.rows(one.entry.series, {YEAR.first_day: 70}, known_from=date(2004, 6, 1))
    said = _said(lambda: record_results(submission=submission, rows=rows))
    assert submission.result_rows.count() == 0
    return said


def _said(deed: Callable[[], Any]) -> str:
    try:
        deed()
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def spreadsheet(one: Scene, by: User, *rows: tuple[Any, ...]) -> str:
    """Look at a spreadsheet and confirm it; return what is wrong with its rows."""
    file = SimpleUploadedFile("figures.xlsx", workbook(*rows))
    batch = imports.receive(kind="return-figures", file=file, by=by, fixed={"return": one.row.ref})
    batch = imports.look_at(batch=batch, by=by)
    assert batch.refused == len(rows) - 1
    return " ".join(words for row in batch.rows.all() for _, _, words in row.problems)


def by_a_spreadsheet_of_results(one: Scene, by: User) -> str:
    headings, figure = ("Authority", "Indicator", "Year", "Value"), ("Salford", "A1", "2003/04", 70)
    file = SimpleUploadedFile("results.xlsx", workbook(headings, figure))
    batch = imports.look_at(batch=imports.receive(kind="results", file=file, by=by, fixed={}), by=by)
    return " ".join(words for row in batch.rows.all() for _, _, words in row.problems)


FIGURE_DOORS = {
    "the page of the return": by_the_page_of_the_return,
    "the service of returns": by_the_service_of_returns,
    "a spreadsheet of returns": by_a_spreadsheet_of_returns,
    "the page for one figure": by_the_page_for_one_figure,
    "the service for one figure": by_the_service_for_one_figure,
    "a spreadsheet of results": by_a_spreadsheet_of_results,
    "the service for many figures": by_the_service_for_many_figures,
}


@pytest.mark.parametrize("door", FIGURE_DOORS)
def test_a_locked_period_refuses_a_figure_at_every_door_that_takes_figures(door: str):
    one = scene()
    one.enter("59.0")
    one.locked()
    # That a file was sent and looked at is logged, and a submission was opened to try it: no figure came of either.
    aside = ("Submission", "ActivityLog")
    before = {name: rows for name, rows in on_record().items() if not any(word in name for word in aside)}
    assert LOCKED in FIGURE_DOORS[door](one, one.petra)
    after = on_record()
    assert {name: after[name] for name in before} == before


def test_the_administration_writes_no_draft(ada: User):
    one = scene()
    address = f"/admin/performance/returnentry/{one.entry.pk}/change/"
    assert signed_in(ada).post(address, {"value": "70"}).status_code == 403
    assert one.entry.is_blank


def test_a_spreadsheet_brings_a_figure_beyond_its_tolerance_with_its_explanation_or_not_at_all():
    one = scene()
    before = one.entry.revision
    assert UNEXPLAINED in spreadsheet(one, one.una, ("Code", "Figure"), ("A1", "45.0"))
    assert (one.entry.revision, one.entry.is_blank, Action.objects.count()) == (before, True, 0)
