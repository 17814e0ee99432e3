"""What load balancers and operators ask. Says nothing about the data, needs no sign-in, no session."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from salford_css.core import readiness


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer that this process lives."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the product can work, else 503 with a sentence that says why not."""
    problem = readiness.problem()
    if problem:
        return JsonResponse({"status": "not ready", "detail": problem}, status=503)
    return JsonResponse({"status": "ok"})
