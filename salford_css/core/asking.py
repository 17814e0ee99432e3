"""Who asks, with their roles, their post and the names in the head of the page: one statement for every request.

Every page needs all of it, and to compile five queries anew took longer than to answer them. Nothing is kept from one
request to the next: a role taken away counts at the very next one.
"""

from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from salford_css.core import clock
from salford_css.core.house import House, house_of
from salford_css.core.models import AccessGrant, Organisation, Placement, Post, Tenure, User
from salford_css.core.prepared import Statement

_COLUMNS = [field.attname for field in User._meta.concrete_fields]
_USER, _GRANT, _TENURE, _POST, _ORGANISATION, _PLACEMENT = (
    model._meta.db_table for model in (User, AccessGrant, Tenure, Post, Organisation, Placement)
)

# The same as User.roles_on(), the first of posts_held() and house_on() say, which the tests hold it to.
_WHO = Statement(
    f"""
    WITH held AS MATERIALIZED (
        SELECT post_id FROM {_TENURE} WHERE user_id = $1 AND validity @> $2
    ), house AS (
        SELECT organisation_id, count(*) AS roles FROM {_GRANT} WHERE validity @> $2
        GROUP BY organisation_id ORDER BY roles DESC, organisation_id LIMIT 1
    )
    SELECT {", ".join(f"who.{name}" for name in _COLUMNS)},
        ARRAY(SELECT DISTINCT role FROM {_GRANT}
            WHERE validity @> $2 AND (user_id = $1 OR post_id IN (SELECT post_id FROM held))),
        (SELECT title FROM {_POST} WHERE id IN (SELECT post_id FROM held) ORDER BY title LIMIT 1),
        (SELECT name FROM {_ORGANISATION} WHERE id = (SELECT organisation_id FROM house)),
        (SELECT above.name FROM {_PLACEMENT} placed JOIN {_ORGANISATION} above ON above.id = placed.parent_id
            WHERE placed.organisation_id = (SELECT organisation_id FROM house) AND placed.validity @> $2 LIMIT 1)
    FROM {_USER} who WHERE who.id = $1
""",  # noqa: S608 (names of ours)
    types=("bigint", "date"),
)


def user_asking(key: Any) -> User | None:
    """Return the user of a key, who knows today's roles, post and house without asking again; None: there is none."""
    today = clock.today()
    found = _WHO.row(DEFAULT_DB_ALIAS, int(key), today)
    if found is None:
        return None
    *columns, roles, title, name, above = found
    user = User.from_db(DEFAULT_DB_ALIAS, _COLUMNS, columns)
    user.knows_roles(today, roles)
    user.shell = Heading(today, title or "", house_of(name, above))  # type: ignore[attr-defined]
    return user


class Heading:
    """What the head of a page says of a reader on a day."""

    def __init__(self, day: date, title: str, house: House) -> None:
        self.day, self.title, self.house = day, title, house


def heading_of(user: Any, day: date) -> Heading | None:
    """Return what was read of a user when they asked; None for a stranger, and for another day."""
    found: Heading | None = getattr(user, "shell", None)
    return found if found is not None and found.day == day else None
