"""The accounts of the demonstration stand on the case."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from salford_css.core.models import User


@pytest.mark.django_db
def test_without_the_case_it_says_what_to_do(settings, tmp_path: Path):
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    with pytest.raises(CommandError, match="load_casebook"):
        call_command("create_demo")
    assert not User.objects.exists()
