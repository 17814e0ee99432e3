"""Receives a file and settles how it is read. Nothing of it is stored in any record yet."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from salford_css.core import clock, registry
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, refuse, store
from salford_css.core.imports import headings
from salford_css.core.imports.kinds import ImportKind
from salford_css.core.imports.reader import Book, open_book
from salford_css.core.models import ColumnMapping, Import, User
from salford_css.core.policies import require
from salford_css.core.services.imports import files

NOT_YOURS = "Your posts do not carry the right to bring in such rows."


def use_mapping(*, batch: Import, mapping: ColumnMapping, by: User | None) -> Import:
    """Read a file by columns that were kept under a name. Raises ValidationError where it lacks one of them."""
    found = headings.by_heading(batch.headings, mapping.columns)
    refuse(
        *(
            f"The mapping “{mapping}” wants a column “{heading}”, and the file has none. Choose another mapping."
            for name, heading in mapping.columns.items()
            if name not in found
        )
    )
    return map_columns(batch=batch, mapping=found, fixed={**mapping.fixed, **batch.fixed}, by=by)


def kind_for(code: str, by: Any) -> ImportKind:
    """Return a kind of import for one run. Raises PermissionDenied unless the user may bring such rows in."""
    kind = registry.imports.kinds.get(code)
    today = clock.today()
    require(kind is not None and kind.may(by, today), NOT_YOURS)
    return kind(by=by, on=today)  # type: ignore[misc]


@transaction.atomic
def receive(*, kind: str, file: File[Any], by: User | None, fixed: Mapping[str, str] | None = None) -> Import:
    """Receive a file and propose how it is read; `fixed` says what is the same for every row.

    Raises ValidationError with a sentence for a file that is not read.
    """
    chosen = kind_for(kind, by)
    files.forget_old_files()
    batch = Import(kind=kind, name=(file.name or "file")[:200], size=file.size or 0, by=by, uploaded_at=clock.now())
    with files.told():
        book = open_book(files.bare(file), limits=files.limits())
        batch.fixed = dict(fixed or {})
        _propose(batch, chosen, book, headings.likely_sheet(book, chosen.columns), None)
    file.seek(0)
    batch.sha256 = files.sha256_of(file)
    file.seek(0)
    batch.file.save(str(batch.uid), file, save=False)
    store(batch)
    record_activity("import-received", batch, by=by)
    return batch


@transaction.atomic
def read_sheet(*, batch: Import, sheet: str, header_row: int | None, by: User | None) -> Import:
    """Read another sheet, or take another row for the header; the columns are proposed anew."""
    chosen = kind_for(batch.kind, by)
    with files.opened(batch) as book:
        _propose(batch, chosen, book, sheet, header_row)
    return _described(batch)


@transaction.atomic
def map_columns(
    *, batch: Import, mapping: Mapping[str, int], fixed: Mapping[str, str], by: User | None, keep_as: str = ""
) -> Import:
    """Say in which column of the file each column stands, and keep that under a name where one is given.

    Raises ValidationError when a required column stands nowhere, or two are said to stand in one.
    """
    chosen = kind_for(batch.kind, by)
    batch.mapping, batch.fixed = dict(mapping), {name: value for name, value in fixed.items() if value}
    refuse(*_faults(batch, chosen))
    if keep_as.strip():
        keep_mapping(batch=batch, name=keep_as.strip())
    return _described(batch)


@transaction.atomic
def drop(*, batch: Import, by: User | None) -> Import:
    """Give an import up before it was confirmed; its file is deleted."""
    kind_for(batch.kind, by)
    batch.drop()
    batch.file.delete(save=False)
    batch.rows.all().delete()
    store(batch)
    record_activity("import-given-up", batch, by=by)
    return batch


def keep_mapping(*, batch: Import, name: str) -> ColumnMapping:
    """Keep how the columns of a file are called, so that the next like it is read by itself."""
    kept = ColumnMapping.objects.filter(kind=batch.kind, name=name).first()
    kept = kept or ColumnMapping(kind=batch.kind, name=name, ref=new_ref(ColumnMapping, f"{batch.kind} {name}"))
    kept.columns = {column: batch.headings[place] for column, place in batch.mapping.items()}
    kept.fixed = batch.fixed
    return store(kept)


def layout_of(batch: Import) -> headings.Layout:
    """Return how an import's sheet is read."""
    return headings.Layout(batch.header_row or 0, tuple(batch.headings), batch.mapping, batch.fixed)


def is_ready(batch: Import, kind: ImportKind) -> bool:
    """Say whether every required column is known, so that the file can be looked at."""
    return not kind.missing(layout_of(batch))


def _described(batch: Import) -> Import:
    batch.describe()
    batch.created = batch.changed = batch.unchanged = batch.refused = 0
    batch.samples = {}
    batch.rows.all().delete()
    return store(batch)


def _propose(batch: Import, kind: ImportKind, book: Book, sheet: str, header_row: int | None) -> None:
    header = kind.header(headings.first_rows(book, sheet), header_row)
    if header is None:
        raise ValidationError(_no_header(sheet, header_row))
    batch.sheet = sheet
    batch.header_row, batch.headings = header
    batch.mapping = _known_mapping(batch)
    if not batch.mapping:
        batch.mapping, said = kind.propose(batch.headings)
        batch.fixed = {**said, **batch.fixed}


def _no_header(sheet: str, header_row: int | None) -> str:
    place = f"The sheet “{sheet}”" if sheet else "The file"
    if header_row is None:
        return f"{place} is empty. Choose another."
    return f"Nothing stands in row {header_row}, or it is not among the first {headings.LOOKED_AT} that hold anything."


def _known_mapping(batch: Import) -> dict[str, int]:
    """Return the mapping that was kept for headings such as these: the one that knows most of them."""
    best: dict[str, int] = {}
    for kept in ColumnMapping.objects.filter(kind=batch.kind):
        found = headings.by_heading(batch.headings, kept.columns)
        if len(found) == len(kept.columns) > len(best):
            best, batch.fixed = found, {**kept.fixed, **batch.fixed}
    return best


def _faults(batch: Import, kind: ImportKind) -> list[str]:
    """Return what is wrong with a mapping, in sentences."""
    faults = [f"Say where “{column.heading}” stands: every row needs it." for column in kind.missing(layout_of(batch))]
    names = {column.name: column.heading for column in kind.columns}
    taken: dict[int, str] = {}
    for name, place in batch.mapping.items():
        if name not in names or not 0 <= place < len(batch.headings):
            faults.append("One of the columns chosen is not in the file.")
        elif place in taken:
            faults.append(f"“{taken[place]}” and “{names[name]}” cannot both stand in “{batch.headings[place]}”.")
        taken[place] = names.get(name, "")
    return faults
