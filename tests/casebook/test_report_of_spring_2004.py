"""The report of spring 2004, made from the records of the case, equals the printed one in headings and numbers.

Headings, numbers of paragraphs and figures of the printed report stand in tests/data; its wording is nobody's here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import transaction

from salford_css.casebook.loading import Report as Loaded
from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Document, List, Paragraph, Section, plain
from salford_css.core.models import Post, Role, User
from strategy.models import Appendix, Body, Consultation, Report, ReportField, ReportSection, ReportVersion
from strategy.reporting import headings
from strategy.selectors import papers
from strategy.services import drafts, filling, freezing, paragraphs, reports
from tests.factories import core

PRINTED = yaml.safe_load((Path(__file__).parent.parent / "data" / "report_of_spring_2004.yaml").read_text("utf-8"))
OURS = {"1.2", "3.3"}
"""Paragraphs whose figures no register of the consultation holds: their words were the director's own."""


@pytest.fixture(scope="module")
def undone(loaded: Loaded) -> Iterator[None]:
    """Whatever a test writes into the case is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def olaf(undone: None) -> User:
    """Olaf is an officer who writes the report."""
    return core.user_with(Role.OFFICER)


@pytest.fixture(scope="module")
def second(loaded: Loaded) -> ReportVersion:
    return ReportVersion.objects.get(report__ref="report-next-steps-2004", number=2)


@pytest.fixture(scope="module")
def written(olaf: User, second: ReportVersion) -> Report:
    """The report as an officer has it after the register has written its sections."""
    first, report = second.report.versions.get(number=1), second.report
    again = reports.draft_report(
        title=report.title,
        organisation=report.organisation,
        by=olaf,
        heading_set=report.heading_set,
        plan=report.plan,
        contact_post=Post.objects.get(ref="role-director"),
    )
    heard = Consultation.objects.get(report_version=first)
    draft = drafts.begin_draft(report=again, by=olaf, body=Body.objects.get(ref="board-cabinet"), consultation=heard)
    fill_in_what_stands_above(draft, second, olaf)
    paragraphs.write_from_register(draft=draft, by=olaf)
    return again


def fill_in_what_stands_above(draft: Any, second: ReportVersion, olaf: User) -> None:
    """Take the headed fields from the records: they are typed once, in the report itself."""
    filling.save_frame(
        draft=draft,
        by=olaf,
        title=second.title,
        body=draft.body,
        contact_post=draft.report.contact_post,
        all_wards=True,
    )
    for row in ReportField.objects.filter(version=second).select_related("heading"):
        if row.heading.field in headings.ADVICE:
            kind = headings.ADVICE[row.heading.field]
            filling.save_advice(draft=draft, kind=kind, by=olaf, answer=row.answer, text=row.text)
        elif headings.is_text(row.heading.field) or row.heading.field == headings.POLICIES:
            filling.save_answer(draft=draft, heading=row.heading, by=olaf, answer=row.answer, text=row.text)
    texts = [row.text for row in second.recommendations.all()]
    filling.save_recommendations(draft=draft, texts=texts, by=olaf)
    appendix = second.appendices.get()
    filling.save_appendix(
        draft=draft,
        title=appendix.title,
        by=olaf,
        number=appendix.number,
        replaces_as_written=appendix.replaces_as_written,
    )


def in_our_own_words(report: Report, second: ReportVersion, olaf: User) -> None:
    """Write what no register holds: the direction of the strategy, and when which record system is due."""
    words = {row.number: row.text for row in ReportSection.objects.filter(version=second, number__in=OURS)}
    rows = list(report.draft.paragraphs.order_by("place"))
    considered = next(row for row in rows if row.origin == "introduction:considered")
    paragraphs.add_paragraph(draft=report.draft, by=olaf, after=considered, text=words["1.2"])
    record = next(row for row in rows if row.origin == "results:cons-com-02")
    paragraphs.save_paragraph(paragraph=record, by=olaf, text=words["3.3"], heading=record.heading)


@pytest.fixture(scope="module")
def made(written: Report, second: ReportVersion, olaf: User) -> Document:
    """The report made from the register, put to Cabinet, as a document."""
    in_our_own_words(written, second, olaf)
    return papers.of_version(freezing.freeze_draft(draft=written.draft, by=olaf), olaf)


@pytest.fixture(scope="module")
def kept(olaf: User, second: ReportVersion) -> Document:
    """The report as the case keeps it, as a document."""
    return papers.of_version(second, olaf)


@pytest.fixture(scope="module", params=["made", "kept"])
def paper(request: pytest.FixtureRequest) -> Document:
    """The report both ways: written anew from the register, and as the case keeps it."""
    return request.getfixturevalue(request.param)


def stretches(document: Document) -> dict[str, str]:
    """Return what stands under each heading and number: numbered places by number, headings by their words."""
    found: dict[str, str] = {}
    name = ""
    for block in document.blocks:
        if isinstance(block, Section):
            name = block.number or block.heading
            found[name] = block.heading
        elif isinstance(block, Paragraph) and block.number:
            name = block.number
            found[name] = ""
        found[name] = f"{found[name]} {words_of(block)}"
    return found


def words_of(block: Any) -> str:
    if isinstance(block, Paragraph):
        return plain(block.runs)
    return " ".join(plain(item) for item in block.items) if isinstance(block, List) else ""


def points_under(document: Document, number: str) -> list[str]:
    """Return the points listed under a numbered place."""
    name, points = "", []
    for block in document.blocks:
        if isinstance(block, Section | Paragraph) and block.number:
            name = block.number
        elif isinstance(block, List) and name == number:
            points += [plain(item) for item in block.items]
    return points


def test_its_headings_stand_in_the_order_of_the_printed_report(paper: Document):
    found = [block.heading for block in paper.blocks if isinstance(block, Section) and not block.number]
    assert found == [*PRINTED["headings"], "Appendices"]


def test_its_sections_bear_the_numbers_and_names_of_the_printed_report(paper: Document):
    found = {one.number: one.heading for one in paper.blocks if isinstance(one, Section) and one.number.isdecimal()}
    assert found == PRINTED["sections"]


def test_its_paragraphs_bear_the_numbers_of_the_printed_report(paper: Document):
    found = [name for name in stretches(paper) if name in PRINTED["paragraphs"] or "." in name[:2]]
    assert found == list(PRINTED["paragraphs"])


@pytest.mark.parametrize("number", PRINTED["paragraphs"])
def test_each_paragraph_holds_the_figures_of_the_printed_one(paper: Document, number: str):
    text = stretches(paper)[number].lower()
    assert [figure for figure in PRINTED["paragraphs"][number] if figure.lower() not in text] == []


@pytest.mark.parametrize("heading", PRINTED["under_headings"])
def test_each_heading_holds_the_figures_of_the_printed_one(paper: Document, heading: str):
    text = stretches(paper)[heading].lower()
    assert [figure for figure in PRINTED["under_headings"][heading] if figure.lower() not in text] == []


def test_its_ways_of_consulting_and_its_proposals_are_as_many(made: Document):
    assert len(points_under(made, "2.1")) == PRINTED["ways_of_consulting"]
    assert len(points_under(made, "4.1")) == PRINTED["proposals"]


def test_the_report_the_case_keeps_lists_its_ten_proposals(kept: Document):
    assert len(points_under(kept, "4.1")) == PRINTED["proposals"]


def test_the_revised_appendix_keeps_its_ancestor(made: Document):
    (version,) = ReportVersion.objects.order_by("-pk")[:1]
    appendix = Appendix.objects.get(version=version)
    assert (appendix.number, "Appendix 4" in appendix.replaces_as_written) == (PRINTED["appendices"][0], True)


def test_nothing_in_it_forbids_to_publish_it(paper: Document):
    assert faults(paper) == []
