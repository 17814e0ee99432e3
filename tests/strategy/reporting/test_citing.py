"""Live figures: read when a text is frozen, kept with their place and version, live again in the next draft."""

from salford_css.core.documents.tree import LiveFigure
from salford_css.core.registry import Figure
from strategy.reporting.citing import Moved, frozen, pieces, thawed

TEXT = "Budget {{pool:ld:2006-07:budget}}, forecast {{pool:ld:2006-07:forecast}}."
KNOWN = {
    "pool:ld:2006-07:budget": Figure("£1,000", "budget", "1000.00"),
    "pool:ld:2006-07:forecast": Figure("£1,200", "forecast", "1200.00"),
}


def test_a_frozen_text_reads_as_words_and_keeps_where_its_figures_stand():
    said = frozen(TEXT, KNOWN.get)
    assert said.text == "Budget £1,000, forecast £1,200."
    assert [(one.position, one.text, one.version_cited) for one in said.figures] == [
        (7, "£1,000", "1000.00"),
        (24, "£1,200", "1200.00"),
    ]


def test_a_frozen_text_becomes_the_draft_it_was():
    said = frozen(TEXT, KNOWN.get)
    assert thawed(said.text, said.figures) == TEXT


def test_a_token_that_nobody_can_read_is_named():
    assert frozen("It is {{pool:nothing}}.", KNOWN.get).unknown == ("pool:nothing",)


def test_a_frozen_text_is_shown_with_its_figures_as_figures():
    said = frozen(TEXT, KNOWN.get)
    figures = [run.token for run in pieces(said.text, said.figures) if isinstance(run, LiveFigure)]
    assert figures == list(KNOWN)


def test_a_figure_that_reads_otherwise_today_has_moved():
    cited = frozen(TEXT, KNOWN.get).figures[0]
    assert Moved(cited, "1.1", "£1,100", "1100.00").has_moved
    assert not Moved(cited, "1.1", "£1,000", "1000.00").has_moved
    assert Moved(cited, "1.1", "£1,000", "1000.00 restated").was_restated
