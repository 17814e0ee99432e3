"""The nodes and links of the golden thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models


@dataclass(frozen=True)
class Node:
    """A place on the golden thread."""

    kind: str
    id: int
    label: str
    url: str
    note: str = ""
    source: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Link:
    """A join between two places. `our_reading` is an editorial link: it has an author and a reason."""

    upper: tuple[str, int]
    lower: tuple[str, int]
    our_reading: bool = False
    author: str = ""
    reason: str = ""
    source: str = ""


NodeReader = Callable[..., Iterable[Node]]
LinkReader = Callable[..., Iterable[Link]]


@dataclass
class Thread:
    """Kinds of places and the joins between them."""

    kinds: dict[str, tuple[str, type[models.Model], NodeReader]] = field(default_factory=dict)
    joins: list[tuple[str, str, LinkReader]] = field(default_factory=list)

    def nodes(self, kind: str, *, label: str, model: type[models.Model]) -> Callable[[NodeReader], NodeReader]:
        """Register `read(ids, *, as_at, reader) -> Iterable[Node]` for one kind of place, one query a call."""

        def register(function: NodeReader) -> NodeReader:
            self.kinds[kind] = (label, model, function)
            return function

        return register

    def links(self, upper: str, lower: str) -> Callable[[LinkReader], LinkReader]:
        """Register `read(*, upper_ids, lower_ids, as_at, reader) -> Iterable[Link]`; one of the two lists is None."""

        def register(function: LinkReader) -> LinkReader:
            self.joins.append((upper, lower, function))
            return function

        return register

    def kind_of(self, model: type[models.Model]) -> str:
        """Return the kind under which a model stands on the thread; raises KeyError when it does not."""
        for kind, (_, registered, _) in self.kinds.items():
            if registered is model:
                return kind
        raise KeyError(model)
