"""Text as people paste it: kept as plain words, whatever markup came along from a word processor. Pure.

Only what is plainly the markup of a word processor is taken out; a text that speaks of <b> keeps it, and no page ever
shows a text as anything but text.
"""

import re
import unicodedata

from salford_css.core.pasted import markup, rtf

# Ends of lines and pages, the marks of cells and fields that word processors leave behind, other control characters.
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CELLS = re.compile(r"[\x07\x1f\t]+")
_CONTROLS = re.compile(r"[\x01-\x06\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]|[\u202a-\u202e\u2066-\u2069]")


def unstorable(text: str) -> str | None:
    """Return why a text cannot be kept at all, or None."""
    if "\x00" in text:
        return "The text holds NUL characters, which no text has; copy the words again, not the file."
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "The text holds halves of characters; copy the words again, or type what is missing."
    return None


def plain(text: str) -> str:
    """Return a text as plain words: one kind of line end, no control characters, no markup of a word processor."""
    if rtf.is_rtf(text):
        text = rtf.words(text)
    elif markup.is_from_word_processor(text):
        text = markup.words(text)
    text = _CONTROLS.sub("", _CELLS.sub(" ", _LINES.sub("\n", text)))
    return unicodedata.normalize("NFC", text).strip()
