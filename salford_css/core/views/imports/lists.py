"""Every import that was made."""

from collections.abc import Callable
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from salford_css.core import clock, registry
from salford_css.core.activity import actor_name
from salford_css.core.components import Crumb
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Import, ImportState

HOME = Crumb("Overview", "/")


def kind_name(code: str) -> str:
    """Name a kind of import; one whose app is gone by its code."""
    kind = registry.imports.kinds.get(code)
    return kind.name if kind else code.replace("-", " ")


def kinds() -> list[tuple[str, str]]:
    """Return the kinds there are, for a filter."""
    return [(code, kind.name) for code, kind in sorted(registry.imports.kinds.items())]


class ImportFilter(ListFilter):
    """Imports by words, kind and state."""

    words_in = ("name", "sheet", "sha256")
    kind = django_filters.ChoiceFilter(label="Rows", choices=kinds, empty_label="All")
    state = django_filters.ChoiceFilter(label="State", choices=ImportState.choices, empty_label="All")


class ImportList(ListPage):
    """Who brought in what, and what became of it."""

    heading = "Imports"
    noun = ("import", "imports")
    crumbs = (HOME, Crumb("Imports"))
    filterset = ImportFilter
    default_sort = ("-uploaded_at", "-pk")
    template = "core/imports/list.html"
    nothing = "Nothing was brought in yet. Send a file to begin."

    @cached_property
    def sender(self) -> Callable[[Any], str]:
        """Name who sent a file, each asked for once."""
        return cache(actor_name)

    @property
    def columns(self) -> tuple[Column, ...]:
        """File, kind, state, what it did, who and when."""
        return (
            Column("name", "File", lambda row: row.name, ("name",), url=lambda row: row.get_absolute_url()),
            Column("kind", "Rows", lambda row: kind_name(row.kind), ("kind",)),
            Column("state", "State", lambda row: row.get_state_display(), ("state",)),
            *(
                Column(name, name.capitalize(), attrgetter(name), (name,), numeric=True)
                for name in ("created", "changed", "unchanged", "refused")
            ),
            Column("by", "By", lambda row: self.sender(row.by)),
            Column("when", "When", lambda row: f"{row.uploaded_at:%-d %B %Y}", ("uploaded_at",)),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the imports the reader may see."""
        return Import.objects.visible_to(self.request.user).select_related("by")

    def lead(self, total: int) -> str:
        """Say what they are."""
        return (
            "Spreadsheets that were brought in. Each can be taken back as a whole; what was refused can be mended "
            "and sent again."
        )

    def extra(self) -> dict[str, Any]:
        """Offer to send a file."""
        allowed = registry.imports.allowed(self.request.user, on=clock.today())
        return {"new_url": reverse("import-new") if allowed else ""}
