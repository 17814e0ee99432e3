"""Where a comment points: a version and a paragraph of the report that is consulted on, found by their numbers."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from salford_css.core.models import Organisation, Post
from strategy import hearing
from strategy.models import Consultation, ReportSection, ReportVersion


class Anchors:
    """Finds places of the report a consultation is on; its versions and their paragraphs are asked once."""

    def __init__(self, consultation: Consultation) -> None:
        self.consultation = consultation
        self._sections: dict[int, dict[str, ReportSection]] = {}

    def find(self, *, version: int | None = None, section: str = "") -> tuple[ReportVersion, ReportSection | None]:
        """Return the version and the paragraph that a comment is about; without a version the one consulted on.

        Raises ValidationError, with a sentence under `version` or `section`, for what does not exist.
        """
        asked = self.consultation.report_version
        found = asked if version is None or version == asked.number else self._version(version)
        if not section.strip():
            return found, None
        return found, self._section(found, section.strip().removeprefix("§").rstrip("."))

    @cached_property
    def _versions(self) -> dict[int, ReportVersion]:
        return {one.number: one for one in self.consultation.report_version.report.versions.all()}

    def _version(self, number: int) -> ReportVersion:
        title = self.consultation.report_version.report.title
        if refused := hearing.no_such_version(number, self._versions, title):
            raise ValidationError({"version": refused})
        return self._versions[number]

    def _section(self, version: ReportVersion, number: str) -> ReportSection:
        if version.pk not in self._sections:
            self._sections[version.pk] = {one.number: one for one in version.sections.order_by("place")}
        sections = self._sections[version.pk]
        if refused := hearing.no_such_section(number, list(sections), f"Version {version.number}"):
            raise ValidationError({"section": refused})
        return sections[number]


def anchor(
    consultation: Consultation, *, version: int | None = None, section: str = ""
) -> tuple[ReportVersion, ReportSection | None]:
    """Return the version and the paragraph of one comment, as `Anchors.find` does."""
    return Anchors(consultation).find(version=version, section=section)


def numbers_in(version: ReportVersion) -> list[tuple[str, str]]:
    """Return the numbers and headings of a version's paragraphs, in their order."""
    return [(one.number, one.heading or one.text[:60]) for one in version.sections.order_by("place")]


def consultee(written: str) -> dict[str, Any]:
    """Return the columns of a respondent: the words as written, and the organisation or post they name exactly."""
    words = " ".join(written.split())
    post = Post.objects.filter(title__iexact=words).first()
    organisation = None if post else Organisation.objects.filter(name__iexact=words).first()
    return {"respondent_as_written": words, "post": post, "organisation": organisation}


def consultees_of(consultation: Consultation) -> list[str]:
    """Return who was asked or has commented, by name: what somebody who enters comments most likely types."""
    events = consultation.events.select_related("body", "organisation", "post")
    comments = consultation.comments.select_related("organisation", "post")
    return sorted({*(one.whom for one in events), *(one.respondent for one in comments)})
