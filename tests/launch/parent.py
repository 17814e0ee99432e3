"""Keeps the web server, the task worker and their database: `python -m tests.launch.parent PORT FOLDER`.

Tells the numbers of the two processes.
"""

import os
import sys
from pathlib import Path

import django

from salford_css import database, launch
from salford_css.embedded.signals import signals_as_exits


def main(port: str, folder: str) -> None:
    database.HOME = Path(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "salford_css.settings"
    with signals_as_exits(), database.ready():
        django.setup()
        keep(int(port))


def keep(port: int) -> None:
    with launch.children(port) as children:
        print(*[child.process.pid for child in children], flush=True)
        launch.watch(children, print)


if __name__ == "__main__":
    main(*sys.argv[1:])
