"""Documents that can be made of a row: page, Word, PDF."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django.db import models

from salford_css.core.documents.tree import Document
from salford_css.core.registry.reader import Reader


class BuildDocument(Protocol):
    """Makes the tree of a document of a row, as it is true on a day, of what the reader may see."""

    def __call__(self, row: Any, /, *, as_at: date, reader: Reader) -> Document: ...


@dataclass(frozen=True)
class DocumentKind:
    """A sort of document: its word in addresses, what people call it, the model it is about, and its builder.

    `lookup` turns the name in an address into filters, `name_of` a row into that name; a row's ref unless said.
    `may_publish` says who may publish it; a sort that nobody may publish is only ever printed from the record.
    `exists` says whether a row has such a document at all.
    """

    kind: str
    label: str
    model: type[models.Model]
    build: BuildDocument
    lookup: Callable[[str], dict[str, Any]]
    name_of: Callable[[Any], str]
    may_publish: Callable[..., bool] | None = None
    exists: Callable[[Any], bool] | None = None

    def rows(self, reader: Reader) -> models.QuerySet[Any]:
        """Return the rows whose document the reader may have."""
        rows: Any = self.model._default_manager.all()
        return rows.visible_to(reader)

    def document(self, row: Any, *, as_at: date, reader: Reader, draft_on: date | None = None) -> Document:
        """Return the tree of a row's document; what can be published is a draft until it is."""
        made = self.build(row, as_at=as_at, reader=reader)
        stamped = draft_on if self.may_publish else made.draft_on
        return replace(made, as_at=made.as_at or as_at, draft_on=stamped)


@dataclass
class Documents:
    """What can be taken away as a document, and who makes it."""

    kinds: dict[str, DocumentKind] = field(default_factory=dict)

    def of(
        self,
        kind: str,
        *,
        label: str,
        model: type[models.Model],
        lookup: Callable[[str], dict[str, Any]] = lambda name: {"ref": name},
        name_of: Callable[[Any], str] = lambda row: row.ref,
        may_publish: Callable[..., bool] | None = None,
        exists: Callable[[Any], bool] | None = None,
    ) -> Callable[[BuildDocument], BuildDocument]:
        """Register `build(row, *, as_at, reader) -> Document` for rows of a model; several kinds may share one.

        `may_publish(user, row, *, on) -> bool` lets people publish it for good; `exists(row)` says if there is one.
        """

        def register(function: BuildDocument) -> BuildDocument:
            self.kinds[kind] = DocumentKind(kind, label, model, function, lookup, name_of, may_publish, exists)
            return function

        return register

    def about(self, row: models.Model) -> list[DocumentKind]:
        """Return the kinds of document that can be made of a row."""
        mine = [kind for kind in self.kinds.values() if kind.model is type(row)]
        return [kind for kind in mine if kind.exists is None or kind.exists(row)]
