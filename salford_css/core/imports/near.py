"""Names that look like one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

from salford_css.core.words import listed


def nearest(name: str, known: Iterable[str], *, at_most: int = 3) -> list[str]:
    """Return the known names most like a name, best first."""
    by_sound = {form: one for one in known for form in (_shortened(one), one.casefold())}
    close = get_close_matches(name.casefold(), by_sound, n=at_most * 2, cutoff=0.6)
    return list(dict.fromkeys(by_sound[one] for one in close))[:at_most]


def _shortened(name: str) -> str:
    """Return a name as people shorten it: Salford Primary Care Trust as salford pct."""
    first, *others = name.casefold().split() or [""]
    return f"{first} {''.join(word[0] for word in others)}" if len(others) > 1 else first


def unknown(name: str, known: Iterable[str], *, what: str, remedy: str) -> str:
    """Return the sentence about a name that is not known, with those that look like it."""
    close = nearest(name, known)
    meant = f" Did you mean {listed([f'“{one}”' for one in close], last='or')}?" if close else ""
    return f"No {what} is called so.{meant} {remedy}"
