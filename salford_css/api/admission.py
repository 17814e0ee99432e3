"""Who asks, how often in this minute, and in which state the record is: one statement for every request of the API.

Everything is read anew each time, over all workers: a token withdrawn, a client switched off or a scope taken away
counts at the very next request.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from oauth2_provider.models import get_access_token_model

from salford_css.api.throttling import ONCE_MORE, minute_of
from salford_css.core.freshness import STATE
from salford_css.core.models import ApiClient, Organisation
from salford_css.core.prepared import Statement

AccessToken = get_access_token_model()

# Whom the joins leave out may not ask (ApiClient.is_usable). Only a token that is good counts for its client.
_ADMIT = Statement(
    f"""
    WITH shown AS (
        SELECT token.scope, token.resource, client.id, client.name, client.client_id, client.allowed_scopes,
            organisation.id AS organisation, organisation.name AS organisation_name
        FROM {AccessToken._meta.db_table} token
        JOIN {ApiClient._meta.db_table} client ON client.id = token.application_id AND client.is_active
        JOIN {Organisation._meta.db_table} organisation ON organisation.id = client.organisation_id
        WHERE token.token_checksum = $1 AND token.expires > $2
    ), counted AS (
        INSERT INTO api_requestcount AS was (name, minute, used) SELECT 'client ' || id, $3, 1 FROM shown {ONCE_MORE}
    )
    SELECT shown.*, counted.used, ({STATE}) FROM shown, counted
""",  # noqa: S608 (names of ours)
    types=("text", "timestamptz", "bigint"),
)


@dataclass(frozen=True)
class Admission:
    """A client whose token is good, what the token allows, and how often the client asked in this minute."""

    client: ApiClient
    scopes: frozenset[str]
    resources: list[str]
    """The addresses the token is for; empty: all."""
    used: int
    seconds_left: int
    state: str
    """The state of the record when the request came (core.freshness), as the database knows it that is written to."""


def admit(checksum: str, *, at: datetime) -> Admission | None:
    """Return whom a token's checksum names at a moment, counted once more; None: nobody who may ask."""
    minute, left = minute_of(at)
    found = _asked(checksum, at, minute)
    if found is None:
        return None
    scope, resource, key, name, client_id, allowed, organisation, its_name, used, state = found
    facts = {
        "id": key,
        "client_id": client_id,
        "name": name,
        "organisation_id": organisation,
        "allowed_scopes": allowed,
    }
    client = _known(ApiClient, **facts)
    client.organisation = _known(Organisation, id=organisation, name=its_name)
    return Admission(client, frozenset(scope.split()) & client.scopes, json.loads(resource), used, left, state)


def _asked(*arguments: Any) -> Any:
    """Ask on the connection there is, without trying it first as Django would: a broken one is opened anew."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return _ADMIT.row(DEFAULT_DB_ALIAS, *arguments)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _ADMIT.row(DEFAULT_DB_ALIAS, *arguments)


def _known(model: Any, **facts: Any) -> Any:
    """Return a row of which some columns are known, in their order; the others are read when somebody asks."""
    return model.from_db(DEFAULT_DB_ALIAS, list(facts), list(facts.values()))
