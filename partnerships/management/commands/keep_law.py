"""manage.py keep_law: put the law on sharing into the database, where it is missing."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerships.services.law import keep_law


class Command(BaseCommand):
    help = "Add the legal bases, functions, eligible bodies and checklist rules that are missing. Changes nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{keep_law()} rows added.")
