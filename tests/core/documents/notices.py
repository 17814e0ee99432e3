"""A sort of document for tests: a notice about a core document, which has an open and an exempt part."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from salford_css.core import policies
from salford_css.core.documents.tree import Column, LiveFigure, Paragraph, Row, Section, Table, runs
from salford_css.core.documents.tree import Document as Paper
from salford_css.core.models import Document, Part, Role
from salford_css.core.registry import Documents, documents

DAY = date(2004, 6, 1)
POOL = LiveFigure("pool:ld:budget", "£22,139,300", "version 1", "Pooled budget")


def notice(title: str = "A notice", **facts: Any) -> Document:
    return Document.objects.create(ref="notice", title=title, kind="notice", **facts)


def built(row: Document, *, as_at: date, reader: Any) -> Paper:
    rows = tuple(Row((f"Line {number}", "said")) for number in range(int(row.note or 0)))
    table = [Table("All lines", (Column("Line"), Column("What")), rows)] if rows else []
    return Paper(
        title=row.title,
        part=row.part,
        blocks=(Section("What it says", "1"), Paragraph(runs("It costs ", POOL, "."), "1.1"), *table),
    )


def registered(**facts: Any) -> Documents:
    """Return a registry with the notice, published by directors, and a print of it that nobody publishes."""
    sorts = Documents()
    directors = lambda user, row, *, on: policies.has_role(user, Role.DIRECTOR, on=on)  # noqa: E731
    sorts.of("notice", label="Notice", model=Document, may_publish=directors)(built)
    sorts.of("print", label="Print", model=Document)(built)
    return sorts


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(documents, "kinds", registered().kinds)
    yield


def exempt(title: str = "A secret") -> Document:
    return notice(title, part=Part.EXEMPT)
