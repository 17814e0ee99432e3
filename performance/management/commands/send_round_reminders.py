"""`manage.py send_round_reminders`: e-mail about returns that are due, late or to be checked, for a daily job."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from performance.services import reminders
from salford_css.core import audit, clock


class Command(BaseCommand):
    help = "Remind of returns that fall due, are late or wait to be checked; nobody is told twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day to speak of, YYYY-MM-DD (today)")

    def handle(self, *, on: date | None = None, **options: Any) -> None:
        """Put the messages into the outbox and say how many."""
        with audit.changes_from(command="send_round_reminders"):
            counts = reminders.send_due(on=on or clock.today())
        for kind, count in counts.items():
            self.stdout.write(f"{kind}: {count}")
