"""The health of a partnership on paper, without a database."""

from datetime import date

from partnerships.papers.health import Line, Part, health
from salford_css.core.documents.checks import faults

PARTS = (
    Part("The money", "More than the budget is expected to be spent (illustrative).",
         (Line("Salford PCT", "£8,600,000.00 (disputed by Salford PCT)", "its contribution"), Line("Budget", "£1.00")),
         "Worked out from the ledger."),
    Part("The board", "No board: no body looks after this partnership."),
)  # fmt: skip


def paper(worst: str = ""):
    return health(
        title="Learning difficulties", worst=worst, facts=(("Status", "live"),), parts=PARTS, by="Salford City Council",
        as_at=date(2006, 10, 1),
    )  # fmt: skip


def test_it_holds_every_part_and_has_no_fault():
    document = paper("The pool has been live for 26 months without a signed agreement on record.")
    assert faults(document) == []
    told = repr(document)
    assert "26 months" in told
    assert "No board: no body looks after this partnership." in told


def test_what_stands_beside_a_figure_stands_beside_it_on_paper():
    assert "£8,600,000.00 (disputed by Salford PCT)" in repr(paper())
    assert "First of all" not in repr(paper())
