"""Putting a document on record: a file that is kept as it is with its hash, or a document known to lie elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import new_ref, store
from salford_css.core.models import Document, Part

BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
}
"""What may be kept, by the end of its name, and how such a file begins."""


def refuse_file(file: File) -> None:
    """Raise ValidationError, under `file`, for a file that is empty, of another kind, or not what its name says."""
    name = str(file.name).rsplit("/", 1)[-1]
    ending = next((end for end in BEGINNINGS if name.lower().endswith(end)), None)
    if ending is None:
        raise ValidationError({"file": f"{name} is neither PDF, Word, OpenDocument nor Excel; save it as one."})
    if not file.size:
        raise ValidationError({"file": f"{name} is empty; choose the file again."})
    file.seek(0)
    begins = file.read(8)
    file.seek(0)
    if not begins.startswith(BEGINNINGS[ending]):
        raise ValidationError({"file": f"{name} is not what its name says; open it and save it again."})


@transaction.atomic
def keep_document(
    *,
    title: str,
    kind: str,
    by: Any,
    when: UncertainDate | None = None,
    file: File | None = None,
    part: str = Part.OPEN,
    note: str = "",
) -> Document:
    """Put a document on record; who may is asked by the service of the record it belongs to."""
    if file is not None:
        refuse_file(file)
    row = Document(ref=new_ref(Document, title), title=title, kind=kind, part=part, note=note)
    if when is not None:
        row.when = when
    if file is not None:
        row.file = file
        row.weigh()
    store(row)
    record_activity("document-kept", row, by=by, reason=kind)
    return row
