"""How much memory of its own a web worker needs, forked from a process that has loaded the product, after pages."""

import gc
import os
import runpy
from typing import NoReturn

import psutil
from django.db import connections

from bench.asking import Application, asker
from bench.timing import Deed
from bench.world import World

MUST, GOAL = 60, 45  # megabytes


def of_a_worker(world: World, application: Application) -> float:
    """Return the megabytes a forked worker holds alone once it has answered lists."""
    ask = asker(application, "/api/v1/results?limit=100", {"HTTP_AUTHORIZATION": f"Bearer {world.token}"})
    # As the product's gunicorn does before it forks: what is loaded stays shared, the collector leaves it alone.
    runpy.run_path("gunicorn.conf.py")["when_ready"](None)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _answer_and_say(ask, writing)
    os.close(writing)
    os.waitpid(child, 0)
    gc.unfreeze()
    return int(os.read(reading, 100)) / 1_000_000


def _answer_and_say(ask: Deed, writing: int) -> NoReturn:
    """Be the worker: answer, write down the memory held alone, and leave without running the parent's endings."""
    try:
        for connection in connections.all():
            connection.connection = None  # the parent's; a worker opens its own
        for _ in range(50):
            ask()
        os.write(writing, str(psutil.Process().memory_full_info().uss).encode())
    finally:
        os._exit(0)


def line(megabytes: float) -> str:
    """Say it in the table's words."""
    verdict = "goal reached" if megabytes <= GOAL else "kept" if megabytes <= MUST else "MISSED"
    return f"{'memory of a web worker':<46}{megabytes:>23.1f} MB{'':>26}{'':>8}{MUST:>7}{GOAL:>7}  {verdict}"
