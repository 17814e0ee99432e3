"""Knows whether the record has changed, without reading it: every transaction that writes counts itself.

A model that the API reads is `@counted` (a test holds every list to it). A counter of one row would make writers wait
for each other, and a sequence would count before the writing can be seen; so each connection counts in a row of its
own, and the sum changes exactly when a transaction's writing comes to be seen (docs/decisions/api-read-path.md).
"""

from typing import TypeVar

import pgtrigger
from django.db import DEFAULT_DB_ALIAS, connections, models

M = TypeVar("M", bound=type[models.Model])

# Once a transaction: to write the same row again and again would make each time slower than the one before. How often
# it has written since is kept beside, so that it sees its own writing too.
_COUNT = """
    IF coalesce(current_setting('record.written', true), '') = '' THEN
        INSERT INTO core_writing AS was (backend, times, latest) VALUES (pg_backend_pid(), 1, clock_timestamp())
        ON CONFLICT (backend) DO UPDATE SET times = was.times + 1, latest = EXCLUDED.latest;
        PERFORM set_config('record.written', '1', true);
    ELSE
        PERFORM set_config('record.written', (current_setting('record.written')::bigint + 1)::text, true);
    END IF;
    RETURN NULL;
"""

# The latest moment is there for a database restored from a backup, which counts from an earlier number.
STATE = """
    SELECT concat_ws('-', sum(times), extract(epoch FROM max(latest)),
        nullif(current_setting('record.written', true), '')) FROM core_writing
"""

_FOLD = """
    WITH closed AS (
        DELETE FROM core_writing WHERE backend <> 0 AND backend NOT IN (SELECT pid FROM pg_stat_activity)
        RETURNING times, latest
    )
    INSERT INTO core_writing AS was (backend, times, latest)
    SELECT 0, sum(times), max(latest) FROM closed HAVING count(*) > 0
    ON CONFLICT (backend) DO UPDATE
    SET times = was.times + EXCLUDED.times, latest = greatest(was.latest, EXCLUDED.latest)
"""


def counted(model: M) -> M:
    """Let the database count every statement that writes rows of a model."""
    trigger = pgtrigger.Trigger(
        name="counted",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=_COUNT,
    )
    pgtrigger.register(trigger)(model)
    return model


def state_of_the_record(using: str = DEFAULT_DB_ALIAS) -> str:
    """Return a text that changes whenever rows of a counted model do."""
    with connections[using].cursor() as cursor:
        cursor.execute(STATE)
        return str(cursor.fetchone()[0])


def fold() -> None:
    """Count together what closed connections wrote, so that there are never more rows than connections and one."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_FOLD)
