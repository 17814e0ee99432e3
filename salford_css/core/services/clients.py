"""The systems of partners: who may ask the API, in whose name, for what. A secret is shown once and kept as a hash."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import get_access_token_model
from oauth2_provider.settings import oauth2_settings

from salford_css.core import audit
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import ApiClient, Organisation, User
from salford_css.core.services.people import require_administrator


@transaction.atomic
def create_client(
    *, organisation: Organisation, name: str, scopes: Iterable[str], by: User | None
) -> tuple[ApiClient, str]:
    """Make a client for an organisation and return it with its secret, which nobody can read again.

    Raises ValidationError for a scope that does not exist.
    """
    require_administrator(by)
    secret = generate_client_secret()
    client = ApiClient(
        organisation=organisation,
        name=name,
        allowed_scopes=scope_text(scopes),
        client_type=ApiClient.CLIENT_CONFIDENTIAL,
        authorization_grant_type=ApiClient.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    store(client)
    record_activity("client-created", client, by=by)
    return client, secret


@transaction.atomic
def replace_secret(*, client: ApiClient, by: User | None, reason: str = "") -> str:
    """Give a client a new secret and return it; the old one and every token stop working."""
    require_administrator(by)
    client.client_secret = secret = generate_client_secret()
    client.save()
    _end_tokens(client)
    record_activity("client-secret-replaced", client, by=by, reason=reason)
    return secret


@transaction.atomic
def switch_off(*, client: ApiClient, by: User | None, reason: str) -> None:
    """Let a client in no more; its tokens stop working at once."""
    require_administrator(by)
    with audit.changes_from(reason=reason):
        client.is_active = False
        client.save(update_fields=["is_active", "updated"])
    _end_tokens(client)
    record_activity("client-switched-off", client, by=by, reason=reason)


def scope_text(scopes: Iterable[str]) -> str:
    """Return scopes as they are stored: sorted, separated by blanks. Raises ValidationError for an unknown one."""
    wanted = set(scopes)
    unknown = wanted - set(oauth2_settings.SCOPES)
    if unknown:
        raise ValidationError(f"There is no scope {', '.join(sorted(unknown))}.")
    return " ".join(sorted(wanted))


def _end_tokens(client: ApiClient) -> None:
    get_access_token_model().objects.filter(application=client).delete()
