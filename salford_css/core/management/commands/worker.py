"""`manage.py worker`: works off what is queued, and sees that the daily work is among it."""

from time import sleep
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django_tasks_db.models import DBTaskResult

from salford_css.core import daily

PAUSE = 1.0
"""Seconds between two looks whether the queue's table is there."""


class Command(BaseCommand):
    help = "Work off the queue until it is told to stop; do the daily work every morning."
    requires_system_checks = []  # Django's own worker checks

    def handle(self, *, verbosity: int, **options: Any) -> None:
        wait_for_the_queue()
        daily.see_to_it()
        call_command("db_worker", verbosity=verbosity, startup_delay=False)


def wait_for_the_queue() -> None:
    """Wait until somebody has migrated: a worker that ended over it would be begun again and again."""
    while DBTaskResult._meta.db_table not in connection.introspection.table_names():
        sleep(PAUSE)
