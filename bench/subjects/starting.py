"""The first start of the embedded server against the bare programs it consists of."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.timing import Comparison
from salford_css import embedded
from salford_css.embedded.account import server_account

PLACE = "/var/tmp"  # noqa: S108 (fresh folders; /tmp may be memory)


def comparisons(server: embedded.Server) -> Iterator[Comparison]:
    """Compare making, starting and stopping a server of our kind with doing so by hand."""
    yield Comparison("first start of the embedded server", _ours, lambda: _by_hand(server.programs), 4.0, 2.5, turns=2)


def _ours() -> None:
    with _fresh() as folder, embedded.use(folder / "postgres"):
        pass


def _by_hand(programs: Path) -> None:
    account = server_account()
    with _fresh() as folder:
        account.own(folder)
        data, options = str(folder / "data"), account.process_options()

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd="/", **options)

        run(str(programs / "initdb"), "-D", data, "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions")
        settings = f"-c listen_addresses= -c unix_socket_directories={data}"
        run(str(programs / "pg_ctl"), "-D", data, "-o", settings, "-l", f"{data}/log", "-w", "start")
        run(str(programs / "pg_ctl"), "-D", data, "-m", "fast", "-w", "stop")


@contextmanager
def _fresh() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="bench-start-", dir=PLACE))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
