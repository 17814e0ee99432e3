"""What is printed of a meeting: an agenda without anything of Part 2, and a sheet of who does what."""

from datetime import date

import pytest

from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Document, Section, Table, lines, plain
from salford_css.core.models import Part, User
from strategy.models import AgendaItem, Meeting, Paper
from strategy.papers import meetings
from strategy.papers.meetings import Item, Line, Sitting, Step
from strategy.selectors import meeting_papers
from tests.factories import strategy as make

DAY = date(2004, 6, 1)
CABINET = Sitting("Cabinet", "20 January 2004", "The Council", starts_at="10:00")


def told(document: Document) -> str:
    tables = (cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row.cells)
    headings = (block.heading for block in document.blocks if isinstance(block, Section))
    return " ".join([document.title, *headings, *map(str, tables), *(plain(line) for line in lines(document))])


def test_an_agenda_names_items_and_papers():
    document = meetings.agenda(CABINET, [Item(4, "Next Steps", ["Next Steps, version 1"])], as_at=DAY)
    assert (document.title, document.part) == ("Agenda: Cabinet, 20 January 2004", "open")
    assert "Next Steps, version 1" in told(document)
    assert faults(document) == []


def test_an_exempt_item_is_named_by_its_reason_alone():
    document = meetings.agenda(CABINET, [Item(5, "A closure", is_exempt=True, exempt_reason="staffing")], as_at=DAY)
    assert "A closure" not in told(document)
    assert "Item 5 staffing" in told(document)


def test_an_agenda_without_items_says_so():
    assert "No item is on record." in told(meetings.agenda(CABINET, [], as_at=DAY))


def test_an_action_sheet_says_who_does_what_by_when():
    step = Step("Open a team", "Principal Manager", "June 2004", "Nothing reported yet")
    document = meetings.action_sheet(CABINET, [Line("item 4", "approved", "A team is set up.", [step])], as_at=DAY)
    assert "1.1 Open a team Principal Manager June 2004 Nothing reported yet" in told(document)
    assert "Approved. A team is set up. (item 4)" in told(document)
    assert faults(document) == []


def test_an_action_sheet_without_decisions_or_actions_says_so():
    assert "No decision of this meeting is on record" in told(meetings.action_sheet(CABINET, [], as_at=DAY))
    without = meetings.action_sheet(CABINET, [Line("item 4", "noted", "It is noted.")], as_at=DAY)
    assert "No action is on record for any of these decisions." in told(without)


# ------------------------------------------------------------------ read from the record


@pytest.fixture
def sat(db: None) -> Meeting:
    """A meeting with an open item, under which an exempt report lies, and an exempt item."""
    meeting = make.meeting(on=DAY)
    version = make.report_version(report=make.report(title="A secret"), part=Part.EXEMPT, title="A secret")
    opened = AgendaItem.objects.create(meeting=meeting, number=1, title="Day care")
    Paper.objects.create(item=opened, report_version=version)
    AgendaItem.objects.create(meeting=meeting, number=2, title="A closure", part=Part.EXEMPT, exempt_reason="staffing")
    return meeting


def test_the_agenda_of_the_record_holds_nothing_of_part_2(sat: Meeting):
    text = told(meeting_papers.agenda(sat, DAY))
    assert "Day care" in text
    assert "A paper in Part 2" in text
    assert "secret" not in text
    assert "closure" not in text


def test_a_cabinet_member_reads_no_exempt_decision_in_the_action_sheet(sat: Meeting, carl: User, dora: User):
    make.decision(meeting=sat, body=sat.body, part=Part.EXEMPT, wording="The home closes.", on=DAY)
    open_to_carl = meeting_papers.action_sheet(sat, carl, DAY)
    assert ("The home closes" in told(open_to_carl), open_to_carl.part) == (False, "open")
    open_to_dora = meeting_papers.action_sheet(sat, dora, DAY)
    assert ("The home closes" in told(open_to_dora), open_to_dora.part) == (True, "exempt")


def test_the_action_sheet_takes_the_same_queries_for_many_decisions(
    sat: Meeting, dora: User, django_assert_max_num_queries
):
    for _ in range(5):
        decision = make.decision(meeting=sat, body=sat.body, on=DAY, item=sat.items.get(number=1))
        make.action(decision=decision)
    with django_assert_max_num_queries(5):
        assert told(meeting_papers.action_sheet(sat, dora, DAY)).count("Report on day care") == 5
