"""Keeps the web server and the task worker of a demo going until somebody stops it, and ends them with it.

Both are forks of this process, which has loaded the product already: a second start has five seconds, and loading
takes half of them.
"""

import http.client
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import ForkProcess
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from gunicorn.app.wsgiapp import WSGIApplication

from salford_css import database
from salford_css.lifeline import Lifeline
from salford_css.ports import HOST, PortProblem, free_port

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds the web server may take until it answers
GRACE = 15.0  # seconds a child may take to end
PAUSE = 0.5  # seconds between two looks at the children
SHORT_LIFE, SHORT_LIVES = 10.0, 3  # a child that dies within 10 s, three times running, is given up

Say = Callable[[str], object]


class LaunchProblem(Exception):
    """The product cannot be served; the text says why and what to do."""


def check_port(text: str) -> int:
    """Return a free port number. Raises LaunchProblem for one that is none, taken or not allowed."""
    try:
        return free_port(text)
    except PortProblem as problem:
        raise LaunchProblem(str(problem)) from None


@dataclass
class Child:
    """A fork of this process that works until it is told to stop, and is started again when it dies."""

    name: str
    work: Callable[[], object]
    lifeline: Lifeline
    process: ForkProcess = field(init=False)
    began: float = field(init=False)
    short_lives: int = 0

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.began = time.monotonic()
        self.process = multiprocessing.get_context("fork").Process(target=self._live, name=self.name)
        self.process.start()

    def _live(self) -> None:
        os.setsid()  # a Ctrl-C comes to the parent alone, which ends its children in order
        self.lifeline.end_with_parent()
        self.work()

    def keep_alive(self, say: Say) -> None:
        """Start the process again when it has died. Raises LaunchProblem when that does not help."""
        if self.process.is_alive():
            return
        self.short_lives = self.short_lives + 1 if time.monotonic() - self.began < SHORT_LIFE else 0
        if self.short_lives >= SHORT_LIVES:
            raise LaunchProblem(f"The {self.name} keeps ending, with code {self.process.exitcode}; see above why.")
        say(f"The {self.name} ended with code {self.process.exitcode}; starting it again.")
        self._start()

    def stop(self) -> None:
        if self.process.is_alive():
            self.process.terminate()

    def wait(self) -> None:
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@contextmanager
def children(port: int) -> Iterator[list[Child]]:
    """Start the web server and the task worker; stop both at the end, however it comes."""
    connections.close_all()  # no two processes may speak on one connection
    started: list[Child] = []
    with Lifeline() as lifeline:
        try:
            started.append(Child("web server", partial(_serve_pages, port), lifeline))
            started.append(Child("task worker", _work_off_tasks, lifeline))
            yield started
        finally:
            for child in started:
                child.stop()
            for child in started:
                child.wait()


def _serve_pages(port: int) -> None:
    os.chdir(ROOT)  # where gunicorn.conf.py lies
    sys.argv = ["gunicorn", "--bind", f"{HOST}:{port}", "salford_css.wsgi"]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]").run()


def _work_off_tasks() -> None:
    call_command("worker", verbosity=0)


def wait_until_ready(port: int, web: Child) -> None:
    """Return when /readyz says yes. Raises LaunchProblem when it does not, or the web server ends."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not web.process.is_alive():
            raise LaunchProblem(f"The web server ended with code {web.process.exitcode}; see above why.")
        if _status(port) == 200:
            return
        time.sleep(0.05)
    raise LaunchProblem(f"The web server did not answer at http://{HOST}:{port}/readyz within {PATIENCE:.0f} seconds.")


def _status(port: int) -> int:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def watch(started: list[Child], say: Say) -> None:
    """Keep the children and the embedded database going, for ever. Raises LaunchProblem when that is in vain."""
    server = database.embedded_server()
    while True:
        if server and not server.is_running():
            say("The database was killed; starting it again.")
            server.revive()
        for child in started:
            child.keep_alive(say)
        time.sleep(PAUSE)
