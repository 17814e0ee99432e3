"""Reads postmaster.pid and tells whether the server it speaks of is alive."""

import time
from dataclasses import dataclass
from pathlib import Path

import psutil

PAUSE = 0.01  # seconds between two looks
STATUS_LINE = 7  # the eighth line of postmaster.pid: starting, stopping, ready or standby


@dataclass(frozen=True)
class Postmaster:
    """A living server process and how far it is."""

    process: psutil.Process
    status: str

    @property
    def is_ready(self) -> bool:
        return self.status in {"ready", "standby"}


def find_postmaster(data: Path) -> Postmaster | None:
    """Return the living server of a data folder, or None.

    A process number alone proves nothing: after a crash it may belong to another program, or to a dead child that
    nobody has collected. A server stands in its data folder, so that is what is asked.
    """
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        process = psutil.Process(int(lines[0]))
    except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
        return None
    if not _stands_in(process, data):
        return None
    return Postmaster(process, lines[STATUS_LINE].strip() if len(lines) > STATUS_LINE else "starting")


def processes_standing_in(data: Path) -> list[psutil.Process]:
    """Return the processes that work in a data folder: after a server's death, its orphans."""
    return [process for process in psutil.process_iter() if _stands_in(process, data)]


def wait_until_gone(processes: list[psutil.Process], data: Path, patience: float) -> list[psutil.Process]:
    """Wait until processes have left a data folder; return those still there after `patience` seconds.

    Dead children that their parent has not collected yet are gone, although their numbers still exist.
    """
    deadline = time.monotonic() + patience
    while remaining := [process for process in processes if _stands_in(process, data)]:
        if time.monotonic() > deadline:
            break
        time.sleep(PAUSE)
    return remaining


def _stands_in(process: psutil.Process, data: Path) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == data.resolve())
    except psutil.Error:
        return False
