"""Noting what a name in a file means, so that the next file is read without asking."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower

from performance.models import Indicator, IndicatorAlias
from performance.policies import require_keeper
from performance.services.definitions import add_alias
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Organisation, OrganisationName


@transaction.atomic
def name_organisation(*, organisation: Organisation, name: str, by: Any) -> OrganisationName:
    """Note another name of an organisation. Raises ValidationError where the name means another one already."""
    require_keeper(by, on=clock.today())
    taken = OrganisationName.objects.annotate(folded=Lower("name")).filter(folded=name.lower()).first()
    if taken is not None:
        raise ValidationError(f"“{name}” is a name of {taken.organisation} already.")
    found = store(OrganisationName(organisation=organisation, name=name))
    record_activity("organisation-named", organisation, by=by, reason=f"Files call it “{name}”.")
    return found


@transaction.atomic
def name_indicator(*, indicator: Indicator, name: str, by: Any) -> IndicatorAlias:
    """Note another name of an indicator. Raises ValidationError where another one of its framework has it."""
    require_keeper(by, on=clock.today())
    others = IndicatorAlias.objects.filter(name__iexact=name, indicator__framework=indicator.framework_id)
    if taken := others.exclude(indicator=indicator).select_related("indicator").first():
        raise ValidationError(f"“{name}” is a name of {taken.indicator} already.")
    found = add_alias(indicator=indicator, name=name, by=by, source="As files call it.")
    record_activity("indicator-named", indicator, by=by, reason=f"Files call it “{name}”.")
    return found
