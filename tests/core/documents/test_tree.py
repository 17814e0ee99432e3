"""The tree says what a document holds, in order."""

from salford_css.core.documents.tree import Document, Footnote, LiveFigure, Paragraph, Text, live_figures, plain, runs
from tests.core.documents.papers import BUDGET, report


def test_a_line_is_made_of_words_and_runs_and_leaves_out_what_is_empty():
    assert runs("a", "", Text("b", strong=True)) == (Text("a"), Text("b", strong=True))


def test_the_words_of_a_line_leave_out_its_footnotes():
    assert plain(runs("Read", Footnote(runs("In the agreement.")), " and signed")) == "Read and signed"


def test_a_document_names_each_live_figure_once():
    assert live_figures(report()) == (BUDGET,)


def test_a_live_figure_in_a_footnote_is_one_of_the_documents_figures():
    figure = LiveFigure("result:x", "12", "version 3")
    footnoted = Paragraph(runs("a", Footnote(runs(figure))))
    assert live_figures(Document("T", (footnoted,))) == (figure,)
