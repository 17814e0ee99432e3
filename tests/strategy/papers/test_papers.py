"""What is printed of a consultation, without a database."""

from datetime import date
from io import BytesIO

import docx
import pytest

from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Document, Facts, Section, Table, lines, plain
from salford_css.core.documents.word.writer import word
from strategy.fairness import Asked, Evidence, judge, with_evidence
from strategy.papers import fairness, said
from strategy.response_rates import Rate, total

DAY = date(2004, 6, 1)
HEADING = fairness.Heading(
    "Next Steps", "20 January to 20 March 2004", "financial year 2003/04", "Cabinet", "Director", "Two are shown.",
    as_at=DAY,
)  # fmt: skip
SOURCE = said.Source(
    "Next Steps", "20 January to 20 March 2004", "Director", "Policy Officer", "The Council", as_at=DAY
)
LINES = [
    said.Line("Unison", "paragraph 4.7", "more respite", "Welcomed. Proposal 6 was amended because of it."),
    said.Line("A trust", "the report as a whole", "we agree", "Recorded."),
    said.Line("Unison", "paragraph 3", "one team", "Noted."),
]


def told(document: Document) -> str:
    return " ".join(plain(line) for line in lines(document))


def four_tests() -> Document:
    evidence = {1: [Evidence("Opened", "20 January 2004", "2003/04"), Evidence("Comment 1", url="/strategy/x/")]}
    return fairness.document(HEADING, with_evidence(judge(Asked()), evidence))


def you_said() -> Document:
    rows = [Rate("Staff", events=2, responded=1, comments=3)]
    return said.document(SOURCE, "Three comments.", LINES, [*rows, total(rows)])


@pytest.mark.parametrize("document", [four_tests(), you_said(), said.replies(SOURCE, said.letters(LINES), on=DAY)])
def test_nothing_forbids_it_to_be_published(document: Document):
    assert faults(document) == []


def test_every_test_is_a_numbered_section_with_what_is_missing():
    sections = [block for block in four_tests().blocks if isinstance(block, Section)]
    assert [one.number for one in sections][-1] == str(int(sections[0].number) + 3)
    assert told(four_tests()).count("What is missing:") == 4


def test_evidence_carries_its_date_and_financial_year():
    table = next(block for block in four_tests().blocks if isinstance(block, Table))
    assert table.rows[0].cells == ("Opened", "20 January 2004", "2003/04")


def test_each_consultee_has_a_section_of_their_own():
    heads = [block.heading for block in you_said().blocks if isinstance(block, Section)]
    assert heads == ["Who came back", "Unison", "A trust"]


def test_there_is_one_letter_for_each_consultee():
    assert [(letter.to, len(letter.lines)) for letter in said.letters(LINES)] == [("A trust", 1), ("Unison", 2)]


def test_a_letter_is_addressed_signed_and_says_whom_to_ask():
    letter = said.reply(SOURCE, said.letters(LINES)[0], on=DAY)
    facts = next(block for block in letter.blocks if isinstance(block, Facts))
    assert [(one.head, plain(one.runs)) for one in facts.facts][:2] == [
        ("To", "A trust"),
        ("From", "Director, The Council"),
    ]
    assert "Questions about this reply are answered by: Policy Officer." in told(letter)


def test_all_letters_open_in_one_word_file():
    file = docx.Document(BytesIO(word(said.replies(SOURCE, said.letters(LINES), on=DAY))))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "To Unison" in text and "To A trust" in text


def test_an_exempt_consultation_makes_exempt_papers():
    assert said.document(said.Source("N", "", "D", part="exempt"), "None.", [], []).part == "exempt"
