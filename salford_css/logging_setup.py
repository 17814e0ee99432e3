"""How the product speaks to its operators: JSON, one event a line, with the request's id; plain words in development.

The console form never prints local variables: they may hold what people typed.
"""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

from salford_css import environment

SECRET_ADDRESS = re.compile(r"/calendar/[^/\s]+")


def without_secrets(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out of every line what opens somebody's calendar: the secret is the last part of its address."""
    for name in ("event", "request", "exception"):
        if isinstance(event.get(name), str):
            event[name] = SECRET_ADDRESS.sub("/calendar/(secret)", event[name])
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    without_secrets,
]


def configuration(*, development: bool) -> dict[str, Any]:
    """Return the LOGGING setting, for Django and gunicorn alike, and point structlog at it."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"events": _formatter(development=development)},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "events"}},
        "root": {"handlers": ["stderr"], "level": "WARNING" if development else "INFO"},
        "loggers": {
            # Django's own handlers would print everything twice; its request log repeats what ours says with an id.
            "django": {"handlers": [], "propagate": True},
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # Who asks for a host that is not ours gets his 400; it is no error of ours.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            "gunicorn.error": {"handlers": [], "propagate": True, "level": "WARNING" if development else "INFO"},
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }


def configuration_from_environment() -> dict[str, Any]:
    """Return the configuration for a process that has not read the settings yet."""
    return configuration(development=environment.flag("DJANGO_DEBUG", default=False))


def _formatter(*, development: bool) -> dict[str, Any]:
    processors: list[Any] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if development:
        processors.append(
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
        )
    else:
        processors += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": processors,
        "foreign_pre_chain": [*SHARED, structlog.stdlib.ExtraAdder()],
    }
