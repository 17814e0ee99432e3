"""Asks a web application once before its workers are forked, so that they share what a first request loads.

Addresses with their views, the programs behind them and much that is only put together when it is needed come with the
first request; each worker would hold some 50 MB of it for itself.
"""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.apps import apps

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

ASKED = ("/healthz", "/api/v1/results", "/performance/scoreboard/")
"""An address of each sort. Nobody is signed in, so none of them asks the database."""


def warm(application: Application, *, host: str) -> list[str]:
    """Ask for one address of each sort and return what was answered, as `200 OK`."""
    for model in apps.get_models():
        model._meta.get_fields()  # every model then knows which others point to it
    return [_asked(application, path, host) for path in ASKED]


def _asked(application: Application, path: str, host: str) -> str:
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_USER_AGENT": "start of the web server",
        "REMOTE_ADDR": "127.0.0.1",
    }
    setup_testing_defaults(environ)
    said: list[str] = []
    answer = application(environ, lambda status, headers, problem=None: said.append(status))
    b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return said[0]
