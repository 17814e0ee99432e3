"""What people paste is kept as plain words."""

from time import process_time

import pytest

from salford_css.core.pasted import plain, unstorable

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {mso-style-parent:"";}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body>
<p class=MsoNormal>That the <b>prevention</b>
service be set up&nbsp;<o:p></o:p></p><script>alert("no")</script>
<p class=MsoListParagraph>&pound;40,000 &lt; a year<br>met from reserves</p></body></html>"""

RICH = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Calibri;}}{\*\generator Riched20;}\f0\fs22 That the \b prevention\b0  service "
    r"be set up.\par \'a340,000 \u8211? a year\par {\pict\wmetafile8 0100090000}}"
)


def test_the_markup_of_a_word_processor_leaves_its_words():
    assert plain(WORD) == "That the prevention service be set up\n\n£40,000 < a year\nmet from reserves"


def test_rich_text_leaves_its_words():
    assert plain(RICH) == "That the prevention service be set up.\n£40,000 – a year"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "A grant < £5,000 & > £200", "{curly} \\ and <b>"])
def test_words_that_speak_of_markup_stay_as_they_were_typed(text: str):
    assert plain(text) == text


def test_line_ends_become_one_kind_and_control_characters_go():
    assert plain("one\r\ntwo\x0bthree\x07four\x01\u202efive ") == "one\ntwo\nthree fourfive"


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d a smile"])
def test_what_no_database_keeps_is_refused_in_words(text: str):
    assert unstorable(text)


def test_a_whole_smile_is_kept():
    assert (unstorable("😀"), plain("😀")) == (None, "😀")


@pytest.mark.parametrize("text", ["{\\rtf1 " + "{" * 100_000, "<o:p>" + "<div>" * 200_000, "<o:p><!--" + "x" * 900_000])
def test_markup_made_to_hurt_takes_no_time(text: str):
    began = process_time()
    plain(text)
    assert process_time() - began < 3
