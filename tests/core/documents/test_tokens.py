"""Live figures stand in a text as tokens and are read when a document is made."""

from salford_css.core.documents.tokens import Told, tokens_in, told
from salford_css.core.documents.tree import LiveFigure, Text
from salford_css.core.registry import Figure

FIGURES = {"pool:ld:2006-07:budget": Figure("£22,139,300", "Budget", "version 1", "/pools/ld/")}


def test_a_token_becomes_the_figure_with_its_version():
    assert told("It is {{ pool:ld:2006-07:budget }} a year.", FIGURES.get) == Told(
        (
            Text("It is "),
            LiveFigure("pool:ld:2006-07:budget", "£22,139,300", "version 1", "Budget", "/pools/ld/"),
            Text(" a year."),
        )
    )


def test_an_unknown_token_is_named_in_words_and_stays_readable():
    answer = told("It is {{pool:nobody}}.", FIGURES.get)
    assert answer.runs[1] == Text("[pool:nobody: not known]", emphasis=True)
    assert answer.unknown == ("No figure is known as “pool:nobody”: mend its name, or type the figure itself.",)


def test_a_text_without_tokens_is_one_run():
    assert told("Braces { stay } as {{ }} they are.", FIGURES.get).runs == (Text("Braces { stay } as {{ }} they are."),)


def test_the_tokens_of_texts_are_named_once_each():
    assert tokens_in(["{{b}} and {{a}}", "{{b}}"]) == ["b", "a"]
