"""Small words of sentences: numbers, plurals, lists, days. Pure, and the same on every page."""

from collections.abc import Sequence
from datetime import date

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def number(count: int) -> str:
    """Write a number up to twelve as a word, from 13 on in figures: three, 13, 1,128."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a number with its noun: one comment, three comments, no comments."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def some(count: int, one: str, many: str) -> str:
    """Write a number with its verb: none is late, one is late, three are late."""
    return f"{number(count) if count else 'none'} {one if count < 2 else many}"


def capital(text: str) -> str:
    """Begin a sentence with a capital; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Join words as in a sentence: a, b and c; or with another word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day(when: date) -> str:
    """Write a day: 20 March 2004."""
    return f"{when:%-d %B %Y}"


def quote(text: str) -> str:
    """End a text of the record without a full stop of its own, so that a sentence can go on."""
    return text.strip().rstrip(".")


def deed(slug: str) -> str:
    """Turn the slug of a deed in the log into words: proposal-revised becomes Proposal revised."""
    return capital(slug.replace("-", " "))


def shortened(words: str, length: int = 90) -> str:
    """Cut a long text at a word."""
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]}…"
