"""Who stands under whom, and what changed between two days, without a database."""

from dataclasses import replace

from partnerships.charts.structure import BOX, INDENT, draw
from partnerships.structure import Held, Line, arranged, differences
from salford_css.core.charts.drawing import Box as Taken

DIRECTOR = Held(1, "Director", "director")
CHIEF = Held(2, "Chief Executive of the trust", "chief")
DEPUTY = Held(3, "Deputy Director", "deputy", lines=[Line(1, "the council")])
HEAD = Held(
    4,
    "Joint Head of Service, Learning Difficulties",
    "head",
    joint=True,
    employers="the trust, leads, 60 per cent; the council, 40 per cent",
    lines=[Line(3, "the council"), Line(2, "the trust", leads=True)],
)
WORKER = Held(5, "User development worker", "worker")


def placed(*posts: Held) -> list[tuple[str, int]]:
    return [(row.post.ref, row.depth) for row in arranged(posts).placed]


def test_a_joint_post_stands_under_the_employer_that_leads_and_keeps_its_other_line():
    structure = arranged([DIRECTOR, CHIEF, DEPUTY, HEAD, WORKER])
    assert placed(DIRECTOR, CHIEF, DEPUTY, HEAD) == [("chief", 0), ("head", 1), ("director", 0), ("deputy", 1)]
    head = structure.placed[1]
    assert head.reports_to == "Chief Executive of the trust, at the trust; Deputy Director, at the council"
    assert [post.ref for post in structure.alone] == ["worker"]


def test_without_a_leading_employer_the_first_line_counts():
    unled = replace(HEAD, lines=[Line(3, "the council"), Line(2, "the trust")])
    assert placed(DIRECTOR, CHIEF, DEPUTY, unled) == [("director", 0), ("deputy", 1), ("head", 2), ("chief", 0)]


def test_a_joint_post_of_which_nothing_else_is_known_is_drawn_all_the_same():
    assert placed(replace(HEAD, lines=[])) == [("head", 0)]


def test_a_circle_written_past_the_rules_loses_nobody():
    around = [Held(1, "A", "a", lines=[Line(2, "")]), Held(2, "B", "b", lines=[Line(1, "")])]
    assert sorted(ref for ref, _ in placed(*around)) == ["a", "b"]


def test_a_line_to_a_post_that_may_not_be_seen_is_left_out():
    assert placed(replace(DEPUTY, lines=[Line(99, "the council")])) == [("deputy", 0)]


def test_what_changed_says_both_ways():
    gone = Held(6, "Project Director", "project")
    moved = replace(HEAD, employers="the council", lines=[Line(1, "the council")], status="proposed")
    found = differences([DIRECTOR, CHIEF, DEPUTY, HEAD, gone], [DIRECTOR, CHIEF, DEPUTY, moved, WORKER])
    assert [(one.ref, one.words) for one in found] == [
        (
            "head",
            "employed by the council, before the trust, leads, 60 per cent; the council, 40 per cent; "
            "reports to Director, before Chief Executive of the trust and Deputy Director; "
            "stands as proposed, before established",
        ),
        ("project", "is gone"),
        ("worker", "came"),
    ]
    assert differences([HEAD], [HEAD]) == []


# ------------------------------------------------------------------ the drawing


def test_nothing_overlaps_and_nothing_leaves_the_paper():
    long = replace(WORKER, title="Deputy Director of Community and Social Services and Director of " * 3, joint=True)
    drawing = draw(arranged([DIRECTOR, CHIEF, DEPUTY, HEAD, long]))
    assert drawing is not None
    boxes = [Taken(f.x, f.y, f.x + f.width, f.y + f.height) for f in drawing.fields if "inner" not in f.css]
    assert all(not one.overlap(two) for one in boxes for two in boxes if one is not two)
    assert all(box.left >= 0 and box.right <= drawing.width and box.bottom <= drawing.height for box in boxes)
    for text in drawing.texts:
        assert any(box.left <= text.box.left and text.box.right <= box.right for box in boxes), text.words


def test_a_joint_post_is_marked_by_shape_and_word_and_its_second_line_has_an_arrow():
    drawing = draw(arranged([DIRECTOR, CHIEF, DEPUTY, HEAD]))
    assert drawing is not None
    assert sum("structure__inner" in field.css for field in drawing.fields) == 1
    assert any("Joint post" in text.words for text in drawing.texts)
    assert [path.css for path in drawing.paths] == ["structure__second", "structure__arrow"]
    assert drawing.width > BOX + INDENT


def test_a_proposed_post_has_a_broken_outline_and_the_word():
    drawing = draw(arranged([replace(HEAD, status="proposed", lines=[])]))
    assert drawing is not None
    assert all("structure__box--proposed" in field.css for field in drawing.fields)
    assert any(text.words.startswith("Proposed") for text in drawing.texts)


def test_no_post_is_no_drawing():
    assert draw(arranged([])) is None
    assert draw(arranged([WORKER])) is None
