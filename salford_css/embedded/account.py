"""Whose account the server runs under: our own, or `nobody` when root starts it (PostgreSQL refuses to run as root)."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salford_css.embedded.problems import ServerProblem


@dataclass(frozen=True)
class Account:
    """An operating-system account; `borrowed` when it is not the one we run under ourselves."""

    uid: int
    gid: int
    borrowed: bool

    def process_options(self) -> dict[str, Any]:
        """Return what subprocess needs to start a program under this account."""
        if not self.borrowed:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Tell whether the account can stand in a folder."""
        return not self.borrowed or self._succeeds(["/bin/sh", "-c", 'cd "$0"', str(folder)])

    def can_run(self, program: Path) -> bool:
        """Tell whether the account can execute a program."""
        return not self.borrowed or self._succeeds([str(program), "--version"])

    def own(self, folder: Path) -> None:
        """Make a folder the account's alone."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.borrowed:
            os.chown(folder, self.uid, self.gid)
        if folder.stat().st_uid != self.uid:
            raise ServerProblem(f"{folder} belongs to somebody else: remove it, or run this as its owner.")
        folder.chmod(0o700)

    def _succeeds(self, command: list[str]) -> bool:
        try:
            return subprocess.run(command, cwd="/", capture_output=True, **self.process_options()).returncode == 0
        except PermissionError:
            return False


def server_account() -> Account:
    """Return the account the server has to run under."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise ServerProblem(
            "PostgreSQL does not run as root and this machine has no account `nobody`: run this as an ordinary user, "
            "or name a server of your own in DATABASE_URL."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid, borrowed=True)
