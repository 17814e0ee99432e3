"""A web server of one worker, for measuring: it loads the product, makes it ready and forks as gunicorn is told to.

The worker answers lists and scoreboards and says how many bytes it holds alone (private pages, USS).
"""

import os
import runpy
import sys
from types import SimpleNamespace

import psutil
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from bench.asking import asker
from bench.server import log_to_nowhere


def serve(token: str, session: str) -> None:
    """Be the web server: load, make ready, fork, and wait for the worker."""
    application = get_wsgi_application()
    log_to_nowhere()
    cookie = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}"}
    asked = [
        asker(application, "/api/v1/results?limit=100", {"HTTP_AUTHORIZATION": f"Bearer {token}"}),
        asker(application, "/performance/scoreboard/", cookie),
    ]
    server = SimpleNamespace(app=SimpleNamespace(wsgi=lambda: application))
    runpy.run_path("gunicorn.conf.py")["when_ready"](server)
    if not os.fork():
        for ask in asked * 20:
            ask()
        os.write(1, f"{psutil.Process().memory_full_info().uss}\n".encode())
        os._exit(0)
    os.wait()


if __name__ == "__main__":
    serve(*sys.argv[1:])
