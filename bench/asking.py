"""Asks the product and a bare WSGI callable alike: through the WSGI interface, without a socket between."""

import io
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Refused(AssertionError):
    """The answer was not the one that is timed."""


def asker(
    application: Application, path: str, headers: dict[str, str] | None = None, *, expected: int = 200
) -> Callable[[], bytes]:
    """Return a deed that asks for a path and reads the whole answer; raises Refused for another status."""
    address, _, query = path.partition("?")

    def ask() -> bytes:
        seen: list[str] = []
        environ = _environ(address, query, headers or {})
        answer = application(environ, lambda status, _headers, _error=None: seen.append(status))
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        if not seen[0].startswith(str(expected)):
            raise Refused(f"{path} answered {seen[0]}: {body[:300].decode(errors='replace')}")
        return body

    return ask


def _environ(path: str, query: str, headers: dict[str, str]) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "bench",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "bench",
        "HTTP_X_FORWARDED_PROTO": "https",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **headers,
    }
