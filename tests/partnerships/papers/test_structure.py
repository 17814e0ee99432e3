"""The management structure on paper: drawing, table and whoever stands in no line, without a database."""

from datetime import date

from partnerships.papers.structure import management_structure
from partnerships.structure import Held, Line, arranged
from salford_css.core.documents.checks import faults

POSTS = [
    Held(1, "Director", "director", employers="the council"),
    Held(2, "Joint Head of Service", "head", joint=True, lines=[Line(1, "the council", illustrative=True)]),
    Held(3, "Worker", "worker"),
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"></svg>'


def paper(*posts: Held, svg: str = SVG):
    return management_structure(
        arranged(list(posts)), of="The Council", lead="One joint post is on record.", svg=svg, as_at=date(2004, 6, 1)
    )  # fmt: skip


def test_it_says_who_reports_to_whom_and_who_is_joint_and_what_is_made_up():
    document = paper(*POSTS)
    assert faults(document) == []
    told = repr(document)
    assert "Director, at the council (illustrative)" in told
    assert "joint post, established" in told
    assert "were made up for the demonstration" in told
    assert "Posts without a line of reporting" in told


def test_nothing_to_draw_is_a_sentence_and_no_empty_table():
    document = paper(POSTS[2], svg="")
    assert faults(document) == []
    assert "Management structure, 1 is the top" not in repr(document)
