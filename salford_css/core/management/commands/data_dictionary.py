"""`manage.py data_dictionary`: writes docs/data-dictionary.md from the models. Needs no database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from salford_css.core.dictionary import dictionary

FILE = Path(settings.BASE_DIR) / "docs" / "data-dictionary.md"


class Command(BaseCommand):
    help = "Write docs/data-dictionary.md from the models; --check only says whether it is up to date."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of date")

    def handle(self, *, check: bool, **options: Any) -> None:
        """Raises CommandError when the file is out of date (--check) or cannot be written."""
        text = dictionary()
        if check:
            if not FILE.exists() or FILE.read_text() != text:
                raise CommandError(f"{FILE.name} is out of date: run manage.py data_dictionary.")
            return
        try:
            FILE.write_text(text)
        except OSError as problem:
            raise CommandError(f"{FILE} cannot be written: {problem.strerror}.") from problem
        self.stdout.write(f"{FILE} written, {text.count(chr(10) + '#### ')} tables.")
