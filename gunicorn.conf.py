"""How gunicorn serves: `gunicorn salford_css.wsgi` reads this file by itself. `--bind` and the rest override it."""

import gc
import os
from typing import Any

from salford_css import logging_setup

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
graceful_timeout = 10
# Loaded once and shared by the workers: half the memory, and a wrong environment stops the whole server at once.
preload_app = True
control_socket_disable = True
logconfig_dict = logging_setup.configuration_from_environment()


def when_ready(server: Any) -> None:
    """Called before the workers are forked: what is loaded by now stays shared, the collector does not touch it."""
    from django.conf import settings

    from salford_css.core import warming

    warming.warm(server.app.wsgi(), host=next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip("."))
    gc.collect()
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """Called in each worker: connections opened while loading belong to the arbiter."""
    from django.db import connections

    connections.close_all()
