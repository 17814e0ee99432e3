"""manage.py keep_conditions: put the conditions of money from outside into the database, where they are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerships.services.conditions import keep_conditions


class Command(BaseCommand):
    help = "Add the sets of conditions, metrics and signatures that are missing. Changes nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{keep_conditions()} sets added.")
