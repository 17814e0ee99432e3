"""`manage.py import_results`: the importer of the page, with the same sentences, from a shell."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from performance.models import Indicator, Result
from salford_css.core.models import ColumnMapping, Import
from tests.performance.imports.conftest import figures

pytestmark = pytest.mark.django_db

GOOD = "Authority;Indicator;Year;Value\nSalford;A1;2003/04;12.5\n"


@pytest.fixture
def path(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "figures.csv"


def said(path: Path, content: bytes | str, *options: str) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    out = io.StringIO()
    call_command("import_results", str(path), *options, stdout=out)
    return out.getvalue()


def test_a_file_is_brought_in_and_the_same_file_is_nothing_new(path: Path, a1: Indicator):
    assert "One row created" in said(path, GOOD)
    assert "There is nothing new to store." in said(path, GOOD)
    assert figures() == [("salford", "A1", "2003-04", "12.5%")]


def test_a_dry_run_stores_nothing(path: Path, a1: Indicator):
    assert "Nothing was stored: it was a dry run." in said(path, GOOD, "--dry-run")
    assert not Result.objects.exists() and Import.objects.get().state == "dropped"


def test_refused_rows_end_with_code_1_and_go_to_a_file_that_can_be_mended(path: Path, a1: Indicator):
    with pytest.raises(CommandError, match=r"Refused rows: 1\. Mend them in .*figures-refused.csv") as ended:
        said(path, GOOD + "Bolton;A1;2003/04;many\n")
    assert ended.value.returncode == 1
    refused = path.with_name("figures-refused.csv").read_text(encoding="utf-8-sig")
    assert 'Bolton,A1,2003/04,many,3,"Column D (Value) “many”: It is neither a number' in refused
    assert len(figures()) == 1


def test_a_mapping_that_was_kept_reads_headings_nobody_knows(path: Path, a1: Indicator):
    ColumnMapping.objects.create(
        ref="old-layout",
        kind="results",
        name="The old layout",
        fixed={"layout": "long", "indicator": "PAF:A1"},
        columns={"organisation": "Wer", "period": "Wann", "value": "Was"},
    )
    said(path, "Wer,Wann,Was\nSalford,2003/04,7\n", "--mapping", "The old layout")
    assert figures() == [("salford", "A1", "2003-04", "7.0%")]
    with pytest.raises(CommandError, match="wants a column “Was”, and the file has none"):
        said(path, "Wer,Wann\nSalford,2003/04\n", "--mapping", "old-layout")


def test_what_holds_for_every_row_is_said_by_an_option(path: Path, a1: Indicator):
    said(path, "Council,A1\nSalford,7\n", "--set", "period=2003/04", "--set", "stage=provisional")
    assert Result.objects.get().stage == "provisional"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is a workbook of the old form"),
        ("<html><table><tr><td>Salford</td></tr></table></html>", "This is a web page, whatever its name says."),
        ("", "The file is empty."),
        ("Authority,Indicator,Year,Value\n", "There are no rows below the header in row 1."),
        ("One,Two,Three\n1,2,3\n", "Say where “Indicator” stands: every row needs it."),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(path: Path, a1: Indicator, content: bytes | str, sentence: str):
    with pytest.raises(CommandError, match=sentence):
        said(path, content)
