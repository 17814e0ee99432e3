"""Which agreements a reader may see, and what was signed by a day. Wordings still in draft are for officers."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from partnerships.agreements.lifecycle import RUNNING
from salford_css.core.models import AttachmentRole
from salford_css.core.querysets import ScopedQuerySet


def signed_by(day: date, prefix: str = "") -> Q:
    """Return the condition that a signed document is on record, dated by itself or by its signatures."""
    signed = Q(**{f"{prefix}attachments__role": AttachmentRole.SIGNED})
    dated = Q(**{f"{prefix}attachments__document__latest__lte": day})
    undated = Q(**{f"{prefix}attachments__document__latest__isnull": True, f"{prefix}signatures__latest__lte": day})
    return signed & (dated | undated)


class AgreementQuerySet(ScopedQuerySet):
    """Agreements."""

    def running(self) -> Self:
        """Return those at work, whatever their papers."""
        return self.filter(state__in=RUNNING)

    def signed_by(self, day: date) -> Self:
        """Return those whose signed agreement was on record by a day."""
        return self.filter(signed_by(day, "versions__")).distinct()

    def written_by(self, day: date) -> Self:
        """Return those of which any wording was put to the partners by a day."""
        return self.filter(versions__settled_on__lte=day).distinct()


class VersionQuerySet(ScopedQuerySet):
    """Wordings of agreements."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide drafts from readers."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else Q(settled_on__isnull=False)

    def settled_by(self, day: date) -> Self:
        """Return the wordings put to the partners by a day."""
        return self.filter(settled_on__lte=day)

    def signed_by(self, day: date) -> Self:
        """Return those signed by a day."""
        return self.filter(signed_by(day)).distinct()


class OfAgreementQuerySet(ScopedQuerySet):
    """What belongs to an agreement or to one of its versions."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide what belongs to a draft from readers."""
        fields = {field.name: field for field in self.model._meta.fields}
        if user.may_read_exempt or "version" not in fields:
            return self
        settled = Q(version__settled_on__isnull=False)
        return self.filter(settled | Q(version__isnull=True) if fields["version"].null else settled)
