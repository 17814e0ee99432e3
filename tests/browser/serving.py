"""Serves the product as `make run` does: `python -m tests.browser.serving PORT`, until the test run ends or is killed.

The test run holds the other end of the standard input; the kernel closes it, however the run comes to its end.
"""

import os
import signal
import sys
import threading

from gunicorn.app.wsgiapp import WSGIApplication


def _end_with_the_tests() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_tests, daemon=True).start()
    sys.argv = ["gunicorn", "--bind", f"127.0.0.1:{sys.argv[1]}", "--workers", "1", "salford_css.wsgi"]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]").run()
