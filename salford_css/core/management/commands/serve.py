"""`manage.py serve`: the whole product on this machine, until Ctrl-C. What `make run` ends with."""

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from salford_css import launch
from salford_css.core import preparation
from salford_css.embedded.signals import hear_ctrl_c, signals_as_exits
from salford_css.ports import HOST

say = partial(print, flush=True)  # also when the output goes to a file


class Command(BaseCommand):
    help = "Prepare the database, load the Salford case, then serve it on 127.0.0.1 until Ctrl-C."
    requires_system_checks = []  # the web server's and the worker's processes check; twice would cost a second

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="the port to serve on (8000)")

    def handle(self, *, port: str, **options: Any) -> None:
        """Raises CommandError with one sentence when the port is taken or a part of the product does not start."""
        hear_ctrl_c()
        try:
            self._serve(launch.check_port(port))
        except launch.LaunchProblem as problem:
            raise CommandError(str(problem)) from problem
        except KeyboardInterrupt:
            say("\nStopped.")

    def _serve(self, port: int) -> None:
        preparation.prepare(say)
        with signals_as_exits(), launch.children(port) as children:
            launch.wait_until_ready(port, children[0])
            say(
                f"\n  The directorate is at     http://{HOST}:{port}/\n"
                f"  Accounts to sign in with  {settings.DATA_DIR / 'demo.json'}\n"
                f"  To stop                   Ctrl-C\n"
            )
            launch.watch(children, say)
