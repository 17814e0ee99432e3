"""Loads the Salford case and prints what became of every section."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from salford_css.casebook.loading import LoadingProblem, Report, load_case
from salford_css.casebook.reading import CasebookProblem, read_case


class Command(BaseCommand):
    """`manage.py load_casebook`: idempotent; fails when a number differs."""

    help = "Load the Salford case; ends with '409 of 409'."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, load, print the table."""
        try:
            report = load_case(read_case())
        except (CasebookProblem, LoadingProblem) as problem:
            raise CommandError(f"{problem} Nothing was stored.") from problem
        self.print_table(report)
        if not report.complete:
            raise CommandError("Not every item found its home; the lines above that differ say which section.")

    def print_table(self, report: Report) -> None:
        """Print section, in the file, loaded, model."""
        width = max(len(line.section) for line in report.lines)
        self.stdout.write(f"{'section':{width}}  in the file  loaded  model")
        for line in report.lines:
            self.stdout.write(f"{line.section:{width}}  {line.in_file:11}  {line.loaded:6}  {line.models}")
        self.stdout.write(f"{report.made} rows made, {report.kept} found as they stand.")
        self.stdout.write(f"{report.loaded} of {report.in_file}")
