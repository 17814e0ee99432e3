"""Sessions in the database, as Django keeps them, read by a statement that is made and planned once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS

from salford_css.core import clock
from salford_css.core.prepared import Statement

_LOAD = Statement(
    f"SELECT session_data FROM {Session._meta.db_table} WHERE session_key = $1 AND expire_date > $2",  # noqa: S608
    types=("varchar", "timestamptz"),
)


class SessionStore(DatabaseStore):
    """Reads a session at every request of every page."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return Django's own table."""
        return Session

    def load(self) -> dict[str, Any]:
        """Return what the session holds; a key that is unknown or has expired is forgotten."""
        found = _LOAD.row(DEFAULT_DB_ALIAS, self.session_key, clock.now())
        if found is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(found[0])
        return held
