"""What core answers an outside client: its own organisation. Apps to the right add what partners share."""

from datetime import date
from typing import Any

from django.db.models import Q

from salford_css.core.models import Organisation
from salford_css.core.registry import scopes


@scopes.for_model(Organisation)
def own_organisation(client: Any, *, on: date) -> Q:
    """Show a client the organisation it acts for."""
    return Q(pk=client.organisation_id)
