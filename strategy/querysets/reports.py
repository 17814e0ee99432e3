"""Which reports, versions and their parts a reader may see, and which were known on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet


def known_by(day: date, path: str = "") -> Q:
    """Return the condition that something dated uncertainly can have happened by a day; undated hides nothing."""
    return Q(**{f"{path}earliest__isnull": True}) | Q(**{f"{path}earliest__lte": day})


class ReportQuerySet(ScopedQuerySet):
    """Reports."""

    def visible_to_user(self, user: Any) -> Self:
        """Return reports put to a body; Part 2 and mere drafts only for those who may read them."""
        if user.may_read_exempt:
            return self
        return self.filter(self.once_visible_to_user(user), versions__part=Part.OPEN).distinct()

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so: nothing of Part 2."""
        return Q() if user.may_read_exempt else Q(part=Part.OPEN)

    def as_at(self, day: date) -> Self:
        """Return the reports that had a version by a day."""
        return self.filter(known_by(day, "versions__"), versions__isnull=False).distinct()


class ReportVersionQuerySet(ScopedQuerySet):
    """Versions of reports."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what the user may read: no Part 2 for a cabinet member unless granted."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else Q(part=Part.OPEN, report__part=Part.OPEN)

    def as_at(self, day: date) -> Self:
        """Return the versions that existed by a day."""
        return self.filter(known_by(day))


class OfVersionQuerySet(ScopedQuerySet):
    """Parts of a version: fields, sections, recommendations, appendices, advice."""

    def visible_to_user(self, user: Any) -> Self:
        """Return the parts of versions that the user may read, exempt paragraphs left out."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        if user.may_read_exempt:
            return Q()
        of_open_version = Q(version__part=Part.OPEN, version__report__part=Part.OPEN)
        has_part = any(field.name == "part" for field in self.model._meta.fields)
        return of_open_version & Q(part=Part.OPEN) if has_part else of_open_version

    def as_at(self, day: date) -> Self:
        """Return the parts of versions that existed by a day."""
        return self.filter(known_by(day, "version__"))


class DraftQuerySet(ScopedQuerySet):
    """Reports in hand."""

    def visible_to_user(self, user: Any) -> Self:
        """Return drafts for officers alone: they have been put to nobody."""
        return self if user.may_read_exempt else self.none()


class OfDraftQuerySet(DraftQuerySet):
    """Parts of a report in hand."""
