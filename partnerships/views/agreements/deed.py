"""What the deeds of an agreement share: who may, what there is to choose from, the way back."""

from typing import Any

from partnerships import policies
from partnerships.models import Agreement
from partnerships.services.agreements.drafting import SETTLED
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.deeds import refuse
from salford_css.core.models import Organisation

HOME = Crumb("Partnerships", "/partnerships/")


class AgreementDeed(DeedPage):
    """A deed of whoever manages the partnership."""

    model = Agreement

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb(row.partnership.name, row.partnership.get_absolute_url())]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader writes its agreements."""
        return policies.may_manage(self.request.user, row.partnership, self.today)

    def parties(self, row: Any) -> Any:
        """Return the organisations that take part today."""
        named = row.partnership.parties.in_force(self.today).filter(organisation__isnull=False)
        return Organisation.objects.filter(pk__in=named.values("organisation")).order_by("name")

    def draft(self, row: Any) -> Any:
        """Return the draft; raises ValidationError where there is none."""
        refuse(None if row.draft else SETTLED if row.versions.exists() else "There is no draft; begin one first.")
        return row.draft
