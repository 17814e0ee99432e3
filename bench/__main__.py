"""Runs the benchmark: `python -m bench [--scale 10] [--only WORDS] [--repeats 3]`. Exits 1 when a must is missed."""

import argparse
import sys
from importlib import import_module

from bench import server


def main() -> int:
    """Make a server, then measure; say by the exit code whether every must was kept."""
    asked = arguments()
    with server.own_server() as running:
        # Read only now, because it reads the settings, which read the environment the server has just been named in.
        kept = import_module("bench.measuring").every_must_is_kept(asked, running)
    return 0 if kept else 1


def arguments() -> argparse.Namespace:
    """Return what was asked on the command line."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", type=int, default=1, help="times 360,000 results (10 and 100 show how it grows)")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", default="", help="only comparisons whose name contains these words")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
