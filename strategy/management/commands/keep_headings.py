"""manage.py keep_headings: give a council the sets of report headings that ship with the product."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from salford_css.core.models import Organisation
from strategy.services.heading_sets import keep_headings


class Command(BaseCommand):
    help = "Add the sets of report headings that a council lacks. Changes nothing that is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", help="The council, by its name in addresses, such as org-council.")

    def handle(self, *args: Any, **options: Any) -> None:
        council = Organisation.objects.filter(ref=options["organisation"]).first()
        if council is None:
            raise CommandError(f"No organisation is known as {options['organisation']}.")
        self.stdout.write(f"{keep_headings(organisation=council)} rows added.")
