"""A consultation that takes comments, and a way to send it a spreadsheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from salford_css.core.models import Import, Organisation, OrganisationName, User
from salford_css.core.services import imports
from strategy import models as m
from tests.core.imports.files import workbook
from tests.factories import core
from tests.factories import strategy as make


@pytest.fixture
def heard(settings: Any, tmp_path: Path, db: None) -> m.Consultation:
    """Next Steps, consulted on in spring 2004; version 1 has a paragraph 3.2."""
    settings.MEDIA_ROOT = tmp_path
    version = make.report_version()
    make.section(version)
    return make.consultation(ref="next-steps", report_version=version)


@pytest.fixture
def trust(db: None) -> Organisation:
    row = core.organisation("Salford Primary Care Trust")
    OrganisationName.objects.create(organisation=row, name="Salford PCT")
    return row


Send = Callable[..., Import]


@pytest.fixture
def look(heard: m.Consultation, omar: User) -> Callable[..., Import]:
    """Send rows under their headings and look at what they would do."""

    def send(kind: str, *rows: Sequence[Any], fixed: dict[str, str] | None = None) -> Import:
        file = SimpleUploadedFile("list.xlsx", workbook(*rows))
        batch = imports.receive(kind=kind, file=file, by=omar, fixed=fixed or {"consultation": heard.ref})
        return imports.look_at(batch=batch, by=omar)

    return send


def counts(batch: Import) -> tuple[int, int, int, int]:
    return (batch.created, batch.changed, batch.unchanged, batch.refused)


def refusals(batch: Import) -> list[str]:
    """Return what is wrong in the refused rows, one text a row."""
    return [" ".join(f"{column} {value} {words}" for column, value, words in row.problems) for row in batch.rows.all()]
