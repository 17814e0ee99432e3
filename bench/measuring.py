"""Makes the data, compares one thing after the other and prints as it goes. Needs the server to run."""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import chain

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (models can be read only after the setup above)
from django.core.wsgi import get_wsgi_application  # noqa: E402

from bench import report, world  # noqa: E402
from bench.asking import Application  # noqa: E402
from bench.server import log_to_nowhere  # noqa: E402
from bench.subjects import api, dashboard, importing, memory, starting, statistics  # noqa: E402
from bench.timing import Comparison, Outcome, compare  # noqa: E402
from salford_css import embedded  # noqa: E402


def every_must_is_kept(asked: argparse.Namespace, running: embedded.Server) -> bool:
    """Print the table and say whether no must was missed."""
    begun = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    data = world.build(scale=asked.scale)
    _say(f"Tables and {len(data.series) * world.MONTHS:,} results made in {time.monotonic() - begun:.0f} s.\n")
    application = get_wsgi_application()
    log_to_nowhere()
    worker = memory.of_a_worker(data)
    outcomes = []
    _say(report.HEAD + "\n" + "-" * len(report.HEAD))
    for one in _comparisons(running, data, application):
        if asked.only in one.name:
            outcomes.append(compare(one, repeats=asked.repeats))
            _say(report.line(outcomes[-1]))
    _say(memory.line(worker))
    return _told(outcomes, worker)


def _comparisons(running: embedded.Server, data: world.World, application: Application) -> Iterator[Comparison]:
    return chain(
        api.comparisons(data, application),
        dashboard.comparisons(data, application),
        statistics.comparisons(),
        importing.comparisons(data),
        starting.comparisons(running),
    )


def _told(outcomes: list[Outcome], worker: float) -> bool:
    missed = [one.comparison.name for one in outcomes if one.is_missed]
    missed += ["memory of a web worker"] if worker > memory.MUST else []
    _say(f"\nMissed: {', '.join(missed)}." if missed else "\nEvery must is kept.")
    return not missed


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
