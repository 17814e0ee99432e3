"""Which consultations and comments a reader may see, and which were known on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, F, Q, When

from salford_css.core.models import Part
from salford_css.core.public import PUBLIC
from salford_css.core.querysets import ScopedQuerySet
from strategy.lifecycle import ConsultationState
from strategy.querysets.reports import known_by


class ConsultationQuerySet(ScopedQuerySet):
    """Consultations."""

    def visible_to_user(self, user: Any) -> Self:
        """Return consultations on what the user may read; planned ones are for officers."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        if user.may_read_exempt:
            return Q()
        on_open_paper = Q(report_version__part=Part.OPEN, report_version__report__part=Part.OPEN)
        return ~Q(state=ConsultationState.PLANNED) & on_open_paper

    def visible_to_public(self, on: date) -> Self:
        """Return the consultations that have opened, on a report that is published in Part 1."""
        versions = self.model._meta.get_field("report_version").related_model._default_manager.visible_to(PUBLIC, on=on)
        return self.exclude(state=ConsultationState.PLANNED).filter(report_version__in=versions, opens__lte=on)

    def as_at(self, day: date) -> Self:
        """Return the consultations opened by a day."""
        return self.filter(Q(opens__isnull=True) | Q(opens__lte=day))


class OfConsultationQuerySet(ScopedQuerySet):
    """Rows that belong to a consultation."""

    def visible_to_user(self, user: Any) -> Self:
        """Return those of consultations the user may read."""
        if user.may_read_exempt:
            return self
        return self.exclude(consultation__state=ConsultationState.PLANNED).filter(
            consultation__report_version__part=Part.OPEN, consultation__report_version__report__part=Part.OPEN
        )

    def as_at(self, day: date) -> Self:
        """Return those that can have happened by a day; without a date of their own, once the consultation opened."""
        opened = Q(consultation__opens__isnull=True) | Q(consultation__opens__lte=day)
        dated = any(field.name == "earliest" for field in self.model._meta.fields)
        return self.filter(known_by(day), opened) if dated else self.filter(opened)


class CommentQuerySet(OfConsultationQuerySet):
    """Comments."""

    def with_shown_text(self) -> Self:
        """Add `shown`, what wider readers may read: lists are searched and sorted by it, never by what is hidden."""
        return self.annotate(shown=Case(When(redacted_text="", then=F("text")), default=F("redacted_text")))

    def unanswered(self) -> Self:
        """Return the comments without an officer's response."""
        return self.filter(officer_response="")

    def promised_but_not_opened(self) -> Self:
        """Return the comments that were promised something for which no action was opened."""
        return self.exclude(follow_up="").filter(actions__isnull=True)
