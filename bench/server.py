"""A PostgreSQL of the benchmark's own, and the environment a server of the product runs in."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salford_css import embedded


@contextmanager
def own_server() -> Iterator[embedded.Server]:
    """Run an empty server in a folder of its own and name it in DATABASE_URL; both are gone at the end."""
    home = Path(tempfile.mkdtemp(prefix="bench-", dir="/var/tmp"))
    try:
        with embedded.use(home / "postgres") as server:
            os.environ |= {"DATABASE_URL": server.url, **PRODUCTION}
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


def log_to_nowhere() -> None:
    """Let the product write its log as it does in production, where nobody reads it."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(Path(os.devnull).open("w"))  # noqa: SIM115 (for as long as the process lives)


PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "salford_css.settings",
    "DJANGO_DEBUG": "off",
    "SALFORD_DEMO": "off",
    "DJANGO_SECRET_KEY": "only for the benchmark, whose data nobody keeps or reads",
    "DJANGO_ALLOWED_HOSTS": "bench",
    "API_REQUESTS_A_MINUTE": "100000000",  # counted as always, never reached
}
