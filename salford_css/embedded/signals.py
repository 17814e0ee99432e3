"""What polite signals do to a process that has something to tidy up (atexit is not run after SIGTERM)."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def signals_as_exits() -> Iterator[None]:
    """Turn a polite kill into SystemExit, so that `finally` runs; handlers somebody else has set stay."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [name for name in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(name) is signal.SIG_DFL]
    for name in names:
        signal.signal(name, _exit)
    try:
        yield
    finally:
        for name in names:
            signal.signal(name, signal.SIG_DFL)


def _exit(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def hear_ctrl_c() -> None:
    """Let SIGINT end this process also where a script started it in the background, and its shell shut it off."""
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let an impatient second Ctrl-C wait until the server has stopped."""
    waiting = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
