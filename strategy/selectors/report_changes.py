"""Versions of a report beside each other, and beside what the register says today."""

from typing import Any

from strategy.models import ReportField, ReportSection, ReportVersion
from strategy.reporting import changes, register
from strategy.reporting.changes import Changed
from strategy.reporting.register import Difference
from strategy.selectors.register import made_for


def changed_sections(was: ReportVersion, becomes: ReportVersion, reader: Any) -> list[Changed]:
    """Compare the numbered places of two versions that a reader may read."""
    return changes.changes(_sections(was, reader), _sections(becomes, reader))


def _sections(version: ReportVersion, reader: Any) -> dict[str, tuple[str, str]]:
    rows = ReportSection.objects.visible_to(reader).filter(version=version).order_by("place")
    return {row.number: (row.heading, row.text) for row in rows}


def changed_fields(was: ReportVersion, becomes: ReportVersion, reader: Any) -> list[Changed]:
    """Compare what stands under the headings of two versions."""
    return changes.changes(_fields(was, reader), _fields(becomes, reader))


def _fields(version: ReportVersion, reader: Any) -> dict[str, tuple[str, str]]:
    rows = ReportField.objects.visible_to(reader).filter(version=version).select_related("heading")
    return {
        row.heading.field: (row.heading.label, "\n".join(filter(None, (row.get_answer_display(), row.text))))
        for row in rows.order_by("heading__number")
    }


def differing_sections(version: ReportVersion, reader: Any) -> dict[int, list[Difference]]:
    """Return, by paragraph, where the register says otherwise today than when the version was frozen."""
    rows = [row for row in version.sections.exclude(origin="") if not row.origin.endswith(":section")]
    if not rows or version.consultation is None:
        return {}
    made = made_for(version.consultation, version.body, reader)
    found = {row.pk: register.differences(row.made_from, made.get(row.origin)) for row in rows}
    return {pk: apart for pk, apart in found.items() if apart}
