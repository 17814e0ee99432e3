"""Lists of the API against the least that could answer them."""

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg2
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from bench.asking import Application, asker
from bench.timing import Comparison
from bench.world import World

FLOOR = """
    SELECT coalesce(json_agg(r)::text, '[]') FROM (
        SELECT indicator.code AS indicator, organisation.ref AS organisation, breakdown.key AS breakdown,
            series.frequency, result.period, result.value, result.numerator, result.denominator, result.status,
            result.stage, result.grade, result.note, result.source, result.version, result.known_from,
            result.recorded_at
        FROM performance_result result
        JOIN performance_series series ON series.id = result.series_id
        JOIN performance_indicator indicator ON indicator.id = series.indicator_id
        JOIN performance_breakdown breakdown ON breakdown.id = series.breakdown_id
        JOIN core_organisation organisation ON organisation.id = series.organisation_id
        ORDER BY result.series_id, result.period LIMIT %s
    ) r
"""


def comparisons(world: World, application: Application) -> Iterator[Comparison]:
    """Compare lists with a bare WSGI callable running one statement, and a 304 with an empty Django view."""
    allowed = {"HTTP_AUTHORIZATION": f"Bearer {world.token}"}
    for rows, must, goal in ((1_000, 1.5, 1.0), (100, 2.5, 1.7)):
        yield Comparison(
            f"API list of {rows:,} results",
            asker(application, f"/api/v1/results?limit={rows}", allowed),
            asker(bare_application(rows), "/"),
            must,
            goal,
        )
    unchanged = {"HTTP_IF_NONE_MATCH": _etag(application, allowed), **allowed}
    ask = asker(application, "/api/v1/results?limit=100", unchanged, expected=304)
    yield Comparison("unchanged API list of 100 results (304)", ask, asker(empty_django(), "/"), 2.0, 1.6, turns=40)
    guards = ["salford_css.core.middleware.request_identity", *settings.API_MIDDLEWARE]
    guarded = asker(empty_django(guards), "/")
    yield Comparison("unchanged API list of 100 (304), guards on both", ask, guarded, None, None, turns=40)


def bare_application(rows: int) -> Application:
    """Return a WSGI callable that runs one statement on a connection of its own and answers what it returns."""
    connection = psycopg2.connect(settings_url())

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        with connection.cursor() as cursor:
            cursor.execute(FLOOR, [rows])
            body = cursor.fetchone()[0].encode()
        connection.rollback()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return application


def settings_url() -> str:
    """Return the address of the benchmark's database for a bare connection."""
    known = settings.DATABASES["default"]
    return f"host={known['HOST']} user={known['USER']} dbname={known['NAME']} port={known['PORT'] or 5432}"


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


urlpatterns = [path("", _nothing)]


class _Empty(WSGIHandler):
    """Knows one address. To change the setting for it at every request would empty the product's table of addresses."""

    def resolve_request(self, request: HttpRequest) -> Any:
        request.urlconf = __name__
        return super().resolve_request(request)


def empty_django(middleware: Sequence[str] = ()) -> Application:
    """Return Django with a view that answers nothing: bare, or behind some middleware."""
    with override_settings(MIDDLEWARE=list(middleware)):
        return _Empty()


def _etag(application: Application, headers: dict[str, str]) -> str:
    found: dict[str, str] = {}

    def remember(environ: dict[str, Any], start_response: Any) -> Any:
        def noting(status: str, answered: list[tuple[str, str]], error: Any = None) -> Any:
            found.update({name.lower(): value for name, value in answered})
            return start_response(status, answered)

        return application(environ, noting)

    asker(remember, "/api/v1/results?limit=100", headers)()
    return found["etag"]
