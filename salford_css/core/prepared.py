"""Statements that are asked again and again: PostgreSQL plans them once a connection, not each time.

To plan the joins of a list takes as long as to read a hundred of its rows (docs/decisions/api-read-path.md).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connections

KEPT, NOTED = 32, 256
"""How many statements a connection keeps prepared, and of how many it knows that they were asked once: then those that
were not asked for longest are given up."""

# A list joins many small tables for names. To weigh every order of nine joins took PostgreSQL longer than to read a
# hundred rows; in groups of four it finds as good a plan in a fifth of the time.
PLAN_QUICKLY = "SET LOCAL join_collapse_limit = 4; "

_numbers = count(1)


class Kept:
    """What a connection knows of statements."""

    def __init__(self) -> None:
        self.noted: OrderedDict[str, None] = OrderedDict()
        self.names: OrderedDict[str, str] = OrderedDict()

    def was_asked(self, key: str) -> bool:
        """Say whether a statement was asked before, and note that it is asked now."""
        if key in self.noted:
            return True
        self.noted[key] = None
        if len(self.noted) > NOTED:
            self.noted.popitem(last=False)
        return False

    def name_of(self, key: str) -> str:
        """Return the name under which a statement is prepared; empty: it is not."""
        if key in self.names:
            self.names.move_to_end(key)
        return self.names.get(key, "")

    def make_room(self) -> str:
        """Return what to send before a further statement is prepared."""
        return f"DEALLOCATE {self.names.popitem(last=False)[1]}; " if len(self.names) >= KEPT else ""


_connections: WeakKeyDictionary[Any, Kept] = WeakKeyDictionary()


@dataclass(frozen=True)
class Statement:
    """A statement that answers one row.

    `values` are written into it, as Django does. `types` are those of `$1`, `$2` and so on, which are given anew each
    time; a statement that has them is known to be asked often.
    """

    sql: str
    values: Sequence[Any] = ()
    types: Sequence[str] = ()

    @cached_property
    def key(self) -> str:
        """Return what tells it from other statements."""
        return hashlib.sha1(repr((self.sql, self.values)).encode(), usedforsecurity=False).hexdigest()

    def row(self, using: str, *arguments: Any) -> Any:
        """Return its row, None where there is none. What is asked the first time is planned quickly, then well."""
        with connections[using].cursor() as cursor:
            kept = _connections.setdefault(cursor.connection, Kept())
            name = kept.name_of(self.key)
            if name:
                cursor.execute(self._call(name), arguments)
            elif self.types or kept.was_asked(self.key):
                self._prepare(cursor, kept, arguments)
            else:
                cursor.execute(PLAN_QUICKLY + self.sql, self.values)
            return cursor.fetchone()

    def _prepare(self, cursor: Any, kept: Kept, arguments: Sequence[Any]) -> None:
        # A new name each time: one whose asking failed may be there or not.
        name = f"asked_often_{next(_numbers)}"
        signature = f"({', '.join(self.types)})" if self.types else ""
        words = f"{kept.make_room()}PREPARE {name}{signature} AS {self.sql}; {self._call(name)}"
        cursor.execute(words, [*self.values, *arguments])
        kept.names[self.key] = name

    def _call(self, name: str) -> str:
        return f"EXECUTE {name}({', '.join(['%s'] * len(self.types))})" if self.types else f"EXECUTE {name}"
