"""The cast of the API: a trust with a client, and a stranger whose client is party to nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from oauth2_provider.models import get_access_token_model

from salford_css.core import clock
from salford_css.core.models import ApiClient, CodeScheme, Organisation, OrganisationCode

READING = "partnerships:read agreements:read finance:read performance:read boards:read changes:read"
ALL_SCOPES = f"{READING} partnerships:write finance:write performance:write"
SECRET = "a secret that only the trust knows"


@dataclass
class Caller:
    """A partner's system that has a token already."""

    client: ApiClient
    token: str

    def get(self, path: str, parameters: Any = None, **headers: str) -> Any:
        known = {"Authorization": f"Bearer {self.token}"} | headers
        return Client().get(f"/api/v1{path}", parameters, headers=known)

    def post(self, path: str, body: Any, *, key: str = "", **headers: str) -> Any:
        """Send a body, under a key of its own unless one is said. A text is sent as it stands."""
        known = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key or str(uuid4())} | headers
        return Client().post(f"/api/v1{path}", body, content_type="application/json", headers=known)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        known = {"Authorization": f"Bearer {self.token}"} | headers
        return Client().patch(f"/api/v1{path}", body, content_type="application/json", headers=known)


def organisation(ref: str, ods: str = "", **facts: Any) -> Organisation:
    made = Organisation.objects.create(ref=ref, name=facts.pop("name", ref.replace("-", " ").title()), **facts)
    if ods:
        OrganisationCode.objects.create(organisation=made, scheme=CodeScheme.ODS, code=ods, invented=True)
    return made


def client_of(owner: Organisation, scopes: str = ALL_SCOPES) -> ApiClient:
    return ApiClient.objects.create(
        name=f"System of {owner}",
        organisation=owner,
        client_id=f"client-of-{owner.ref}",
        client_secret=SECRET,
        client_type=ApiClient.CLIENT_CONFIDENTIAL,
        authorization_grant_type=ApiClient.GRANT_CLIENT_CREDENTIALS,
        allowed_scopes=scopes,
    )


def token_for(client: ApiClient, scopes: str = ALL_SCOPES, lives: timedelta = timedelta(minutes=15)) -> str:
    text = f"token of {client.client_id} for {scopes}".replace(" ", "-")
    get_access_token_model().objects.create(application=client, token=text, scope=scopes, expires=clock.now() + lives)
    return text


@pytest.fixture
def trust(db: None) -> Organisation:
    return organisation("bevan-primary-care-trust", "XBV01", name="Bevan Primary Care Trust")


@pytest.fixture
def trust_client(trust: Organisation) -> ApiClient:
    return client_of(trust)


@pytest.fixture
def calls(trust_client: ApiClient) -> Caller:
    """The trust's system, with every reading scope."""
    return Caller(trust_client, token_for(trust_client))


@pytest.fixture
def stranger(db: None) -> Caller:
    """A system whose organisation works with nobody."""
    client = client_of(organisation("nowhere-trust", "XNW99"))
    return Caller(client, token_for(client))


@pytest.fixture
def with_scopes(trust_client: ApiClient) -> Callable[[str], Caller]:
    return lambda scopes: Caller(trust_client, token_for(trust_client, scopes))
