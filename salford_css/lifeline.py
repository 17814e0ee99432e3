"""Lets forked children end with their parent, also when the parent was killed and could say nothing.

The parent keeps the writing end of a pipe open; the kernel closes it when the parent dies, and the children notice.
"""

import os
import signal
import threading
from types import TracebackType


class Lifeline:
    """A pipe nobody ever writes to. The parent holds it as a context manager; children call `end_with_parent`."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()

    def __enter__(self) -> "Lifeline":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self._reading)
        os.close(self._writing)

    def end_with_parent(self) -> None:
        """Send the calling child SIGTERM when its parent is gone."""
        os.close(self._writing)  # the child's own copy would keep the pipe open
        threading.Thread(target=self._wait_for_end, daemon=True, name="lifeline").start()

    def _wait_for_end(self) -> None:
        os.read(self._reading, 1)
        os.kill(os.getpid(), signal.SIGTERM)
