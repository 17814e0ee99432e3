"""Tells whether a port can be served on. `make run` asks before it makes anything: `python3 salford_css/ports.py 8000`.

Written for older Pythons too, so that they come as far as the sentence that asks for a newer one.
"""

import re
import socket
import sys

HOST = "127.0.0.1"


class PortProblem(Exception):
    """The port cannot be served on; the text says why and what to do."""


def free_port(text: str) -> int:
    """Return a port that nobody serves on. Raises PortProblem for a text that is none, one taken or not allowed."""
    port = int(text) if re.match("[0-9]+$", text) else 0
    if not 0 < port < 65536:
        raise PortProblem(f"{text!r} is no port: write a number from 1 to 65535, as in `make run PORT=8001`.")
    attempt = socket.socket()
    try:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        attempt.bind((HOST, port))
    except PermissionError:
        raise PortProblem(
            f"Port {port} may be opened by root only: choose one from 1024 on, as in `make run PORT=8001`."
        ) from None
    except OSError:
        raise PortProblem(
            f"Port {port} is taken by another program: end that one, or choose another, as in `make run PORT=8001`."
        ) from None
    finally:
        attempt.close()
    return port


if __name__ == "__main__":
    try:
        free_port(sys.argv[1])
    except PortProblem as problem:
        sys.exit(str(problem))
