"""The checklist as a document says rule, evidence and who checked, and can be printed for everybody."""

from datetime import date

from partnerships.papers.checklist import Line, checklist
from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Table

CHECKED = "met, 1 June 2004, Solicitor: deed 4"
HOLDS = Line("7(3)", "A signed agreement", "live", True, True, "Signed by both.", (), CHECKED)
LACKS = Line("4(1)", "An improvement", "approvals", False, False, "", ("How it will improve is not written down.",))


def made(*lines: Line):
    return checklist(
        title="Pool",
        summary="1 of 2 rules hold.",
        facts=[("State", "live")],
        lines=lines,
        by="Salford",
        as_at=date(2004, 6, 1),
    )


def rows(document) -> list[tuple]:
    return [row.cells for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_it_can_be_printed_for_everybody():
    assert faults(made(HOLDS, LACKS)) == []


def test_each_rule_has_its_evidence_and_its_check():
    held, lacking = rows(made(HOLDS, LACKS))
    assert held[3:] == ("Holds", "Signed by both.", CHECKED)
    assert lacking[3:] == ("Does not hold: warns", "How it will improve is not written down.", "not yet")


def test_a_day_without_rules_says_so():
    assert rows(made()) == []
    assert faults(made()) == []
