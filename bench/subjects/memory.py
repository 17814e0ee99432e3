"""How much memory of its own a web worker needs after lists and pages.

Measured in processes of their own (bench.worker), because the benchmark's holds its data.
"""

import subprocess
import sys

from bench.world import World

MUST, GOAL = 60, 45  # megabytes


def of_a_worker(world: World) -> float:
    """Return the megabytes a forked worker holds alone once it has answered lists and scoreboards."""
    command = [sys.executable, "-m", "bench.worker", world.token, world.session]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1_000_000


def line(megabytes: float) -> str:
    """Say it in the table's words."""
    verdict = "goal reached" if megabytes <= GOAL else "kept" if megabytes <= MUST else "MISSED"
    return f"{'memory of a web worker':<46}{megabytes:>23.1f} MB{'':>26}{'':>8}{MUST:>7}{GOAL:>7}  {verdict}"
