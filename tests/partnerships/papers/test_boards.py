"""The pack and the minutes as documents: nothing exempt in the open ones, the same tree for page, Word and PDF."""

from datetime import date

from partnerships.papers.boards import Item, Sheet, Sitting, minutes, pack
from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import Note, PageBreak, Section, lines, plain

DAY = date(2004, 5, 6)
SITTING = Sitting("Partnership board", "6 May 2004", "Salford City Council", chair="Seat 2", quorum="Four are needed.")
SHEET = Sheet("A lease", [("Kind", "paper")], ["Approve the lease"], ["Cabinet, 1 May 2004: noted"])


def words(document) -> str:
    heads = [one.heading for one in document.blocks if isinstance(one, Section)]
    return " ".join([document.title, *heads, *(plain(one) for one in lines(document))])


def packed(*items: Item, exempt: bool = False):
    return pack(SITTING, items, arising=[("Tell carers", "Secretary", "30 April 2004")], exempt=exempt, as_at=DAY)


def test_every_paper_has_a_cover_sheet_of_its_own_with_what_other_bodies_made_of_it():
    made = packed(Item(7, "A house", [SHEET]))
    assert faults(made) == []
    assert sum(isinstance(one, PageBreak) for one in made.blocks) == 1
    assert "Paper: A lease" in words(made) and "Cabinet, 1 May 2004: noted" in words(made)


def test_of_an_exempt_item_the_open_pack_gives_the_reason_alone():
    made = packed(Item(8, "", hidden=True, exempt_reason="paragraph 7"))
    assert faults(made) == [] and made.part == "open"
    assert "Exempt items are in a pack of their own" in words(made)


def test_the_exempt_part_is_marked_as_such_and_leaves_the_actions_out():
    made = packed(Item(8, "A secret lease", [SHEET], exempt_reason="paragraph 7"), exempt=True)
    assert made.part == "exempt" and "Tell carers" not in words(made) and "Matters arising" not in words(made)


def test_a_meeting_without_items_says_so():
    assert "No item of this part is on record." in words(packed())


def test_what_is_made_up_says_so_first():
    made = pack(Sitting("Board", "6 May 2004", "x", illustrative=True), [], arising=[], exempt=False, as_at=DAY)
    assert isinstance(made.blocks[0], Note) and "made up" in words(made)


def test_minutes_turn_numbered_lines_into_items_and_set_decisions_off():
    text = "Present: four.\r\n\r\n7. A house\r\n\r\nRESOLVED: To lease it.\n\nNOT QUORATE: three are present."
    made = minutes(SITTING, text, version=2, standing="agreed on 1 July 2004", exempt=False, as_at=DAY)
    assert faults(made) == []
    assert [(one.number, one.heading) for one in made.blocks if isinstance(one, Section)] == [("7", "A house")]
    assert [one.head for one in made.blocks if isinstance(one, Note)] == ["Not quorate"]
    assert made.subtitle == "Version 2, agreed on 1 July 2004"
    assert "Resolved: To lease it." in words(made)
