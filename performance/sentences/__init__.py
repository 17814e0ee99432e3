"""The plain sentences about a judged series, the same on a page, in the API and in a pack.

Pattern: who or what, verb, since when; then the figure against the usual figure. Words of the field (sigma, special
cause) do not occur, nor an adjective that a number could replace; whether up is good shows in the signal's word and
shape, never in the verb.
"""

from performance.sentences.figures import lead, target_sentence
from performance.sentences.signals import headline, history, row_sentence, short_signal_label, signal_label
from performance.sentences.states import cautions, conventions_note, overdue, too_short, withheld
from performance.sentences.words import ASSURANCE_WORDS, NO_FIGURE, SIGNAL_WORDS, TOO_SHORT

__all__ = [
    "ASSURANCE_WORDS",
    "NO_FIGURE",
    "SIGNAL_WORDS",
    "TOO_SHORT",
    "cautions",
    "conventions_note",
    "headline",
    "history",
    "lead",
    "overdue",
    "row_sentence",
    "short_signal_label",
    "signal_label",
    "target_sentence",
    "too_short",
    "withheld",
]
