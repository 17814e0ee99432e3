"""Makes, starts, stops and recovers the server of one folder. The caller holds the door (see sharing)."""

import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from salford_css.embedded.account import Account
from salford_css.embedded.binaries import major_version
from salford_css.embedded.places import DATABASE, OWNER, PORT, Places
from salford_css.embedded.postmaster import PAUSE, find_postmaster, processes_standing_in, wait_until_gone
from salford_css.embedded.problems import ServerProblem

PATIENCE = 120.0  # seconds a start or a stop may take; replaying a long journal is slow, and losing it is worse
MERCY = 5.0  # seconds the orphans of a killed server have to end by themselves


@dataclass
class Cluster:
    """One server: its programs, its folder, its account, its settings."""

    programs: Path
    places: Places
    account: Account
    settings: dict[str, str] = field(default_factory=dict)
    child: subprocess.Popen[bytes] | None = None

    def ensure_running(self) -> None:
        """Adopt the living server, or make, recover and start one; return when it answers."""
        postmaster = find_postmaster(self.places.data)
        if postmaster and postmaster.status == "stopping":
            wait_until_gone([postmaster.process], self.places.data, PATIENCE)
            postmaster = None
        if postmaster is None:
            self._prepare()
            self._start()
        self._wait_until_ready()

    def stop(self) -> None:
        """Stop the server: roll back what is open, write a checkpoint, end. Does nothing when none runs."""
        postmaster = find_postmaster(self.places.data)
        if postmaster is None:
            return
        postmaster.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown"
        if wait_until_gone([postmaster.process], self.places.data, PATIENCE):
            postmaster.process.send_signal(signal.SIGQUIT)  # at once; the next start recovers
        if self.child:
            self.child.poll()  # collects it, if it was ours

    def is_running(self) -> bool:
        return find_postmaster(self.places.data) is not None

    def _prepare(self) -> None:
        if (self.places.data / "PG_VERSION").exists():
            self._check_version()
            self._clear_remains()
        else:
            self._make()
        self.account.own(self.places.socket)

    def _make(self) -> None:
        """Make an empty database beside its final place, so that a killed attempt leaves nothing that looks whole."""
        unfinished = self.places.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self.account.own(unfinished)
        options = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
        if major_version(self.programs) >= 17:
            options.append("--locale-provider=builtin")
        # Nobody is asked for a password: the socket's folder is the lock, only this account (and root) can enter it.
        options += ["--auth-local=trust", "--auth-host=reject"]
        if self.settings.get("fsync") == "off":
            options.append("--no-sync")
        self._run(["initdb", "--pgdata", str(unfinished), "--username", OWNER, *options])
        statement = f"CREATE DATABASE {DATABASE} OWNER {OWNER}\n".encode()
        self._run(["postgres", "--single", "-D", str(unfinished), "postgres"], statement)
        shutil.rmtree(self.places.data, ignore_errors=True)
        unfinished.rename(self.places.data)

    def _run(self, command: list[str], text: bytes | None = None) -> None:
        result = subprocess.run(
            [self.programs / command[0], *command[1:]],
            input=text,
            capture_output=True,
            cwd="/",
            **self.account.process_options(),
        )
        if result.returncode != 0:
            raise ServerProblem(f"{command[0]} failed in {self.places.folder}: {told(result.stderr)}")

    def _check_version(self) -> None:
        made_by = (self.places.data / "PG_VERSION").read_text().strip()
        installed = major_version(self.programs)
        if made_by != str(installed):
            raise ServerProblem(
                f"The data in {self.places.data} were made by PostgreSQL {made_by}, but {installed} is installed: "
                f"restore a backup into a new folder, or install the version that made them."
            )

    def _clear_remains(self) -> None:
        """End the orphans of a killed server and take away its pid and socket files."""
        if not (self.places.data / "postmaster.pid").exists():
            return
        orphans = processes_standing_in(self.places.data)
        for orphan in orphans:
            orphan.send_signal(signal.SIGQUIT)
        for stubborn in wait_until_gone(orphans, self.places.data, MERCY):
            stubborn.kill()
        wait_until_gone(orphans, self.places.data, MERCY)
        (self.places.data / "postmaster.pid").unlink(missing_ok=True)
        shutil.rmtree(self.places.socket, ignore_errors=True)

    def _start(self) -> None:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.places.socket),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "timezone": "UTC",
            "log_timezone": "UTC",
        } | self.settings
        command: list[str | Path] = [self.programs / "postgres", "-D", self.places.data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        if self.places.log.exists():
            self.places.log.replace(self.places.log.with_suffix(".log.before"))
        with self.places.log.open("wb") as log:
            self.child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,  # a Ctrl-C at the terminal is ours to answer, not the server's
                **self.account.process_options(),
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            postmaster = find_postmaster(self.places.data)
            if postmaster and postmaster.is_ready:
                return
            if postmaster is None and (self.child is None or self.child.poll() is not None):
                raise ServerProblem(f"PostgreSQL did not start; its log {self.places.log} ends: {self._last_words()}")
            time.sleep(PAUSE)
        raise ServerProblem(f"PostgreSQL was not ready after {PATIENCE:.0f} seconds; see {self.places.log}.")

    def _last_words(self) -> str:
        lines = self.places.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "(nothing)"


def told(stderr: bytes) -> str:
    """Return the line in which a program says what went wrong; the last one may only tell of its tidying up."""
    lines = stderr.decode(errors="replace").strip().splitlines() or ["no message"]
    return next((line for line in lines if "error:" in line or "FATAL:" in line), lines[-1])
