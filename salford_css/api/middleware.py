"""Machines get JSON whatever goes wrong, also before and outside the API's own views."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from salford_css.api.exceptions import problem_of, problem_of_status
from salford_css.api.kinds import KINDS

Handler = Callable[[HttpRequest], HttpResponse]
API, OAUTH = "/api/", "/oauth/"


class MachineAnswers:
    """Turns every error under /api/ into a problem, and under /oauth/ into the error form of RFC 6749, 5.2."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 400 or "json" in response.get("Content-Type", ""):
            return response
        if request.path.startswith(API):
            return _keeping(response, problem_of_status(response.status_code).answer(request))
        if request.path.startswith(OAUTH):
            return _keeping(response, _oauth_error(response.status_code))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what a view raised outside the API's own handler."""
        if request.path.startswith(API):
            return problem_of(exception).answer(request)
        if request.path.startswith(OAUTH):
            problem = problem_of(exception)
            return _keeping(problem.answer(request), _oauth_error(problem.status))
        return None


def _oauth_error(status: int) -> JsonResponse:
    code = {503: "temporarily_unavailable", 500: "server_error"}.get(status, "invalid_request")
    sentence = KINDS[problem_of_status(status).code].sentence
    return JsonResponse({"error": code, "error_description": sentence}, status=status)


def _keeping(old: HttpResponse, new: HttpResponse) -> HttpResponse:
    for name in ("Allow", "Retry-After", "WWW-Authenticate", "X-Request-ID"):
        if name in old and name not in new:
            new[name] = old[name]
    return new
