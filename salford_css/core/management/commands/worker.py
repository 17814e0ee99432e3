"""`manage.py worker`: works off what is queued, and sees that the daily work is among it."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from salford_css.core import daily


class Command(BaseCommand):
    help = "Work off the queue until it is told to stop; do the daily work every morning."
    requires_system_checks = []  # Django's own worker checks

    def handle(self, *, verbosity: int, **options: Any) -> None:
        daily.see_to_it()
        call_command("db_worker", verbosity=verbosity, startup_delay=False)
