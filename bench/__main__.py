"""Runs the benchmark: `python -m bench [--scale 10] [--only WORDS] [--repeats 3]`. Exits 1 when a must is missed."""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import chain

from bench import report, server
from bench.timing import Comparison, Outcome, compare
from salford_css import embedded


def main() -> int:
    """Make a server and data, compare, print; say by the exit code whether every must was kept."""
    asked = _arguments()
    with server.own_server() as running:
        import django

        django.setup()
        return _measured(asked, running)


def _measured(asked: argparse.Namespace, running: embedded.Server) -> int:
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from bench import world
    from bench.subjects import memory

    begun = time.monotonic()
    call_command("migrate", verbosity=0, interactive=False)
    data = world.build(scale=asked.scale)
    _say(f"Tables and {len(data.series) * world.MONTHS:,} results made in {time.monotonic() - begun:.0f} s.\n")
    application = get_wsgi_application()
    server.log_to_nowhere()
    worker = memory.of_a_worker(data, application)
    outcomes = []
    _say(report.HEAD + "\n" + "-" * len(report.HEAD))
    for one in _comparisons(running, data, application, asked.only):
        outcomes.append(compare(one, repeats=asked.repeats))
        _say(report.line(outcomes[-1]))
    _say(memory.line(worker))
    return _verdict(outcomes, worker)


def _comparisons(running: embedded.Server, data: object, application: object, only: str) -> Iterator[Comparison]:
    from bench.subjects import api, dashboard, starting, statistics

    every = chain(
        api.comparisons(data, application),
        dashboard.comparisons(data, application),
        statistics.comparisons(),
        starting.comparisons(running),
    )
    return (one for one in every if only in one.name)


def _verdict(outcomes: list[Outcome], worker: float) -> int:
    from bench.subjects.memory import MUST

    missed = [one.comparison.name for one in outcomes if one.is_missed]
    missed += ["memory of a web worker"] if worker > MUST else []
    _say(f"\nMissed: {', '.join(missed)}." if missed else "\nEvery must is kept.")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", type=int, default=1, help="times 360,000 results (10 and 100 show how it grows)")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", default="", help="only comparisons whose name contains these words")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
