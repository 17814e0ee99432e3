"""The record of a decision as a document: every heading of today, also those under which nothing is recorded."""

from dataclasses import replace
from datetime import date

from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Section, lines, plain
from strategy.papers import record as paper
from strategy.record_of_decision import Record
from strategy.record_of_decision import lines as headed

DECIDED = paper.Decided(
    "Prevention", "approved as amended", "That a preventive service be established.", "The Council", "Cabinet",
    "6 April 2004", "decision-prevention", date(2004, 4, 20), amended="That a service be established.",
)  # fmt: skip
RECORD = Record(
    "Cabinet", "Executive function", advice=[("legal", "As required"), ("property", "None needed")],
    published_on=date(2004, 4, 8), effective_on=date(2004, 4, 20),
)  # fmt: skip


def heads() -> list[str]:
    made = paper.document(DECIDED, headed(RECORD))
    return [block.heading for block in made.blocks if isinstance(block, Section)]


def told() -> str:
    return " ".join(plain(line) for line in lines(paper.document(DECIDED, headed(RECORD))))


def test_nothing_forbids_it_to_be_published():
    assert faults(paper.document(DECIDED, headed(RECORD))) == []


def test_it_bears_the_headings_of_todays_records_in_their_order():
    assert heads()[:4] == ["The decision", "The wording as amended", "Decision maker and power used", "Reasons"]
    assert heads()[6:12] == [
        "Source of funding", "Legal advice obtained", "Financial advice obtained", "Procurement advice obtained",
        "Human resources advice obtained", "Climate change implications obtained",
    ]  # fmt: skip
    assert "Property advice obtained" in heads() and heads()[-1] == "Effective from"


def test_what_is_not_recorded_is_said_so():
    assert "Not recorded." in told()
    assert told().endswith("20 April 2004")


def test_one_of_part_two_says_why_on_paper():
    exempt = replace(DECIDED, part="exempt", exempt_reason="It names a supplier")
    made = paper.document(exempt, headed(RECORD))
    assert made.part == "exempt"
    assert "It names a supplier." in " ".join(plain(line) for line in lines(made))
