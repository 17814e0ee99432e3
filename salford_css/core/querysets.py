"""Which rows a reader may see: asked by pages, API, search and thread alike."""

from datetime import date
from typing import Any, Self

from django.db import models

from salford_css.core import clock, registry


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that know who may see them.

    An outside client sees what an app answered for in the registry; a signed-in user what visible_to_user says;
    a stranger nothing, unless the council opened to the public what it has published (core.public).
    """

    def visible_to(self, reader: registry.Reader, *, on: date | None = None) -> Self:
        """Return the rows a User or an ApiClient may see (sharing is judged on a day, today unless said)."""
        if getattr(reader, "is_api_client", False):
            return registry.scopes.narrow(self, reader, on=on or clock.today())  # type: ignore[return-value]
        if getattr(reader, "is_public", False):
            return self.visible_to_public(on or clock.today())
        if reader is None or not getattr(reader, "is_authenticated", False) or not reader.is_active:
            return self.none()
        return self.visible_to_user(reader)

    def visible_to_user(self, user: Any) -> Self:
        """Return the rows a signed-in user may see; a model with drafts or exempt parts narrows this."""
        return self

    def visible_to_public(self, on: date) -> Self:
        """Return the rows that anybody may read on a day: none, unless a model says which are published."""
        return self.none()

    def once_visible_to_user(self, user: Any) -> models.Q:
        """Return the condition, on columns of the row itself, under which a user might see a row as it stood once.

        A model with drafts or exempt parts narrows this too: what is open today may have been exempt before.
        """
        return models.Q()


class ScopedDatedQuerySet(ScopedQuerySet):
    """Dated rows that know who may see them."""

    def in_force(self, on: date) -> Self:
        """Return the rows valid on a day."""
        return self.filter(validity__contains=on)


def visible(model: type[models.Model], reader: registry.Reader) -> models.QuerySet[Any]:
    """Return the rows of any model, known only at run time, that a reader may see."""
    rows: Any = model._default_manager.all()
    return rows.visible_to(reader)


def once_visible(model: type[models.Model], reader: Any) -> models.Q:
    """Return the condition under which a signed-in user may read what a row of a model said at some earlier time."""
    rows: Any = model._default_manager.all()
    return rows.once_visible_to_user(reader) if isinstance(rows, ScopedQuerySet) else models.Q()
