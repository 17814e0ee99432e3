"""Keeps each item of the casebook once: the citation of an item is what makes loading repeatable."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib.contenttypes.models import ContentType
from django.db import models

from salford_css.casebook import papers
from salford_css.casebook.reading import Item
from salford_css.core.models import Citation, Document, Standing
from salford_css.core.states import check

DATASET = "salford"
M = TypeVar("M", bound=models.Model)
Key = tuple[str, int, str]

STANDINGS = (
    ("PARTLY", Standing.CORROBORATED),
    ("UNVERIFIED", Standing.UNVERIFIED),
    ("VERIFIED", Standing.VERIFIED),
)


def standing_of(flag: str | None) -> str:
    """Read the flag of an item; the two documents themselves are verified."""
    for word, standing in STANDINGS:
        if flag and word in flag:
            return standing
    return Standing.VERIFIED


class Keeper:
    """Finds what an item became at an earlier loading, or makes it and cites its source.

    What is found is left as it stands: an edit made since then is kept, and counted in `kept`. `item` is the one at
    hand, to be named when something is wrong with it.
    """

    def __init__(self) -> None:
        self.known: dict[Key, int] = {
            (item, kind, field): pk
            for item, kind, field, pk in Citation.objects.filter(dataset=DATASET).values_list(
                "item", "content_type_id", "field", "object_id"
            )
        }
        self.rows: dict[tuple[int, int], models.Model] = {}
        self.documents: dict[str, Document] = {}
        self.citations: list[Citation] = []
        self.looked_up: dict[tuple[Any, ...], Any] = {}
        self.made = self.kept = 0
        self.item = ""

    def keep(
        self,
        item: Item | str,
        model: type[M],
        make: Callable[..., M],
        *,
        field: str = "",
        as_written: str = "",
        source: str = "",
        standing: str = "",
    ) -> M:
        """Return the row an item became, making it when it is not there yet.

        `field` is given when the item is not the whole row but one of its fields. `make` is called at once and with
        nothing; what a lambda in a loop needs it carries as defaults.
        """
        self.item = name = item if isinstance(item, str) else item.id
        kind = ContentType.objects.get_for_model(model)
        key = (name, kind.pk, field)
        if pk := self.known.get(key):
            self.kept += 1
            return self._row(model, kind, pk)
        row = make()
        written = source or ("" if isinstance(item, str) else str(item.get("source", "")))
        flag = None if isinstance(item, str) else item.get("flag")
        document, locator = self.source_of(written)
        self.citations.append(
            Citation(
                dataset=DATASET,
                item=name,
                field=field,
                content_type=kind,
                object_id=row.pk,
                document=document,
                locator=locator[:500],
                as_written=as_written,
                standing=standing or standing_of(flag),
            )
        )
        self.known[key] = row.pk
        self.rows[kind.pk, row.pk] = row
        self.made += 1
        return row

    def look_up(self, model: type[M], **key: str) -> M | None:
        """Return the row of a key, asked of the database until it is there, and then no more."""
        place = (model, *sorted(key.items()))
        if self.looked_up.get(place) is None:
            self.looked_up[place] = model._default_manager.filter(**key).first()
        return cast("M | None", self.looked_up[place])

    def known_as(self, model: type[M], **key: str) -> M:
        """Return the row of a key. Raises KeyError, in words, when there is none."""
        found = self.look_up(model, **key)
        if found is None:
            raise KeyError(f"there is no {model._meta.verbose_name} of {', '.join(key.values())}")
        return found

    def store_citations(self) -> None:
        """Store the citations of everything that was made: a thousand rows in one statement."""
        Citation.objects.bulk_create(self.citations)
        self.citations.clear()

    def _row(self, model: type[M], kind: ContentType, pk: int) -> M:
        """Read a row once."""
        if (kind.pk, pk) not in self.rows:
            self.rows[kind.pk, pk] = model._default_manager.get(pk=pk)
        return cast("M", self.rows[kind.pk, pk])

    def find(self, item_id: str, model: type[M]) -> M:
        """Return the row an item already became, whole or as a field; raises KeyError when it did not."""
        kind = ContentType.objects.get_for_model(model)
        for field in ("", "plan", "report"):
            if pk := self.known.get((item_id, kind.pk, field)):
                return self._row(model, kind, pk)
        raise KeyError(f"{item_id} is not a {model.__name__}")

    def source_of(self, written: str) -> tuple[Document | None, str]:
        """Return the document of a source such as `report of spring 2004, section 1.3`, and the place in it."""
        paper, place = papers.split(written)
        return (self.documents.get(paper.ref), place) if paper else (None, written)


def cleaned(row: M) -> M:
    """Check a row by its model's own rules and store it, under the constraints of the database; return it."""
    check(row, ask_database=False)
    row.save()
    return row
