"""Which reports, versions and their parts a reader may see, and which were known on a day."""

from datetime import date
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from salford_css.core.models import Part, Publication
from salford_css.core.public import PUBLIC
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

    def visible_to_public(self, on: date) -> Self:
        """Return Part 1 versions that were published, by the day written down or by their documents."""
        kind = ContentType.objects.get_for_model(self.model)
        published = Publication.objects.filter(content_type=kind, part=Part.OPEN, published_at__date__lte=on)
        return self.filter(part=Part.OPEN, report__part=Part.OPEN).filter(
            Q(published_on__lte=on) | Q(pk__in=published.values("object_id"))
        )

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

    def visible_to_public(self, on: date) -> Self:
        """Return the open parts of published Part 1 versions."""
        versions = self.model._meta.get_field("version").related_model._default_manager.visible_to(PUBLIC, on=on)
        rows = self.filter(version__in=versions)
        return rows.filter(part=Part.OPEN) if any(f.name == "part" for f in self.model._meta.fields) else rows

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
