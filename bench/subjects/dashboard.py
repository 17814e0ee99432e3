"""The scoreboard of one council, as data and as a page, against a bare read of its stored current rows."""

from collections.abc import Iterator

import psycopg2
from django.conf import settings
from django.db import reset_queries

from bench.asking import Application, asker
from bench.subjects.api import settings_url
from bench.timing import Comparison, Deed
from bench.world import World
from performance.models import Series
from performance.readings import readings
from salford_css.core import clock

FLOOR = """
    SELECT state.* FROM performance_seriesstate state JOIN performance_series series ON series.id = state.series_id
    WHERE series.organisation_id = %s
"""


def comparisons(world: World, application: Application) -> Iterator[Comparison]:
    """Compare the judged rows of 60 measures, and the page made of them, with reading the rows they come from."""
    floor = bare_read(world.council.pk)
    yield Comparison("dashboard data, 60 measures", _data(world), floor, 2.0, 1.3, turns=40)
    cookie = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={world.session}"}
    page = asker(application, "/performance/scoreboard/", cookie)
    yield Comparison("dashboard page, 60 measures", page, floor, 6.0, 3.0)


def _data(world: World) -> Deed:
    def read() -> object:
        today = clock.today()
        reset_queries()
        return readings(Series.objects.totals().filter(organisation=world.council), as_at=today, today=today)

    return read


def bare_read(organisation: int) -> Deed:
    """Return a deed that reads the current rows of an organisation on a connection of its own."""
    connection = psycopg2.connect(settings_url())

    def read() -> object:
        with connection.cursor() as cursor:
            cursor.execute(FLOOR, [organisation])
            rows = cursor.fetchall()
        connection.rollback()
        return rows

    return read
