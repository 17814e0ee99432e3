"""Who asks: a bearer token names an outside client. Nobody is signed in to the API by a session or a cookie."""

import hashlib
from typing import Any

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from salford_css.api.admission import AccessToken, Admission, admit
from salford_css.core import clock

REALM = 'Bearer realm="directorate"'


class ClientAuthentication(BaseAuthentication):
    """Reads `Authorization: Bearer ...`.

    `request.user` stays anonymous, because trail and log would take a client's key for a user's; the client is
    `request.auth.client`, and `request.client` in every resource.
    """

    def authenticate(self, request: Any) -> tuple[AnonymousUser, Admission] | None:
        """Return the client; None without a token; raises AuthenticationFailed for a token that is no good."""
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if not kind:
            return None
        if kind.lower() != "bearer" or not token.strip():
            raise AuthenticationFailed("Send the token as: Authorization: Bearer TOKEN.")
        return AnonymousUser(), self._admitted(token.strip(), request)

    def authenticate_header(self, request: Any) -> str:
        """Return the challenge of a 401 (RFC 6750, 3)."""
        given = "Authorization" in request.headers
        return f'{REALM}, error="invalid_token"' if given else REALM

    @staticmethod
    def _admitted(token: str, request: Any) -> Admission:
        # The table holds only the token's checksum (COMPLIANT_BCP_RFC9700_TOKEN_STORAGE).
        checksum = hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
        found = admit(checksum, at=clock.now())
        # One sentence for every reason, so that nothing is learnt by trying.
        if found is None or not _is_for(found.resources, request.build_absolute_uri(request.path)):
            raise AuthenticationFailed("The token is unknown, has expired or was withdrawn. Ask for a new one.")
        return found


def _is_for(resources: list[str], address: str) -> bool:
    """Say whether a token that names addresses (RFC 8707) may be shown at one."""
    return not resources or bool(AccessToken(resource=resources).allows_audience(address))
