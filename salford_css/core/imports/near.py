"""Names that look like one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

from salford_css.core.words import listed


def nearest(name: str, known: Iterable[str], *, at_most: int = 3) -> list[str]:
    """Return the known names most like a name, best first."""
    by_sound = {one.casefold(): one for one in known}
    return [by_sound[one] for one in get_close_matches(name.casefold(), by_sound, n=at_most, cutoff=0.6)]


def unknown(name: str, known: Iterable[str], *, what: str, remedy: str) -> str:
    """Return the sentence about a name that is not known, with those that look like it."""
    close = nearest(name, known)
    meant = f" Did you mean {listed([f'“{one}”' for one in close])}?" if close else ""
    return f"No {what} is called so.{meant} {remedy}"
