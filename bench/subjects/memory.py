"""How much memory of its own a web worker needs after lists and pages.

Measured in a process of its own, because the benchmark's holds its data: it loads the product as the web server does,
makes it ready and forks, and the child answers and says what it holds alone (private pages, USS).
"""

import os
import runpy
import subprocess
import sys
from types import SimpleNamespace

import psutil

from bench.world import World

MUST, GOAL = 60, 45  # megabytes


def of_a_worker(world: World) -> float:
    """Return the megabytes a forked worker holds alone once it has answered lists and scoreboards."""
    command = [sys.executable, "-m", "bench.subjects.memory", world.token, world.session]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1_000_000


def line(megabytes: float) -> str:
    """Say it in the table's words."""
    verdict = "goal reached" if megabytes <= GOAL else "kept" if megabytes <= MUST else "MISSED"
    return f"{'memory of a web worker':<46}{megabytes:>23.1f} MB{'':>26}{'':>8}{MUST:>7}{GOAL:>7}  {verdict}"


def serve(token: str, session: str) -> None:
    """Be the web server: load, make ready, fork, and wait for the worker."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from bench.asking import asker
    from bench.server import log_to_nowhere

    application = get_wsgi_application()
    log_to_nowhere()
    cookie = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}"}
    asked = [
        asker(application, "/api/v1/results?limit=100", {"HTTP_AUTHORIZATION": f"Bearer {token}"}),
        asker(application, "/performance/scoreboard/", cookie),
    ]
    server = SimpleNamespace(app=SimpleNamespace(wsgi=lambda: application))
    runpy.run_path("gunicorn.conf.py")["when_ready"](server)
    if not os.fork():
        for ask in asked * 20:
            ask()
        os.write(1, f"{psutil.Process().memory_full_info().uss}\n".encode())
        os._exit(0)
    os.wait()


if __name__ == "__main__":
    serve(*sys.argv[1:])
