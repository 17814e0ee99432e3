"""A report is written on the web: begun, filled, checked, frozen."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from salford_css.core.models import Organisation, User
from strategy import models as m
from strategy.services.heading_sets import keep_headings
from tests.factories import core
from tests.factories import strategy as make

Browser = Callable[[User], Client]
TWO = ((False, "", "A review was asked for."), (False, "", "It is here."))


@pytest.fixture(scope="module")
def council(for_the_module: None) -> Organisation:
    council = core.organisation("The Council", "council")
    keep_headings(organisation=council)
    return council


@pytest.fixture
def as_omar(browser: Browser, omar: User) -> Client:
    return browser(omar)


@pytest.fixture
def draft(as_omar: Client, council: Organisation, cabinet: m.Body) -> m.ReportDraft:
    """Omar has begun a report to Cabinet under the headings of 2004."""
    answer = as_omar.post(
        reverse("strategy:report-new"),
        {
            "title": "Day care for older people",
            "organisation": council.pk,
            "heading_set": m.HeadingSet.objects.get(ref="report-2002-2005").pk,
            "body": cabinet.pk,
            "contact_post": core.post("Assistant Director (Older People)").pk,
        },
    )
    assert answer.status_code == 302
    return m.ReportDraft.objects.get()


def at(name: str, draft: m.ReportDraft, *more: object) -> str:
    return reverse(f"strategy:{name}", args=[draft.report.ref, *more])


def write(as_omar: Client, draft: m.ReportDraft, *rows: tuple[bool, str, str]) -> None:
    for is_section, heading, text in rows:
        data = {"heading": heading, "text": text, "part": "open"} | ({"is_section": "on"} if is_section else {})
        assert as_omar.post(at("report-paragraph-new", draft), data).status_code == 302


def fill(as_omar: Client, draft: m.ReportDraft) -> None:
    """Fill every heading of the set."""
    as_omar.post(
        at("report-frame", draft),
        {
            "title": draft.report.title,
            "body": draft.body_id,
            "contact_post": draft.report.contact_post_id,
            "asks": "approve the review",
            "all_wards": "on",
            "part": "open",
        },
    )
    as_omar.post(at("report-recommend", draft), {"text": "That the review be approved.\n\nThat a report follow."})
    for field in ("executive-summary", "background-documents", "risk", "funding", "policies"):
        as_omar.post(at("report-heading", draft, field), {"text": f"The {field}."})
    for field in ("legal-advice", "financial-advice"):
        as_omar.post(at("report-heading", draft, field), {"answer": "na", "text": ""})


def test_the_page_says_what_is_missing_before_the_report_can_be_put_to_cabinet(as_omar: Client, draft: m.ReportDraft):
    page = as_omar.get(draft.get_absolute_url()).content.decode()
    assert "must be mended before it can be put to Cabinet" in page
    assert "Write what the body is asked to decide." in page


def test_the_rule_of_a_heading_stands_beside_its_field(as_omar: Client, draft: m.ReportDraft):
    page = as_omar.get(at("report-heading", draft, "legal-advice")).content.decode()
    assert "Yes, no or not applicable; then who gave it and what it says." in page


def test_a_report_with_gaps_is_not_frozen_and_the_gaps_are_said(as_omar: Client, draft: m.ReportDraft):
    answer = as_omar.post(at("report-freeze", draft), {})
    assert answer.status_code == 422
    assert not m.ReportVersion.objects.exists()


def test_a_whole_report_is_frozen_with_its_numbers_headings_and_advice(as_omar: Client, draft: m.ReportDraft):
    fill(as_omar, draft)
    write(
        as_omar, draft, (True, "Introduction", ""), (False, "", "A review was asked for."), (False, "", "It is here.")
    )
    answer = as_omar.post(at("report-freeze", draft), {})
    version = m.ReportVersion.objects.get()
    assert answer.status_code == 302
    assert [one.number for one in version.sections.order_by("place")] == ["1", "1.1", "1.2"]
    assert version.fields.get(heading__field="legal-advice").answer == "na"
    assert [one.number for one in version.recommendations.all()] == [1, 2]
    assert "Restated in our own words" not in as_omar.get(version.get_absolute_url()).content.decode()
    assert not m.ReportDraft.objects.exists()


def test_in_the_next_version_the_cited_numbers_stay(as_omar: Client, draft: m.ReportDraft):
    fill(as_omar, draft)
    write(
        as_omar, draft, (True, "Introduction", ""), (False, "", "A review was asked for."), (False, "", "It is here.")
    )
    as_omar.post(at("report-freeze", draft), {})
    as_omar.post(reverse("strategy:report-next", args=[draft.report.ref]), {"from_newest": "on"})
    again = m.ReportDraft.objects.get()
    first = again.paragraphs.get(kept_number="1.1")
    as_omar.post(
        at("report-paragraph-new", again) + f"?after={first.key}", {"text": "It took four months.", "part": "open"}
    )
    page = as_omar.get(again.get_absolute_url()).content.decode()
    assert [page.index(f'id="paragraph-{number}"') for number in ("1.1", "1.1A", "1.2")] == sorted(
        page.index(f'id="paragraph-{number}"') for number in ("1.1", "1.1A", "1.2")
    )


def test_two_who_write_one_paragraph_are_shown_both_texts(as_omar: Client, draft: m.ReportDraft):
    write(as_omar, draft, (False, "", "First words."))
    paragraph = draft.paragraphs.get()
    address = at("report-paragraph", draft, paragraph.key)
    as_omar.post(address, {"text": "Somebody else's words.", "revision": 0, "part": "open"})
    answer = as_omar.post(address, {"text": "My words.", "revision": 0, "part": "open"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else" in page and "My words." in page


def test_a_typed_number_that_no_record_holds_is_listed_with_what_to_do(as_omar: Client, draft: m.ReportDraft):
    write(as_omar, draft, (False, "", "The review costs £4,711."))
    page = as_omar.get(draft.get_absolute_url()).content.decode()
    assert "£4,711" in page and "No record holds this number." in page


def test_markup_pasted_into_a_paragraph_is_shown_as_text(as_omar: Client, draft: m.ReportDraft):
    write(as_omar, draft, (False, "", "<script>alert(1)</script> <b>bold</b>"))
    page = as_omar.get(draft.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_cabinet_member_sees_no_draft(browser: Browser, carl: User, draft: m.ReportDraft):
    as_carl = browser(carl)
    assert as_carl.get(draft.get_absolute_url()).status_code == 404
    assert as_carl.get(reverse("strategy:report", args=[draft.report.ref])).status_code == 404


def test_part_two_without_a_reason_cannot_be_frozen(as_omar: Client, draft: m.ReportDraft):
    fill(as_omar, draft)
    data = {"heading": "", "text": "Terms of the contract.", "part": "exempt"}
    as_omar.post(at("report-paragraph-new", draft), data)
    answer = as_omar.post(at("report-freeze", draft), {})
    assert answer.status_code == 422
    assert "is in Part 2 without a reason" in answer.content.decode()


def test_the_page_of_a_draft_asks_no_more_for_more_paragraphs(
    as_omar: Client, draft: m.ReportDraft, django_assert_max_num_queries: Callable[..., object]
):
    write(as_omar, draft, *[(False, "", f"Paragraph {word}.") for word in ("one", "two", "three", "four", "five")])
    with django_assert_max_num_queries(60):
        as_omar.get(draft.get_absolute_url())


def test_a_draft_is_thrown_away_only_with_a_reason(as_omar: Client, draft: m.ReportDraft):
    assert as_omar.post(at("report-discard", draft), {"reason": ""}).status_code == 422
    assert as_omar.post(at("report-discard", draft), {"reason": "Overtaken"}).status_code == 302
    assert not m.ReportDraft.objects.exists()


def test_a_day_of_2004_offers_the_headings_of_2004(as_omar: Client, council: Organisation):
    page = as_omar.get(reverse("strategy:report-new") + f"?as_at={date(2004, 6, 1)}").content.decode()
    chosen = m.HeadingSet.objects.get(ref="report-2002-2005").pk
    assert f'<option value="{chosen}" selected>' in page


def frozen_twice(as_omar: Client, draft: m.ReportDraft) -> m.Report:
    """A report in two versions; the second has a paragraph more and another word."""
    fill(as_omar, draft)
    write(as_omar, draft, (True, "Introduction", ""), *TWO)
    as_omar.post(at("report-freeze", draft), {})
    report = draft.report
    as_omar.post(reverse("strategy:report-next", args=[report.ref]), {"from_newest": "on"})
    again = m.ReportDraft.objects.get()
    first = again.paragraphs.get(kept_number="1.1")
    address = at("report-paragraph", again, first.key)
    as_omar.post(address, {"text": "A review was demanded.", "revision": first.revision, "part": "open"})
    as_omar.post(at("report-paragraph-new", again), {"text": "It goes on.", "part": "open"})
    as_omar.post(at("report-freeze", again), {})
    return report


def test_two_versions_are_compared_paragraph_by_paragraph(as_omar: Client, draft: m.ReportDraft):
    report = frozen_twice(as_omar, draft)
    page = as_omar.get(reverse("strategy:report-changes", args=[report.ref, 2])).content.decode()
    assert "one changed, one new" in page.replace("two unchanged, ", "")
    assert "<del>" in page and "demanded." in page


def test_each_recommendation_says_what_was_decided_on_it(as_omar: Client, draft: m.ReportDraft):
    report = frozen_twice(as_omar, draft)
    version = report.versions.get(number=2)
    make.decision(recommendation=version.recommendations.get(number=1), body=version.body)
    page = as_omar.get(version.get_absolute_url()).content.decode()
    assert "Approved" in page
    assert page.count("No decision on it is on record.") == 1


def test_the_list_shows_officers_what_is_being_written(as_omar: Client, draft: m.ReportDraft):
    assert "Day care for older people" in as_omar.get(reverse("strategy:reports")).content.decode()


def test_the_list_shows_cabinet_members_no_draft(browser: Browser, carl: User, draft: m.ReportDraft):
    page = browser(carl).get(reverse("strategy:reports")).content.decode()
    assert "Day care for older people" not in page and "Write a report" not in page


def test_the_draft_can_be_printed_and_says_that_it_is_one(as_omar: Client, draft: m.ReportDraft):
    fill(as_omar, draft)
    write(as_omar, draft, (True, "Introduction", ""), *TWO)
    page = as_omar.get(draft.get_absolute_url()).content.decode()
    address = reverse("paper", args=["report-draft", draft.report.ref, "html"])
    assert address in page
    assert "draft" in as_omar.get(address).content.decode().lower()


def test_a_figure_is_found_and_cited_without_losing_what_was_typed(as_omar: Client, draft: m.ReportDraft):
    heard = make.consultation(title="Day care review")
    write(as_omar, draft, (False, "", "First."))
    address = at("report-paragraph", draft, draft.paragraphs.get().key)
    typed = {"text": "We had [figure] comments.", "words": "day care comments", "revision": 0, "part": "open"}
    token = f"consultation:{heard.ref}:comments"
    found = as_omar.post(address, typed | {"find": "1"}).content.decode()
    cited = as_omar.post(address, typed | {"cite": token}).content.decode()
    assert token in found and "We had [figure] comments." in found
    assert f"We had {{{{{token}}}}} comments." in cited


def test_a_frozen_figure_keeps_its_words_and_the_page_says_when_it_has_moved(as_omar: Client, draft: m.ReportDraft):
    heard = make.consultation(title="Day care review")
    token = f"consultation:{heard.ref}:comments"
    fill(as_omar, draft)
    write(as_omar, draft, (True, "Introduction", ""), (False, "", f"We had {{{{{token}}}}} comments."))
    as_omar.post(at("report-freeze", draft), {})
    make.comment(consultation=heard)
    version = draft.report.versions.get()
    page = as_omar.get(reverse("strategy:report-figures", args=[version.report.ref, 1])).content.decode()
    assert version.sections.get(number="1.1").text == "We had 0 comments."
    assert "one of them reads otherwise today" in page
