"""The SVG as a browser gets it: well formed, named for those who listen, without style of its own."""

import re
from xml.etree import ElementTree

from django.template.loader import render_to_string
from django.test import override_settings

from performance.charts.assurance import assurance_icon
from performance.charts.sparkline import sparkline
from performance.charts.xmr import xmr_chart
from tests.performance.series import delays

SENTENCE = 'Delays stayed above the "usual" range & rose.'


def chart() -> str:
    drawn = xmr_chart(delays(), identifier="delays", title="Delays <Salford>", description=SENTENCE)
    return render_to_string("charts/xmr.html", {"chart": drawn})


def test_the_chart_is_well_formed_and_its_words_are_escaped() -> None:
    page = ElementTree.fromstring(f"<div>{chart()}</div>")
    assert page.findall(".//title")[0].text == "Delays <Salford>"
    assert page.findall(".//desc")[0].text == SENTENCE


def test_every_drawing_is_a_picture_named_by_ids_that_occur_once() -> None:
    text = chart()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 6
    assert set(" ".join(re.findall(r'aria-labelledby="([^"]+)"', text)).split()) == set(ids)
    assert text.count('role="img"') == 3


def test_nothing_in_it_offends_a_strict_content_policy() -> None:
    text = chart() + render_to_string("charts/assurance.html", {"icon": assurance_icon(delays())})
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", text)


@override_settings(USE_THOUSAND_SEPARATOR=True, LANGUAGE_CODE="en-gb")
def test_positions_are_never_written_with_thousands_separators() -> None:
    assert not re.findall(r' (?:x|y|x1|x2|width|viewBox)="[^"]*,[^"]*"', chart())


def test_a_small_chart_says_its_sentence() -> None:
    spark = sparkline(delays(), identifier="row-1", description="Eleven months above the limit.")
    text = render_to_string("charts/sparkline.html", {"spark": spark})
    svg = ElementTree.fromstring(text.strip())
    assert (svg.get("role"), svg[0].text) == ("img", "Eleven months above the limit.")


def test_the_assurance_icon_is_told_in_words() -> None:
    assert "Hit or miss" in render_to_string("charts/assurance.html", {"icon": assurance_icon(delays())})
