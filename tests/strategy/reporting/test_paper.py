"""A report as a document."""

from datetime import date

from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import EXEMPT, List, Paragraph, Section, plain, runs
from strategy.reporting.paper import Head, Report, Row, document

REPORT = Report(
    as_at=date(2004, 4, 1),
    title="Next Steps",
    to="Cabinet",
    heads=[Head("Recommendations", points=(runs("That it be approved."),)), Head("Risk", runs("Low."))],
    rows=[
        Row("1", heading="Introduction", is_section=True),
        Row("1.1", runs("Cabinet had it.\n– first;\n– second.\nAnd more.")),
        Row("1.2", runs("Welcomed."), "Children"),
        Row("2", runs("The end."), "Conclusion", is_section=True),
    ],
)


def test_headings_stand_before_the_numbered_sections():
    found = [(block.number, block.heading) for block in document(REPORT).blocks if isinstance(block, Section)]
    assert found == [
        ("", "Recommendations"),
        ("", "Risk"),
        ("1", "Introduction"),
        ("1.2", "Children"),
        ("2", "Conclusion"),
    ]


def test_lines_with_a_stroke_become_points_and_the_number_stays_with_the_first_paragraph():
    blocks = document(REPORT).blocks
    lists = [[plain(item) for item in block.items] for block in blocks if isinstance(block, List)]
    numbers = [block.number for block in blocks if isinstance(block, Paragraph)]
    assert lists == [["That it be approved."], ["first;", "second."]]
    assert numbers.count("1.1") == 1


def test_lines_that_count_from_one_become_steps():
    found = document(Report("Next Steps", rows=[Row("4.1", runs("These:\n1. That one.\n2. That other."))])).blocks
    assert [block.ordered for block in found if isinstance(block, List)] == [True]


def test_lines_that_do_not_count_from_one_keep_their_numbers():
    found = document(Report("Next Steps", rows=[Row("4.1", runs("These:\n3. That one.\n6. That other."))])).blocks
    words = [plain(item) for block in found if isinstance(block, List) for item in block.items]
    assert words == ["3. That one.", "6. That other."]


def test_a_report_has_no_fault_that_forbids_to_publish_it():
    assert faults(document(REPORT)) == []


def test_an_exempt_report_says_so():
    assert document(Report("Next Steps", part=EXEMPT, heads=[Head("Risk")])).part == EXEMPT
