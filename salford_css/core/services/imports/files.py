"""The file of an import: opened within the limits of this installation, weighed, and forgotten after a while."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

from salford_css.core import clock
from salford_css.core.imports.limits import MEGABYTE, Limits
from salford_css.core.imports.reader import Book, open_book
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.models import Import

CELLS_A_ROW = 20


def limits() -> Limits:
    """Return how much is read here (settings IMPORT_MAX_ROWS and IMPORT_MAX_MEGABYTES)."""
    rows = settings.IMPORT_MAX_ROWS
    return Limits(rows=rows, cells=rows * CELLS_A_ROW, bytes=settings.IMPORT_MAX_MEGABYTES * MEGABYTE)


@contextmanager
def told() -> Iterator[None]:
    """Turn a refusal of the reader into one of the services."""
    try:
        yield
    except Unreadable as refused:
        raise ValidationError(str(refused)) from refused


@contextmanager
def opened(batch: Import) -> Iterator[Book]:
    """Open the file of an import; raises ValidationError when it is no longer kept, or cannot be read."""
    if not batch.file:
        raise ValidationError("The file is no longer kept. Send it again.")
    with told():
        try:
            batch.file.open("rb")
            yield open_book(bare(batch.file), limits=limits())
        except FileNotFoundError as gone:
            raise ValidationError("The file is no longer there. Send it again.") from gone
        finally:
            batch.file.close()


def bare(file: Any) -> BinaryIO:
    """Return the file inside Django's wrappings."""
    while isinstance(file, File):
        file = file.file
    return file


def sha256_of(file: Any) -> str:
    """Return the hash of a file, read in pieces."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()


def forget_old_files() -> int:
    """Delete the files of imports that were settled, or left lying, longer ago than they are kept; say how many.

    What was imported stays, and the row of the import with its counts; of refused rows what was wrong, without cells.
    """
    before = clock.now() - timedelta(days=settings.IMPORT_FILES_KEPT_DAYS)
    old = Import.objects.filter(uploaded_at__lt=before).exclude(file="")
    forgotten = 0
    for batch in old[:100]:
        if batch.is_open:
            batch.drop()
        batch.file.delete(save=False)
        batch.samples = {}
        batch.save()
        batch.rows.update(cells=[])
        forgotten += 1
    return forgotten
