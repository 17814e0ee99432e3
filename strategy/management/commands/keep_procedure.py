"""manage.py keep_procedure: put the rules of procedure into the database, where they are missing."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from salford_css.core.models import Organisation
from strategy.services.rules import keep_procedure


class Command(BaseCommand):
    help = "Add the rules of procedure that a council lacks: the law for every council, its own where they are known."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="the council's reference")

    def handle(self, *, organisation: str, **options: Any) -> None:
        """Raises CommandError for a reference nobody has, or a rule entered by hand that stands in the way."""
        council = Organisation.objects.filter(ref=organisation).first()
        if council is None:
            raise CommandError(f"There is no organisation {organisation!r}.")
        try:
            added = keep_procedure(organisation=council)
        except ValidationError as problem:
            raise CommandError(f"{' '.join(problem.messages)} Nothing was stored.") from problem
        self.stdout.write(f"{added} rules added.")
