"""Who asks: a bearer token names an outside client. Nobody is signed in to the API by a session or a cookie."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from oauth2_provider.models import get_access_token_model
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from salford_css.core import clock
from salford_css.core.models import ApiClient

AccessToken = get_access_token_model()
REALM = 'Bearer realm="directorate"'


@dataclass(frozen=True)
class Credentials:
    """A client, and what it may do with the token it showed."""

    client: ApiClient
    scopes: frozenset[str]


class ClientAuthentication(BaseAuthentication):
    """Reads `Authorization: Bearer ...`.

    `request.user` stays anonymous, because trail and log would take a client's key for a user's; the client is
    `request.auth.client`, and `request.client` in every resource.
    """

    def authenticate(self, request: Any) -> tuple[AnonymousUser, Credentials] | None:
        """Return the client; None without a token; raises AuthenticationFailed for a token that is no good."""
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if not kind:
            return None
        if kind.lower() != "bearer" or not token.strip():
            raise AuthenticationFailed("Send the token as: Authorization: Bearer TOKEN.")
        return AnonymousUser(), self._credentials(token.strip(), request.build_absolute_uri(request.path))

    def authenticate_header(self, request: Any) -> str:
        """Return the challenge of a 401 (RFC 6750, 3)."""
        given = "Authorization" in request.headers
        return f'{REALM}, error="invalid_token"' if given else REALM

    @staticmethod
    def _credentials(token: str, address: str) -> Credentials:
        # The table holds only the token's checksum (COMPLIANT_BCP_RFC9700_TOKEN_STORAGE).
        checksum = hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
        known = AccessToken.objects.select_related("application__organisation").filter(token_checksum=checksum).first()
        # One sentence for every reason, so that nothing is learnt by trying.
        good = known is not None and known.expires > clock.now() and known.allows_audience(address)
        if not good or not known.application.is_usable(None):
            raise AuthenticationFailed("The token is unknown, has expired or was withdrawn. Ask for a new one.")
        return Credentials(known.application, frozenset(known.scope.split()) & known.application.scopes)
