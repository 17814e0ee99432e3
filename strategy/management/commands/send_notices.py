"""`manage.py send_notices`: reminders and news of the day by e-mail, for a daily job; nobody is told twice."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from salford_css.core import audit, clock
from strategy.services import notices


class Command(BaseCommand):
    help = "Remind of responses and answers that fall due, and tell of decisions that take effect."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day to speak of, YYYY-MM-DD (today)")

    def handle(self, *, on: date | None = None, **options: Any) -> None:
        """Put the messages into the outbox and say how many."""
        with audit.changes_from(command="send_notices"):
            counts = notices.send_due(on=on or clock.today())
        for kind, count in counts.items():
            self.stdout.write(f"{kind}: {count}")
