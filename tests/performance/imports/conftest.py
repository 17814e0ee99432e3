"""Indicators and councils that files speak of, and a way to send a file. Its sender is Petra, a performance officer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from performance.models import Indicator, IndicatorAlias, Result
from salford_css.core.models import Import, Organisation, OrganisationCode, OrganisationName, Role, User
from salford_css.core.services import imports
from tests.core.imports.files import workbook
from tests.factories import core
from tests.factories import performance as make

Look = Callable[..., Import]


@pytest.fixture
def petra(db: None) -> User:
    return core.user_with(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def councils(db: None) -> list[Organisation]:
    """Salford and Bolton, with ONS codes and another name."""
    found = [make.council("salford"), make.council("bolton")]
    for one, code in zip(found, ("E08000006", "E08000001"), strict=True):
        OrganisationCode.objects.create(organisation=one, scheme="ons", code=code)
        OrganisationName.objects.create(organisation=one, name=f"{one.name} City Council")
    return found


@pytest.fixture
def a1(councils: list[Organisation]) -> Indicator:
    """A1 of the PAF, a percentage of every year, also known as BV49."""
    found = make.indicator(code="A1", title="Stability of placements")
    make.definition(found, unit="percent", multiplier=100, highest=100, precision=1, frequency="year")
    IndicatorAlias.objects.create(indicator=found, name="BV49")
    return found


@pytest.fixture
def d41(councils: list[Organisation]) -> Indicator:
    """D41 of the PAF, days of every month."""
    found = make.indicator(code="D41", title="Delayed transfers")
    make.definition(found, unit="days", frequency="month")
    return found


@pytest.fixture
def send(settings: Any, tmp_path: Path, petra: User) -> Look:
    """Send a file, as rows of a workbook or as the bytes of any file."""
    settings.MEDIA_ROOT = tmp_path

    def sent(*rows: Sequence[Any], content: bytes = b"", name: str = "results.xlsx", **fixed: str) -> Import:
        file = SimpleUploadedFile(name, content or workbook(*rows))
        return imports.receive(kind="results", file=file, by=petra, fixed=fixed)

    return sent


@pytest.fixture
def look(send: Look, petra: User) -> Look:
    """Send a file and look at what it would do."""
    return lambda *rows, **how: imports.look_at(batch=send(*rows, **how), by=petra)


@pytest.fixture
def bring(look: Look, petra: User) -> Look:
    """Send a file, look and confirm."""
    return lambda *rows, **how: imports.confirm(batch=look(*rows, **how), by=petra)


def csv_of(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def counts(batch: Import) -> tuple[int, int, int, int]:
    return (batch.created, batch.changed, batch.unchanged, batch.refused)


def said(batch: Import, outcome: str = "refused") -> list[str]:
    """Return what is said of the rows of an outcome, one text a row."""
    return [
        f"{row.number}: " + " ".join(f"{column} {value} {words}" for column, value, words in row.problems)
        for row in batch.rows.filter(outcome=outcome)
    ]


def figures() -> list[tuple[str, str, str, str]]:
    """Return what is on record: organisation, indicator, period and figure."""
    rows = Result.objects.order_by("series__indicator__code", "series__organisation__ref", "period")
    return [
        (row.series.organisation.ref, row.series.indicator.code, row.covers.code, row.words)
        for row in rows.select_related("series__organisation", "series__indicator", "definition")
    ]
