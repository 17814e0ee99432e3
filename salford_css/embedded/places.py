"""Where the data, the socket, the locks and the log lie."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from salford_css.embedded.account import Account
from salford_css.embedded.problems import ServerProblem

OWNER = DATABASE = "directorate"
PORT = 5432  # only part of the socket's file name: the server listens on no network address
LONGEST_SOCKET_PATH = 103  # bytes; the limit of macOS, Linux takes 107


@dataclass(frozen=True)
class Places:
    """One folder with everything that belongs to one server."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def door(self) -> Path:
        return self.folder / "door.lock"

    @property
    def users(self) -> Path:
        return self.folder / "users.lock"

    @property
    def socket(self) -> Path:
        """The socket's folder: beside the data, or a short name in the temporary folder where that path is too long."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return beside
        return Path("/tmp") / f"postgres-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"  # noqa: S108

    @property
    def url(self) -> str:
        """The address in the form DATABASE_URL has."""
        return f"postgres://{OWNER}@:{PORT}/{DATABASE}?host={quote(str(self.socket), safe='/')}"


def places_for(home: Path, account: Account) -> Places:
    """Return the places for a folder, made if need be; elsewhere when the server's account cannot reach it.

    The file `elsewhere` then names the other folder. Raises ServerProblem when nothing can be written.
    """
    home = home.absolute()
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not os.access(home, os.W_OK | os.X_OK):
            raise PermissionError
        return Places(home if account.can_enter(home) else _elsewhere(home))
    except PermissionError:
        raise ServerProblem(
            f"{home} cannot be written: give yourself permission on that folder, or name a server in DATABASE_URL."
        ) from None
    except OSError as problem:
        raise ServerProblem(f"{home} cannot be used for the database: {problem.strerror}.") from None


def _elsewhere(home: Path) -> Path:
    note = home / "elsewhere"
    if note.exists() and Path(note.read_text().strip()).is_dir():
        return Path(note.read_text().strip())
    # Not the temporary folder where another will do: what lies there is cleared away after some weeks.
    permanent = [name for name in ("/var/lib", "/usr/local/var") if os.access(name, os.W_OK)]
    folder = Path(tempfile.mkdtemp(prefix="embedded-postgres-", dir=permanent[0] if permanent else None))
    folder.chmod(0o755)
    note.write_text(f"{folder}\n")
    return folder
