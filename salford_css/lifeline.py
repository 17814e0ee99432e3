"""Lets a child process end with its parent, also when the parent was killed and could say nothing.

The parent keeps the writing end of a pipe open; the kernel closes it when the parent dies, and the child notices.
"""

import os
import signal
import threading

VARIABLE = "SALFORD_LIFELINE"


def end_with_parent() -> None:
    """Send this process SIGTERM when its parent is gone. Does nothing when the parent gave no lifeline."""
    descriptor = os.environ.pop(VARIABLE, None)
    if descriptor is not None:
        threading.Thread(target=_wait_for_end, args=[int(descriptor)], daemon=True, name="lifeline").start()


def _wait_for_end(descriptor: int) -> None:
    os.read(descriptor, 1)  # nothing is ever written: it returns at the end only
    os.kill(os.getpid(), signal.SIGTERM)
