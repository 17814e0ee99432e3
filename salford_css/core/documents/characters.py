"""Characters that a file cannot carry, or its fonts cannot show, in a way that people see. Pure.

Text is literal, so nothing is dropped silently: control characters (which XML forbids) and overrides of the direction
of writing (which make a text read otherwise than it is) become �, and what a font lacks becomes □ with a remark.
"""

import re
import unicodedata
from collections.abc import Callable, Container

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
NO_GLYPH = "\N{WHITE SQUARE}"

# C0 and C1 controls but for tab and line feed, overrides of direction, surrogates, non-characters.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Joiners, marks of direction, selectors of variants: they have no shape of their own.
_INVISIBLE = frozenset([*"\t\n\u00ad\u034f\u061c\ufeff", *map(chr, [*range(0x200B, 0x2010), *range(0x2028, 0x202A)])])
_SELECTORS = (*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_WITHOUT_SHAPE = _INVISIBLE | {chr(point) for point in _SELECTORS}


def printable(text: str) -> str:
    """Return a text that any file can carry: lines end in one way, what may not stand in XML becomes �."""
    return _FORBIDDEN.sub(UNPRINTABLE, text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))


def shown_by(glyphs: Container[int], missing: set[str]) -> Callable[[str], str]:
    """Return a function that puts □ for every character without a glyph, and notes the character in `missing`."""

    def shown(text: str) -> str:
        return "".join(_shown(character, glyphs, missing) for character in printable(text))

    return shown


def _shown(character: str, glyphs: Container[int], missing: set[str]) -> str:
    if ord(character) in glyphs:
        return character
    if character in _WITHOUT_SHAPE:
        return character if character in "\n\t" else ""
    missing.add(character)
    return NO_GLYPH


def remark(missing: set[str]) -> str:
    """Say in words which characters a font lacked; empty when it lacked none."""
    if not missing:
        return ""
    named = [f"{character} ({_name(character)})" for character in sorted(missing)[:5]]
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    return f"The PDF has no letters for {', '.join(named)}{more}: it shows {NO_GLYPH}. Page and Word keep the text."


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
