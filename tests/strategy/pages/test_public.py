"""What the public may read while the council has opened it: published Part 1 papers, and nothing more."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.models import Part, User
from salford_css.core.public import PUBLIC
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.services.publishing import publish
from strategy import models as m
from strategy.lifecycle import ConsultationState
from tests.factories import core
from tests.factories import strategy as make

PAST = date(2004, 3, 1)


@pytest.fixture
def opened(settings: Any, db: None) -> Client:
    """A browser of nobody in particular, while the council has opened its published papers."""
    settings.PUBLIC_PART1 = True
    return Client()


@pytest.fixture
def published(db: None) -> m.ReportVersion:
    """An open report that the public could read in March 2004, with one exempt paragraph."""
    row = make.report_version(report=make.report(title="Day care"), published_on=PAST, body=make.body("Cabinet"))
    make.section(row, printed="1", heading="Introduction", text="What everybody may read.")
    make.section(
        row, printed="1.1", heading="", text="Terms of the contract.", part=Part.EXEMPT, exempt_paragraph="paragraph 3"
    )
    return row


def page_of(version: m.ReportVersion) -> str:
    return reverse("strategy:public-report", args=[version.report.ref, version.number])


def test_a_published_report_is_read_without_signing_in(opened: Client, published: m.ReportVersion):
    assert "What everybody may read." in opened.get(page_of(published)).content.decode()


def test_exempt_paragraphs_are_left_out_and_the_page_says_under_what(opened: Client, published: m.ReportVersion):
    page = opened.get(page_of(published)).content.decode()
    assert "Terms of the contract." not in page
    assert "one paragraph of Part 2, exempt under paragraph 3" in page


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"published_on": clock.today() + timedelta(days=1)},
        {"published_on": PAST, "part": Part.EXEMPT},
    ],
    ids=["never published", "not yet", "in Part 2"],
)
def test_what_is_not_published_in_part_one_is_nowhere(opened: Client, facts: dict[str, Any]):
    version = make.report_version(**facts)
    assert opened.get(page_of(version)).status_code == 404
    assert version.title not in opened.get(reverse("strategy:public-reports")).content.decode()


def test_an_open_version_of_a_report_in_part_two_is_nowhere(opened: Client):
    version = make.report_version(report=make.report(part=Part.EXEMPT), published_on=PAST)
    assert opened.get(page_of(version)).status_code == 404


def test_a_draft_opens_nothing(opened: Client, published: m.ReportVersion):
    m.ReportDraft.objects.create(report=published.report)
    assert not m.ReportDraft.objects.visible_to(PUBLIC).exists()
    assert "raft" not in opened.get(page_of(published)).content.decode()


def test_published_files_are_handed_out_byte_for_byte(opened: Client, published: m.ReportVersion, dora: User):
    publication = publish(subject=published, kind="report", as_at=clock.today(), by=dora)
    file = publication.files.get(format="docx")
    answer = opened.get(reverse("strategy:public-report-file", args=[published.report.ref, published.number, "docx"]))
    assert answer.content == bytes(file.content)


def test_a_decision_is_read_once_it_is_published(opened: Client):
    told, silent = make.decision(published_on=date(2004, 3, 16)), make.decision()
    asked = [opened.get(reverse("strategy:public-decision", args=[one.ref])).status_code for one in (told, silent)]
    assert asked == [200, 404]


def test_a_decision_in_part_two_is_nowhere(opened: Client):
    row = make.decision(published_on=date(2004, 3, 16), part=Part.EXEMPT)
    assert opened.get(reverse("strategy:public-decision", args=[row.ref])).status_code == 404


def test_comments_and_consultees_stay_behind_the_door(opened: Client, published: m.ReportVersion):
    heard = make.consultation(report_version=published, state=ConsultationState.CLOSED, result="Endorsed.")
    make.comment(consultation=heard, respondent_as_written="Ms Nobody", text="My own story")
    page = opened.get(reverse("strategy:public-consultation", args=[heard.ref])).content.decode()
    assert "Endorsed." in page
    assert "Ms Nobody" not in page and "My own story" not in page
    assert not m.ConsultationComment.objects.visible_to(PUBLIC).exists()


def test_a_planned_consultation_is_nowhere(opened: Client, published: m.ReportVersion):
    heard = make.consultation(report_version=published, state=ConsultationState.PLANNED)
    assert opened.get(reverse("strategy:public-consultation", args=[heard.ref])).status_code == 404


def test_only_what_was_announced_stands_on_the_public_forward_plan(opened: Client):
    council = core.organisation()
    for subject, day in (("Announced", PAST), ("Only planned", None)):
        m.ForwardPlanEntry.objects.create(
            ref=subject.lower().replace(" ", "-"),
            organisation=council,
            subject=subject,
            body=make.body(),
            published_on=day,
        )
    page = opened.get(reverse("strategy:public-forward-plan")).content.decode()
    assert "Announced" in page and "Only planned" not in page


def test_every_other_sort_of_row_is_closed_to_the_public(published: m.ReportVersion):
    open_to_it = {
        model.__name__
        for model in vars(m).values()
        if isinstance(getattr(model, "objects", None) and model.objects.all(), ScopedQuerySet)
        and type(model.objects.all()).visible_to_public is not ScopedQuerySet.visible_to_public
    }
    assert open_to_it == {
        "ReportVersion",
        "ReportField",
        "ReportSection",
        "Recommendation",
        "Appendix",
        "Advice",
        "BackgroundDocument",
        "Consideration",
        "Decision",
        "ForwardPlanEntry",
        "Consultation",
    }


def test_search_engines_are_let_in_only_while_it_is_open(client: Client, settings: Any, db: None):
    assert "Allow" not in client.get("/robots.txt").content.decode()
    settings.PUBLIC_PART1 = True
    assert "Allow: /strategy/public/" in client.get("/robots.txt").content.decode()


def test_a_public_page_sets_no_cookie(opened: Client, published: m.ReportVersion):
    assert not opened.get(page_of(published)).cookies


def test_a_public_list_asks_no_more_for_more_rows(opened: Client, django_assert_max_num_queries: Callable[..., Any]):
    for _ in range(8):
        make.report_version(published_on=PAST, body=make.body())
    with django_assert_max_num_queries(6):
        opened.get(reverse("strategy:public-reports"))
