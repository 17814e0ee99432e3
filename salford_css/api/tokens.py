"""The address where a client changes its secret for a token."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from oauth2_provider.models import get_access_token_model
from oauth2_provider.views import TokenView

from salford_css.api.throttling import count
from salford_css.core import clock
from salford_css.core.addresses import client_address

AccessToken = get_access_token_model()


class ClientToken(TokenView):
    """Client credentials only (RFC 6749, 4.4), throttled by address, so that secrets cannot be tried out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a token, or the error form of RFC 6749, 5.2."""
        used, seconds = count(f"token {client_address(request)}")
        if used > settings.API_TOKENS_A_MINUTE:
            said = {"error": "temporarily_unavailable", "error_description": "Too many requests for tokens."}
            return JsonResponse(said, status=429, headers={"Retry-After": str(seconds)})
        AccessToken.objects.filter(expires__lt=clock.now()).delete()
        # Not super().post(): that also serves the device grant, which nobody here uses.
        return self.authorization_flow_token_response(request)
