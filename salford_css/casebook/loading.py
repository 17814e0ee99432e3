"""Loads the Salford case through the same services and rules as live data, any number of times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, models, transaction

from salford_css.casebook import sections
from salford_css.casebook.keeping import DATASET, Keeper
from salford_css.casebook.reading import Casebook
from salford_css.casebook.shape import SECTIONS
from salford_css.core import audit
from salford_css.core.models import Citation
from salford_css.core.states import database_alone_refuses
from salford_css.core.violations import sentence_of

WRONG = (LookupError, TypeError, ValueError, ValidationError, ObjectDoesNotExist, DatabaseError)


class LoadingProblem(Exception):
    """A part of the case does not fit what is there already, or breaks a rule: names the part and the item."""

    def __init__(self, part: str, item: str, problem: Exception) -> None:
        words = " ".join(_said(problem).split()).rstrip(".") or type(problem).__name__
        super().__init__(f"The part {part!r} cannot be loaded{f', at the item {item}' if item else ''}: {words}.")


def _said(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        return " ".join(problem.messages)
    if isinstance(problem, DatabaseError):
        return sentence_of(problem)
    return str(problem.args[0]) if problem.args else ""


@dataclass(frozen=True)
class Line:
    """One line of the loader's table."""

    section: str
    in_file: int
    loaded: int
    models: str


@dataclass(frozen=True)
class Report:
    """What a loading did."""

    lines: Sequence[Line]
    made: int
    kept: int

    @property
    def in_file(self) -> int:
        """Return how many items the file holds."""
        return sum(line.in_file for line in self.lines)

    @property
    def loaded(self) -> int:
        """Return how many items have a live row of the stated kind."""
        return sum(line.loaded for line in self.lines)

    @property
    def complete(self) -> bool:
        """Say whether every item of every section found its home."""
        return all(line.in_file == line.loaded for line in self.lines)


@transaction.atomic
def load_case(casebook: Casebook, *, tell: Callable[[str], None] = lambda sentence: None) -> Report:
    """Store what is not stored yet, in the order the parts depend on one another, and count what is there.

    Nothing is stored when a part fails: it is one transaction. Raises CasebookProblem for a fault in a file beside
    the casebook's, LoadingProblem for what no file is wrong in by itself.
    """
    with audit.changes_from(command="load_casebook", reason="The Salford case"), database_alone_refuses():
        keeper = Keeper()
        for title, load in sections.IN_ORDER:
            tell(title)
            try:
                load(casebook, keeper)
            except WRONG as problem:
                raise LoadingProblem(title, keeper.item, problem) from problem
        keeper.store_citations()
    return Report(lines=[_count(casebook, section.path) for section in SECTIONS], made=keeper.made, kept=keeper.kept)


def _count(casebook: Casebook, path: str) -> Line:
    """Count the items of a section whose citation leads to a live row of a kind the section is to become."""
    items = [item.id for item in casebook.section(path)]
    homes: Sequence[type[models.Model]] = sections.HOMES.get(path, ())
    loaded: set[str] = set()
    for home in homes:
        kind = ContentType.objects.get_for_model(home)
        cited = Citation.objects.filter(dataset=DATASET, content_type=kind, item__in=items)
        live = home._default_manager.filter(pk__in=cited.values("object_id")).values("pk")
        loaded |= set(cited.filter(object_id__in=live).values_list("item", flat=True))
    return Line(path, len(items), len(loaded), ", ".join(home.__name__ for home in homes))
