"""The read path: what is believed of many series on a day, with their judgement, in a handful of queries.

Today's answer comes from the stored current rows. A past day's is put together from every belief there was, and judged
on the spot with the targets, breaks, new limits and bands known by then.
"""

from performance.readings.agreed import Agreed
from performance.readings.beside import Aside, Besides, banded_of
from performance.readings.groups import Together
from performance.readings.judging import Judgement, judge_lines, judged_line
from performance.readings.lighting import Lighting
from performance.readings.lines import Line, current_lines, lines_of, result_of
from performance.readings.rows import Reading, readings
from performance.readings.words import target_words

__all__ = [
    "Agreed",
    "Aside",
    "Besides",
    "Judgement",
    "Lighting",
    "Line",
    "Reading",
    "Together",
    "banded_of",
    "current_lines",
    "judge_lines",
    "judged_line",
    "lines_of",
    "readings",
    "result_of",
    "target_words",
]
