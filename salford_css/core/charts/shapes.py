"""The shapes that stand beside words. Three alphabets that are never mixed, and the signals of statistics.

A shape is drawn in a box 14 (evidence: 16) wide and 14 high; its colour is set by the class `shape--NAME`.
"""

from dataclasses import dataclass

_RING = '<circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.8"/>'
_BROKEN = (
    '<circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2.4 1.68"/>'
)
_TICK = '<path d="M2 7.4 5.4 10.8 12 3.6" fill="none" stroke="currentColor" stroke-width="2.2"/>'
_BAR = '<rect x=".75" y="3.25" width="14.5" height="8.5" rx="1" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_DASH = '<path d="M2.5 7h9" stroke="currentColor" stroke-width="2.2"/>'
_CROSS = '<path d="M3 3l8 8M11 3l-8 8" stroke="currentColor" stroke-width="2.2"/>'
_QUERY = (
    '<path d="M4.4 4.9c0-1.7 1.1-2.7 2.7-2.7s2.7 1 2.7 2.4c0 2-2.6 2.1-2.6 4.1" fill="none" '
    'stroke="currentColor" stroke-width="1.9"/><circle cx="7.2" cy="11.6" r="1.2" fill="currentColor"/>'
)


@dataclass(frozen=True)
class Shape:
    """A drawing without its colour, and the word it stands for when the page names no other."""

    word: str
    drawing: str
    width: int = 14


SHAPES = {
    # Work
    "done": Shape("Done", _TICK),
    "on_track": Shape("On track", '<circle cx="7" cy="7" r="5.5" fill="currentColor"/>'),
    "said_on_track": Shape("Said to be on track", _RING + '<circle cx="7" cy="7" r="1.8" fill="currentColor"/>'),
    "at_risk": Shape("At risk", '<path d="M7 1.5 13.5 12.5H.5z" fill="currentColor"/>'),
    "late": Shape("Late", '<path d="M1 1h12v12H1z" fill="currentColor"/><path d="M3.4 5.9h7.2v2.3H3.4z" fill="#fff"/>'),
    "dropped": Shape("Dropped", _DASH),
    "not_reported": Shape("Nothing reported", _BROKEN),
    "not_measured": Shape("Not measured", _BROKEN),
    # Evidence
    "on_record": Shape("On record", _BAR + '<path d="M1 3.5h14v8H1z" fill="currentColor"/>', 16),
    "in_part": Shape("In part", _BAR + '<path d="M1 3.5h6.5v8H1z" fill="currentColor"/>', 16),
    "not_on_record": Shape("Not on record", _BAR, 16),
    # Effect
    "amended": Shape("Amended", '<path d="M7 1.2v8M3 5.2h8M3 12h8" stroke="currentColor" stroke-width="1.9"/>'),
    "noted": Shape("Noted", _RING + '<circle cx="7" cy="7" r="1.8" fill="currentColor"/>'),
    "none": Shape("None", '<path d="M4 7h6" stroke="currentColor" stroke-width="2"/>'),
    "unknown": Shape(
        "Unknown",
        '<circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.3"/>'
        '<path d="M5.3 5.7c0-1.1.7-1.7 1.7-1.7s1.7.6 1.7 1.5c0 1.3-1.6 1.3-1.6 2.5" fill="none" '
        'stroke="currentColor" stroke-width="1.3"/><circle cx="7.1" cy="9.8" r=".8" fill="currentColor"/>',
    ),
    # Signals of a series
    "concern": Shape("Concern", '<path d="M2 2h10v10H2z" fill="currentColor" stroke="#a63b08" stroke-width=".9"/>'),
    "improvement": Shape("Improvement", '<path d="M7 .8 13.2 7 7 13.2.8 7z" fill="currentColor"/>'),
    "neutral": Shape("Neutral change", '<path d="M7 1.5 13 12.5H1z" fill="currentColor"/>'),
    "common": Shape("Usual ups and downs", '<circle cx="7" cy="7" r="4" fill="currentColor"/>'),
    # Will it meet its target, did the forecast hold
    "met": Shape("Met", _TICK),
    "not_met": Shape("Not met", _CROSS),
    "hit_or_miss": Shape("Hit or miss", _QUERY),
}

STOPS = {
    # State line, 24 x 24
    "passed": Shape(
        "passed",
        '<circle cx="12" cy="12" r="10.5" fill="currentColor"/>'
        '<path d="M7.2 12.4 10.6 15.8 17 8.6" fill="none" stroke="#fff" stroke-width="2.4"/>',
        24,
    ),
    "now": Shape(
        "now",
        '<circle cx="12" cy="12" r="10" fill="#fff" stroke="currentColor" stroke-width="3.4"/>'
        '<circle cx="12" cy="12" r="4.6" fill="currentColor"/>',
        24,
    ),
    "to_come": Shape(
        "to come", '<circle cx="12" cy="12" r="9.2" fill="#fff" stroke="currentColor" stroke-width="2"/>', 24
    ),
    "unproven": Shape(
        "passed, without evidence",
        '<circle cx="12" cy="12" r="9.8" fill="#fff" stroke="currentColor" stroke-width="2"/>'
        '<path d="M9.4 10c0-1.7 1.1-2.6 2.6-2.6s2.6.9 2.6 2.3c0 1.9-2.4 2-2.4 3.9" fill="none" stroke="#0b0c0c" '
        'stroke-width="1.9"/><circle cx="12.2" cy="16.3" r="1.2" fill="#0b0c0c"/>',
        24,
    ),
    # Thread strip, 18 x 18
    "here": Shape("here", '<circle cx="9" cy="9" r="8" fill="currentColor"/>', 18),
    "exists": Shape(
        "on record", '<circle cx="9" cy="9" r="6.6" fill="#fff" stroke="currentColor" stroke-width="3"/>', 18
    ),
    "missing": Shape(
        "missing",
        '<circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="5.3 3.5"/>',
        18,
    ),
}
