"""What load balancers ask."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


@pytest.mark.django_db
def test_the_product_is_ready_when_every_migration_is_applied() -> None:
    assert Client().get("/readyz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_it_is_not_ready_and_says_why_when_a_migration_is_missing() -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["detail"].endswith("(1 to go, first sessions.0001_initial).")


def test_the_process_lives_whatever_the_database_does() -> None:
    assert Client().get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_only_read_and_never_kept_by_a_cache(path: str) -> None:
    assert Client().post(path).status_code == 405
    assert "no-store" in Client().get(path)["Cache-Control"]
