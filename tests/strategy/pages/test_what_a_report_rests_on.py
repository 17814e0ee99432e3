"""Background documents are linked, and a recommendation names its proposals."""

import pytest
from django.test import Client

from salford_css.core.models import Document, User
from strategy import models as m
from strategy.lifecycle import ProposalState
from strategy.services.recording import to_decide
from tests.factories import strategy as make
from tests.strategy.pages.test_report_writing import as_omar, at, council, draft, fill, write

__all__ = ["as_omar", "council", "draft"]
PAPER = "The Future Role of the Directorate"
NAMED = "Letter of the Trust, 3 March 2004"


@pytest.fixture
def paper(db: None) -> Document:
    return Document.objects.create(ref="future-role", title=PAPER, kind="report")


def rests_on(as_omar: Client, draft: m.ReportDraft, **typed: object) -> str:
    return as_omar.post(at("report-background-new", draft), typed, follow=True).content.decode()


def frozen(as_omar: Client, draft: m.ReportDraft) -> m.ReportVersion:
    write(as_omar, draft, (True, "Introduction", ""), (False, "", "It is here."))
    assert as_omar.post(at("report-freeze", draft), {}).status_code == 302
    return m.ReportVersion.objects.get()


def test_a_paper_of_the_register_is_linked_and_another_is_named(as_omar: Client, draft: m.ReportDraft, paper: Document):
    fill(as_omar, draft)
    rests_on(as_omar, draft, document=paper.pk)
    page = rests_on(as_omar, draft, as_written=NAMED)
    assert f'href="{paper.get_absolute_url()}">{PAPER}' in page and "named, not on record" in page
    version = frozen(as_omar, draft)
    assert version.fields.get(heading__field="background-documents").text.splitlines()[1:] == [PAPER, NAMED]
    shown = as_omar.get(version.get_absolute_url()).content.decode()
    assert f'<a href="{paper.get_absolute_url()}">{PAPER}</a>' in shown and shown.count(NAMED) == 1


def test_papers_alone_fill_their_heading(as_omar: Client, draft: m.ReportDraft, paper: Document):
    fill(as_omar, draft)
    as_omar.post(at("report-heading", draft, "background-documents"), {"text": ""})
    assert "List the papers it rests on" in as_omar.get(draft.get_absolute_url()).content.decode()
    assert "List the papers it rests on" not in rests_on(as_omar, draft, document=paper.pk)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose a document of the register, or name the paper."),
        ({"as_written": NAMED, "document": True}, "not both"),
        ({"as_written": NAMED.upper()}, "already"),
    ],
)
def test_what_names_no_paper_or_one_twice_is_refused(as_omar: Client, draft, paper: Document, typed, sentence: str):
    rests_on(as_omar, draft, as_written=NAMED)
    sent = typed | ({"document": paper.pk} if "document" in typed else {})
    answer = as_omar.post(at("report-background-new", draft), sent)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert draft.background.count() == 1


def test_an_exempt_paper_is_not_named_to_the_public(as_omar: Client, draft: m.ReportDraft, paper: Document):
    Document.objects.filter(pk=paper.pk).update(part="exempt")
    assert "is a Part 2 document, and the report is open to the public" in rests_on(as_omar, draft, document=paper.pk)


def test_the_next_version_begins_with_the_same_papers(as_omar: Client, draft: m.ReportDraft, paper: Document):
    fill(as_omar, draft)
    rests_on(as_omar, draft, document=paper.pk)
    version = frozen(as_omar, draft)
    as_omar.post(f"{version.report.get_absolute_url()}next/", {"from_newest": "on"})
    following = m.ReportDraft.objects.get()
    assert [one.document for one in following.background.all()] == [paper]
    assert following.answers.get(heading__field="background-documents").text == "The background-documents."


# ------------------------------------------------------------------ recommendations


@pytest.fixture
def carried(draft: m.ReportDraft) -> list[m.Proposal]:
    """Two proposals that go forward in the report."""
    rows = [make.proposal(state=ProposalState.REVISED, text=f"Proposal {n}.", title=f"Title {n}") for n in (1, 2)]
    for row in rows:
        m.DraftProposal.objects.create(draft=draft, proposal=row)
    return rows


def about(as_omar: Client, draft: m.ReportDraft, number: int, *proposals: m.Proposal) -> int:
    path = at("report-recommendation-proposals", draft, number)
    return as_omar.post(path, {"proposals": [one.pk for one in proposals]}).status_code


def asks(as_omar: Client, draft: m.ReportDraft, *texts: str) -> None:
    as_omar.post(at("report-recommend", draft), {"text": "\n\n".join(texts)})


def test_each_proposal_that_a_recommendation_names_is_a_line_to_decide(as_omar: Client, draft, carried, omar: User):
    make.proposal_version(carried[0], text="One.")
    version = make.report_version()
    first, second = (
        m.Recommendation.objects.create(version=version, number=number, text="That so be done.") for number in (1, 2)
    )
    for one in carried:
        make.proposal_version(one, text="Both.", report_version=version)
    m.RecommendationProposal.objects.create(recommendation=first, proposal=carried[1])
    lines = to_decide(version, make.meeting(body=version.body or make.body()))
    assert [(line.recommendation, line.proposal) for line in lines] == [
        (first, carried[1]), (second, None), (None, carried[0])
    ]  # fmt: skip


def test_a_recommendation_stays_about_its_proposals_while_it_is_written_anew(as_omar: Client, draft, carried):
    asks(as_omar, draft, "That one be approved.", "That a report follow.")
    assert about(as_omar, draft, 1, carried[0]) == 302
    asks(as_omar, draft, "That progress be reported.", "That one be approved.", "That a report follow.")
    named = {one.number: [link.proposal for link in one.proposal_links.all()] for one in draft.recommendations.all()}
    assert named == {1: [], 2: [carried[0]], 3: []}


def test_a_proposal_that_does_not_go_forward_in_the_report_cannot_be_named(as_omar: Client, draft, carried):
    asks(as_omar, draft, "That one be approved.")
    assert about(as_omar, draft, 1, make.proposal(text="Another.")) == 422
    assert not m.DraftRecommendationProposal.objects.exists()
