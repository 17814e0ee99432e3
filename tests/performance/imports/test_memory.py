"""A file of 100,000 rows may be read beside the pages: it takes little memory, measured in a process of its own."""

import subprocess
import sys

MOST = 30  # megabytes above idle: reading is a fifth of the 150 that a whole import may take
READ = """
import io, resource, sys
import django
django.setup()
from unittest import mock
from datetime import date
from decimal import Decimal
from performance.imports import gathering, names, reading, tables
from performance.imports.reading import understanding
from performance.possible import Bounds
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.reader import open_book
from salford_css.core.periods import Frequency

ROWS = 100_000
HEADINGS = ("Indicator", "Authority", "Month", "Value")
lines = (f"M{row % 60},X{row // 60 % 150},{1990 + row // 9000}-04,{row}" for row in range(ROWS))
file = io.BytesIO("\\r\\n".join([",".join(HEADINGS), *lines]).encode())
subject = names.Subject("M", 1, 1, (Frequency.MONTH,), Bounds(), "days", False)
layout = Layout(1, HEADINGS, {"indicator": 0, "organisation": 1, "period": 2, "value": 3}, {"layout": "long"})
copied = []
with (
    mock.patch.object(tables, "connection", mock.MagicMock()),
    mock.patch.object(tables, "_copy_text", lambda into, table, options="": copied.append(table.read().count("\\n"))),
    mock.patch.object(names.Indicators, "find", lambda self, words, framework="": subject),
    mock.patch.object(names.Indicators, "is_known", lambda self, words: False),
    mock.patch.object(names.Organisations, "find", lambda self, words: int(words[1:])),
    mock.patch.object(names.Breakdowns, "_known", {}),
):
    kept = tables.Tables()
    reader = reading.Reader(layout.fixed, names.Indicators(), today=date(2026, 1, 1), remark=kept.remark)
    run = gathering.Gathering(layout, lambda words: False, reader, kept)
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for row in open_book(file).rows(""):
        run.take(row)
    run.end()
    kept._flush()
assert sum(copied) == ROWS, sum(copied)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) / 1024)
"""


def test_a_hundred_thousand_rows_take_little_memory_beside_what_the_process_had():
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) <= MOST
