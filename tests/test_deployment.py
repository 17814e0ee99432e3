"""Django's own check of a production set-up has nothing to say."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "DJANGO_SECRET_KEY": secrets.token_urlsafe(60),
    "DJANGO_ALLOWED_HOSTS": "directorate.example",
    "DATABASE_URL": "postgres://directorate:secret@database.example/directorate",
}


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "SALFORD_"))}
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=clean | environment, capture_output=True, text=True
    )


@pytest.mark.skipif(not (ROOT / "static_build" / "app.css").exists(), reason="no style sheets yet: run make assets")
def test_the_check_for_deployment_is_silent():
    run = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (run.returncode, run.stderr) == (0, "")


def test_without_a_secret_it_does_not_start():
    run = manage("check", **PRODUCTION | {"DJANGO_SECRET_KEY": ""})
    assert run.returncode == 2
    assert "DJANGO_SECRET_KEY is not set" in run.stderr


def test_the_demonstration_is_refused_where_others_can_reach_it():
    run = manage("check", **PRODUCTION, SALFORD_DEMO="on")
    assert run.returncode == 2
    assert "SALFORD_DEMO" in run.stderr
