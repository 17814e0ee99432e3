"""A council with a directorate that keeps a plan, and the people who read its measures."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from performance.models import Series
from salford_css.core.models import (
    Organisation,
    OrganisationKind,
    OrganisationStanding,
    Placement,
    Role,
    Sector,
    User,
)
from tests.factories.core import user_with
from tests.factories.performance import a_series, council, indicator, months, record
from tests.factories.strategy import plan

STEADY = [100, 104, 98, 101, 97, 103, 99, 102, 96, 105, 100, 98, 103, 97, 101, 99, 104, 98]
RISEN = [*STEADY, 190, 188, 195, 201]
FIRST = date(2018, 4, 1)


@pytest.fixture
def salford(db: None) -> Organisation:
    """Salford City Council, with a directorate whose plan is kept here."""
    body = council("salford")
    body.name = "Salford City Council"
    body.save()
    standing_of(body)
    unit = Organisation.objects.create(ref="directorate", name="Community and Social Services")
    Placement.objects.create(organisation=unit, parent=body)
    plan(at=unit)
    return body


def standing_of(body: Organisation) -> None:
    """Make a body a local authority."""
    kind, _ = OrganisationKind.objects.get_or_create(
        code="local-authority", defaults={"name": "Local authority", "sector": Sector.LOCAL_AUTHORITY}
    )
    OrganisationStanding.objects.create(organisation=body, kind=kind)


def neighbour(ref: str) -> Organisation:
    body = council(ref)
    standing_of(body)
    return body


@pytest.fixture
def delays(salford: Organisation) -> Series:
    """Salford's hospital delays by month: steady for eighteen months, then four months far above."""
    measured = indicator(of="SITREP", code="DTOC", title="Delayed transfers of care")
    series = a_series(of=measured, subject="hospital delays", is_plural=True)
    fill(series, RISEN)
    return series


def fill(series: Series, values: list[Any], **about: Any) -> None:
    """Record monthly values from April 2018, each known from 1 March 2020."""
    record(
        series, dict(zip(months(FIRST, len(values)), values, strict=True)), **{"known_from": date(2020, 3, 1), **about}
    )


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def vera(db: None) -> Client:
    """Vera is a performance officer."""
    return signed_in(user_with(Role.PERFORMANCE_OFFICER))


@pytest.fixture
def carol(db: None) -> Client:
    """Carol is a cabinet member."""
    return signed_in(user_with(Role.CABINET_MEMBER))


Words = Callable[..., str]


@pytest.fixture
def words(carol: Client) -> Words:
    """Return what a page says to Carol, with its spaces straightened."""

    def read(address: str, as_at: str = "2020-03-01", by: Client = carol) -> str:
        join = "&" if "?" in address else "?"
        answer = by.get(f"{address}{join}as_at={as_at}")
        assert answer.status_code == 200, answer.status_code
        return " ".join(unescape(answer.content.decode()).split())

    return read
