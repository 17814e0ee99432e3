"""Many processes, one server: who holds it, who starts it, who stops it.

Two lock files. `users.lock` is held shared by everybody inside `use`; who can take it alone is the last one.
`door.lock` is held while somebody comes in or goes out, so that a start and a stop never meet. The kernel frees both
when a process dies, however it dies.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from salford_css.embedded.account import server_account
from salford_css.embedded.binaries import find_programs, reachable
from salford_css.embedded.cluster import Cluster
from salford_css.embedded.places import places_for
from salford_css.embedded.signals import signals_as_exits, undisturbed


@dataclass(frozen=True)
class Server:
    """The server one shares. `url` stays the same for one folder; `programs` holds psql, pg_dump and the others."""

    url: str
    programs: Path
    folder: Path
    _cluster: Cluster

    def is_running(self) -> bool:
        return self._cluster.is_running()

    def revive(self) -> None:
        """Start the server again after it was killed under its users; does nothing when it runs."""
        with _held(self._cluster.places.door, fcntl.LOCK_EX):
            self._cluster.ensure_running()


@contextmanager
def use(home: Path, *, programs: Path | None = None, settings: dict[str, str] | None = None) -> Iterator[Server]:
    """Share the server whose data lie in `home`, starting it if nobody has; stop it when the last one leaves.

    `programs` is PostgreSQL's bin folder (the installed package's by default), `settings` are server settings for the
    one who starts it. SIGTERM and SIGHUP end the block like a normal exit. Raises ServerProblem.
    """
    programs = programs or find_programs()
    account = server_account()
    places = places_for(home, account)
    cluster = Cluster(reachable(programs, account, places.folder), places, account, settings or {})
    entered_by = os.getpid()
    with signals_as_exits(), _opened(places.users) as users:
        try:
            with _held(places.door, fcntl.LOCK_EX):
                fcntl.flock(users, fcntl.LOCK_SH)
                cluster.ensure_running()
            yield Server(places.url, programs, places.folder, cluster)
        finally:
            if os.getpid() == entered_by:  # a forked child leaves without taking the server along
                with undisturbed():
                    _leave(cluster, users)


def _leave(cluster: Cluster, users: int) -> None:
    with _held(cluster.places.door, fcntl.LOCK_EX), suppress(BlockingIOError):
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        cluster.stop()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _held(path: Path, how: int) -> Iterator[None]:
    with _opened(path) as descriptor:
        fcntl.flock(descriptor, how)
        yield
