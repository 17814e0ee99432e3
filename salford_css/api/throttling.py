"""How much a client may ask in a minute, counted in one place for all workers."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from rest_framework.throttling import BaseThrottle

from salford_css.core import clock

WINDOW = 60  # seconds

# One statement counts and answers, so that workers cannot overtake each other; a new minute begins again at 1.
ONCE_MORE = """
    ON CONFLICT (name) DO UPDATE SET
        used = CASE WHEN was.minute = EXCLUDED.minute THEN was.used + 1 ELSE 1 END, minute = EXCLUDED.minute
    RETURNING used
"""
_COUNT = f"INSERT INTO api_requestcount AS was (name, minute, used) VALUES (%s, %s, 1) {ONCE_MORE}"  # noqa: S608 (ours)


def minute_of(moment: datetime) -> tuple[int, int]:
    """Return the number of a moment's minute, and the seconds it still lasts."""
    minute, passed = divmod(int(moment.timestamp()), WINDOW)
    return minute, WINDOW - passed


def count(name: str) -> tuple[int, int]:
    """Count a request under a name; return how many there were this minute, and the seconds it still lasts."""
    minute, left = minute_of(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [name, minute])
        return cursor.fetchone()[0], left


class PerClient(BaseThrottle):
    """A limit a minute for each client; the answer says what is left (draft-ietf-httpapi-ratelimit-headers)."""

    remaining_seconds = 0

    def allow_request(self, request: Any, view: Any) -> bool:
        """Say whether the request may go on; it was counted when its token was read (salford_css.api.admission)."""
        if request.auth is None:
            return True
        limit = settings.API_REQUESTS_A_MINUTE
        used, self.remaining_seconds = request.auth.used, request.auth.seconds_left
        request.allowance = {
            "RateLimit-Policy": f'"client";q={limit};w={WINDOW}',
            "RateLimit": f'"client";r={max(limit - used, 0)};t={self.remaining_seconds}',
        }
        return bool(used <= limit)

    def wait(self) -> float:
        """Return the seconds until the client may ask again."""
        return self.remaining_seconds
