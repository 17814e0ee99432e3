"""`manage.py prepare`: what `manage.py serve` does before it serves."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from salford_css.core import preparation


class Command(BaseCommand):
    help = "Set up the database, load the Salford case and make the demo accounts, as far as they are missing."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        preparation.prepare(partial(print, flush=True))
