"""The forms of a document: names of files, weight, and the figures listed at the end."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from salford_css.core.documents.formats import FORMS, file_name, made, weight, with_figures
from salford_css.core.documents.tree import Document, Paragraph, Section, Table, runs
from tests.core.documents.papers import report


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes_in_every_form(form: str):
    assert made(report(), form) == made(report(), form)


def test_faults_are_refused_in_words_before_anything_is_made():
    with pytest.raises(ValidationError, match="The document is empty"):
        made(Document("T", (), as_at=date(2004, 2, 5)), "pdf")


def test_a_file_is_named_after_title_day_and_draft():
    assert file_name(report(), "pdf") == "next-steps-2004-02-05.pdf"
    assert file_name(replace(report(), draft_on=date(2004, 3, 5)), "docx") == "next-steps-2004-03-05-draft.docx"
    assert file_name(Document("中", (), as_at=date(2004, 3, 5)), "pdf") == "document-2004-03-05.pdf"


def test_a_document_weighs_its_blocks_and_rows():
    assert weight(report()) == len(report().blocks) + 3


def test_the_figures_it_cites_are_listed_at_its_end():
    *_, head, table = with_figures(report()).blocks
    assert isinstance(head, Section)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("£22,139,300", "Pooled budget", "version 1")]


def test_a_document_without_figures_stays_as_it_is():
    plain = Document("T", (Paragraph(runs("a")),))
    assert with_figures(plain) is plain
