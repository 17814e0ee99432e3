"""Reports in hand: made from the register, held against it, frozen with Part 2 kept apart."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core import clock
from salford_css.core.documents.tree import lines, plain
from salford_css.core.models import Organisation, Part, User
from salford_css.core.registry import Figure, figures
from salford_css.core.registry.citing import TOO_SMALL
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect
from strategy.selectors import papers
from strategy.selectors.drafts import View, view
from strategy.services import drafts, filling, freezing, paragraphs
from strategy.services.heading_sets import keep_headings
from tests.factories import core
from tests.factories import strategy as make


@pytest.fixture(scope="module")
def council(for_the_module: None) -> Organisation:
    council = core.organisation("The Council", "council")
    keep_headings(organisation=council)
    return council


@pytest.fixture
def heard(db: None) -> m.Consultation:
    """A consultation that is being answered; one comment changed proposal 3."""
    row = make.consultation(state=ConsultationState.ANALYSING, length_as_written="two months")
    proposal = make.proposal(number=3, text="That a team be formed.", plan=make.plan())
    comment = make.comment(
        consultation=row, about_as_written="item 3", officer_response="Welcomed", effect=Effect.AMENDED
    )
    m.CommentProposal.objects.create(comment=comment, proposal=proposal)
    return row


@pytest.fixture
def draft(council: Organisation, heard: m.Consultation, omar: User) -> m.ReportDraft:
    """A report on the consultation, its sections written by the register."""
    found = drafts.begin_report(
        title="Next Steps",
        organisation=council,
        heading_set=m.HeadingSet.objects.get(ref="report-2002-2005"),
        by=omar,
        body=make.body(),
        consultation=heard,
        contact_post=core.post(),
    )
    paragraphs.write_from_register(draft=found, by=omar)
    return found


def seen(draft: m.ReportDraft, reader: User) -> View:
    return view(draft, reader, clock.today())


def change_the_answer(heard: m.Consultation) -> None:
    heard.comments.update(officer_response="Declined after all")


def about_the_comment(draft: m.ReportDraft) -> m.DraftParagraph:
    return draft.paragraphs.get(origin__startswith="results:", text__contains="multi-agency")


def test_a_council_is_given_its_headings_once(council: Organisation):
    assert keep_headings(organisation=council) == 0


def test_what_an_administrator_changed_in_the_headings_stays(council: Organisation):
    m.Heading.objects.filter(heading_set__ref="report-2002-2005", field="risk").update(label="Risk")
    keep_headings(organisation=council)
    assert m.Heading.objects.get(heading_set__ref="report-2002-2005", field="risk").label == "Risk"


@pytest.mark.parametrize(
    ("day", "ref"),
    [
        (date(2004, 6, 1), "report-2002-2005"),
        (date(2007, 6, 1), "report-2006-2016"),
        (date(2023, 1, 23), "record-of-decision-2017"),
    ],
)
def test_a_report_bears_the_headings_of_its_day(council: Organisation, day: date, ref: str):
    found = drafts.heading_set_on(council, day)
    assert found and found.ref == ref


def test_the_register_writes_five_sections(draft: m.ReportDraft, omar: User):
    found = [(line.number, line.row.heading) for line in seen(draft, omar).lines if line.row.is_section]
    assert [number for number, _ in found] == ["1", "2", "3", "4", "5"]


def test_text_and_register_agree_until_the_register_changes(draft: m.ReportDraft, heard: m.Consultation, omar: User):
    assert seen(draft, omar).differing == []
    change_the_answer(heard)
    (line,) = seen(draft, omar).differing
    assert "Declined after all" in line.differences[0].now


def test_better_words_are_no_difference(draft: m.ReportDraft, omar: User):
    paragraphs.save_paragraph(paragraph=about_the_comment(draft), by=omar, text="Much better words.")
    assert seen(draft, omar).differing == []


def test_a_paragraph_pasted_from_a_word_processor_keeps_its_words_alone(draft: m.ReportDraft, omar: User):
    pasted = '<p class="MsoNormal" style="mso-x:1">That it be <b>done</b> well.<o:p></o:p></p>'
    saved = paragraphs.save_paragraph(paragraph=about_the_comment(draft), by=omar, text=pasted)
    added = paragraphs.add_paragraph(draft=draft, by=omar, text=pasted)
    assert saved.text == added.text == "That it be done well."


def test_one_paragraph_takes_the_registers_words_again(draft: m.ReportDraft, heard: m.Consultation, omar: User):
    paragraph = about_the_comment(draft)
    change_the_answer(heard)
    paragraphs.make_again(paragraph=paragraph, by=omar)
    paragraph.refresh_from_db()
    assert "Declined after all" in paragraph.text
    assert seen(draft, omar).differing == []


def test_our_words_stand_only_with_a_reason(draft: m.ReportDraft, heard: m.Consultation, omar: User):
    paragraph = about_the_comment(draft)
    change_the_answer(heard)
    with pytest.raises(ValidationError, match="Say why our words stand"):
        paragraphs.keep_ours(paragraph=paragraph, why=" ", by=omar)
    paragraphs.keep_ours(paragraph=paragraph, why="The answer came after the report", by=omar)
    assert seen(draft, omar).differing == []


def test_what_the_register_wrote_is_not_written_twice(draft: m.ReportDraft, omar: User):
    with pytest.raises(ValidationError, match="in the report already"):
        paragraphs.write_from_register(draft=draft, by=omar)


def test_two_cited_paragraphs_keep_their_order(draft: m.ReportDraft, omar: User):
    first, second = draft.paragraphs.order_by("place")[1:3]
    for row, number in ((first, "1.1"), (second, "1.2")):
        row.kept_number = number
        row.save()
    with pytest.raises(ValidationError, match="people cite them"):
        paragraphs.move_paragraph(paragraph=first, by=omar, up=False)


def test_a_cabinet_member_writes_nothing(draft: m.ReportDraft, carl: User):
    with pytest.raises(PermissionDenied):
        paragraphs.add_paragraph(draft=draft, by=carl, text="Mine.")


def test_a_report_is_written_by_one_draft_at_a_time(draft: m.ReportDraft, omar: User):
    with pytest.raises(ValidationError, match="being written already"):
        drafts.begin_draft(report=draft.report, by=omar)


def test_a_revised_appendix_takes_the_next_number_and_keeps_its_ancestor(draft: m.ReportDraft, omar: User):
    older = m.Appendix.objects.create(version=make.report_version(report=draft.report), number="4", title="Structure")
    row = filling.save_appendix(draft=draft, title="Structure, revised", by=omar, replaces=older)
    assert (row.number, row.replaces) == ("4.1", older)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> str:
    """A figure so small that the rules hide it outside the directorate; its token."""
    figure = Figure("3 children", "Children placed, Salford, 2003/04", "version 1", too_small=True)
    monkeypatch.setitem(figures.readers, "few", lambda rest, *, as_at, reader: figure)
    return "{{few:children}}"


@pytest.fixture
def complete(draft: m.ReportDraft, omar: User) -> m.ReportDraft:
    """Nothing is missing from the report."""
    for row in m.Heading.objects.filter(heading_set=draft.report.heading_set):
        filling.save_answer(draft=draft, heading=row, by=omar, text="none")
    for kind in ("legal", "financial"):
        filling.save_advice(draft=draft, kind=kind, by=omar, answer="na")
    filling.save_recommendations(draft=draft, texts=["That it be approved."], by=omar)
    draft.all_wards = True
    draft.save()
    return draft


def add_exempt(draft: m.ReportDraft, text: str, by: User) -> None:
    why = {"exempt_reason": "Commercial terms", "exempt_paragraph": "paragraph 3"}
    paragraphs.add_paragraph(draft=draft, by=by, text=text, part=Part.EXEMPT, **why)


@pytest.fixture
def with_part_two(complete: m.ReportDraft, omar: User) -> m.ReportVersion:
    """The report, frozen with one exempt paragraph."""
    add_exempt(complete, "Terms of the contract.", omar)
    return freezing.freeze_draft(draft=complete, by=omar)


def printed(version: m.ReportVersion, reader: User) -> str:
    return " ".join(plain(line) for line in lines(papers.of_version(version, reader)))


def test_part_two_is_read_by_officers_and_by_nobody_else(with_part_two: m.ReportVersion, omar: User, carl: User):
    assert "Terms of the contract." in printed(with_part_two, omar)
    assert "Terms of the contract." not in printed(with_part_two, carl)
    assert "exempt under paragraph 3" in printed(with_part_two, carl)


def test_a_copy_with_part_two_says_that_it_is_exempt(with_part_two: m.ReportVersion, omar: User, carl: User):
    parts = [papers.of_version(with_part_two, reader).part for reader in (omar, carl)]
    assert parts == ["exempt", "open"]


def test_the_public_copy_leaves_part_two_out_even_for_an_officer(with_part_two: m.ReportVersion, omar: User):
    document = papers.of_version(with_part_two, omar, with_exempt=False)
    assert document.part == "open"
    assert "Terms of the contract." not in " ".join(plain(line) for line in lines(document))


def test_a_frozen_paragraph_remembers_what_it_was_made_of(with_part_two: m.ReportVersion, heard: m.Consultation):
    made = with_part_two.sections.filter(origin__startswith="results:").exclude(origin="results:section")
    assert all(row.made_from for row in made)
    assert with_part_two.consultation == heard


def test_a_version_goes_onto_the_agenda_of_a_meeting(with_part_two: m.ReportVersion, dora: User):
    meeting = make.meeting(body=with_part_two.body)
    paper = freezing.put_on_agenda(version=with_part_two, meeting=meeting, by=dora)
    assert (paper.item.meeting, paper.item.title) == (meeting, with_part_two.title)


def test_a_figure_too_small_to_be_published_is_remarked_on_and_read_in_part_two_alone(
    complete: m.ReportDraft, few: str, omar: User
):
    paragraphs.add_paragraph(draft=complete, by=omar, text=f"We placed {few}.")
    add_exempt(complete, f"We placed {few}.", omar)
    remedies = [one.remedy for one in seen(complete, omar).remarks if one.about == "3 children"]
    assert len(remedies) == 1 and "put the paragraph into Part 2" in remedies[0]
    version = freezing.freeze_draft(draft=complete, by=omar)
    placed = version.sections.filter(text__startswith="We placed").values_list("part", "text")
    assert dict(placed) == {"open": f"We placed {TOO_SMALL}.", "exempt": "We placed 3 children."}
