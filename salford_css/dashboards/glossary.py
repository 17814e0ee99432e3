"""The words of the field, read once from the glossary file."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "glossary.yaml"


@cache
def terms() -> tuple[tuple[str, str], ...]:
    """Return each term with its meaning, in alphabetical order."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(sorted((entry["term"], entry["meaning"]) for entry in entries))
