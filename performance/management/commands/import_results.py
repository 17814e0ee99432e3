"""`manage.py import_results FILE`: the importer of the page from a shell. Exits 1 when rows are refused."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from performance.imports.results import Results
from salford_css.core.imports.guarding import sentence
from salford_css.core.models import ColumnMapping, Import, ImportOutcome
from salford_css.core.services import imports
from salford_css.core.services.imports.running import in_words

SHOWN = 50


class Command(BaseCommand):
    help = "Bring in results from a spreadsheet, as the page does: .xlsx or text with separators, in any layout."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and store nothing")
        parser.add_argument("--mapping", default="", help="columns that were kept under this name")
        parser.add_argument("--sheet", default="", help="the sheet to read; else the one that looks like it")
        parser.add_argument("--header-row", type=int, help="as a spreadsheet counts; else it is looked for")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="COLUMN=VALUE",
            help="what holds for every row: period=2003/04",
        )
        parser.add_argument("--refused", type=Path, help="where refused rows go; else beside the file")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        """Raises CommandError for a file that is not read, and after bringing in the rest when rows are refused."""
        try:
            batch = imports.look_at(batch=self._received(file, options), by=None, at_once=True)
            self._say(batch)
            left = self._refused(batch, options["refused"] or file.with_name(f"{file.stem}-refused.csv"))
            self._finish(batch, dry_run)
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from refused
        if left:
            raise CommandError(left)

    def _received(self, path: Path, options: dict[str, Any]) -> Import:
        mapping = self._mapping(options["mapping"])
        fixed = dict(self._pair(said) for said in options["set"])
        try:
            with path.open("rb") as content:
                batch = imports.receive(kind=Results.code, file=File(content, name=path.name), by=None, fixed=fixed)
        except OSError as missing:
            raise CommandError(f"{path} cannot be read: {missing.strerror}.") from missing
        if options["sheet"] or options["header_row"]:
            sheet = options["sheet"] or batch.sheet
            batch = imports.read_sheet(batch=batch, sheet=sheet, header_row=options["header_row"], by=None)
        if mapping is not None:
            return imports.use_mapping(batch=batch, mapping=mapping, by=None)
        return imports.map_columns(batch=batch, mapping=batch.mapping, fixed=batch.fixed, by=None)

    def _mapping(self, name: str) -> ColumnMapping | None:
        if not name:
            return None
        kept = ColumnMapping.objects.filter(kind=Results.code)
        found = kept.filter(Q(ref=name) | Q(name__iexact=name)).first()
        if found is None:
            names = ", ".join(kept.values_list("ref", flat=True)) or "none is kept yet"
            raise CommandError(f"No mapping is called {name}. There are: {names}.")
        return found

    def _pair(self, said: str) -> tuple[str, str]:
        name, equals, value = said.partition("=")
        known = [column.name for column in Results.of_the_file()]
        if not equals or name not in known:
            raise CommandError(
                f"{said} cannot be said of every row. Write COLUMN=VALUE with one of: {', '.join(known)}."
            )
        return name, value

    def _say(self, batch: Import) -> None:
        self.stdout.write(in_words(batch))
        for note in batch.samples.get("notes", ()):
            self.stdout.write(note)
        for outcome in (ImportOutcome.REFUSED, ImportOutcome.DOUBTFUL, ImportOutcome.ASIDE):
            rows = batch.rows.filter(outcome=outcome)
            for row in rows[:SHOWN]:
                words = " ".join(sentence(*problem) for problem in row.problems)
                self.stdout.write(f"Row {row.number}, {row.get_outcome_display()}: {words}")
            if (more := rows.count() - SHOWN) > 0:
                self.stdout.write(f"{more:,} more rows are {ImportOutcome(outcome).label}.")

    def _refused(self, batch: Import, path: Path) -> str:
        if not batch.refused:
            return ""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(imports.refused_table(batch))
        return f"Refused rows: {batch.refused:,}. Mend them in {path} and bring that file in."

    def _finish(self, batch: Import, dry_run: bool) -> None:
        if dry_run or not batch.created + batch.changed:
            imports.drop(batch=batch, by=None)
            self.stdout.write("Nothing was stored: it was a dry run." if dry_run else "There is nothing new to store.")
            return
        imports.confirm(batch=batch, by=None, at_once=True)
        self.stdout.write("It is brought in.")
