"""What strategy can print and publish of reports: Part 1 as the public has it, Part 2 for its readers, and drafts."""

from datetime import date
from typing import Any

from salford_css.core.documents.tree import Document
from salford_css.core.models import Part
from salford_css.core.registry import documents
from strategy import policies
from strategy.models import ReportDraft, ReportSection, ReportVersion
from strategy.selectors import papers
from strategy.selectors.drafts import view

BETWEEN = "-version-"


def _lookup(name: str) -> dict[str, Any]:
    """Split `next-steps-version-2` into report and number."""
    ref, _, number = name.rpartition(BETWEEN)
    return {"report__ref": ref, "number": int(number) if number.isdecimal() and len(number) < 5 else None}


def _name(version: ReportVersion) -> str:
    return f"{version.report.ref}{BETWEEN}{version.number}"


def _may_publish(user: Any, version: ReportVersion, *, on: date) -> bool:
    return policies.may_keep_record(user, version.body, on)


def _has_part_two(version: ReportVersion) -> bool:
    """Say whether an open report has paragraphs that are exempt."""
    is_open = version.part == Part.OPEN
    return is_open and ReportSection.objects.filter(version=version, part=Part.EXEMPT).exists()


@documents.of(
    "report",
    label="The report",
    model=ReportVersion,
    lookup=_lookup,
    name_of=_name,
    may_publish=_may_publish,
)
def report(version: ReportVersion, *, as_at: date, reader: Any) -> Document:
    """Build a version as it goes out: without its exempt paragraphs, unless the whole report is in Part 2."""
    return papers.of_version(version, reader, with_exempt=version.part == Part.EXEMPT)


@documents.of(
    "report-part-2",
    label="The report with Part 2",
    model=ReportVersion,
    lookup=_lookup,
    name_of=_name,
    may_publish=_may_publish,
    exists=_has_part_two,
)
def report_with_part_two(version: ReportVersion, *, as_at: date, reader: Any) -> Document:
    """Build a version with every paragraph its reader may read; it says on every sheet that it is exempt."""
    return papers.of_version(version, reader)


@documents.of(
    "report-draft",
    label="The draft",
    model=ReportDraft,
    lookup=lambda name: {"report__ref": name},
    name_of=lambda draft: draft.report.ref,
    may_publish=lambda user, draft, *, on: False,
)
def draft(row: ReportDraft, *, as_at: date, reader: Any) -> Document:
    """Build a draft, marked as one: it is put to a body before it can be published."""
    return papers.of_draft(view(row, reader, as_at), reader, as_at)
