"""Returns of pools, and the sets of conditions they answer."""

from django.contrib import admin
from django.db.models import Model

from partnerships.models import (
    Condition,
    ConditionAnswer,
    ConditionSet,
    PoolReturn,
    PoolReturnVersion,
    RequiredSignOff,
    ReturnAnswer,
    ReturnFigure,
    ReturnTerms,
    SignOff,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class ConditionInline(DirectorateInline):
    """What a set asks."""

    model = Condition


class RequiredInline(DirectorateInline):
    """Who has to sign."""

    model = RequiredSignOff


@admin.register(ConditionSet)
class ConditionSetAdmin(DirectorateAdmin):
    """Conditions and metrics of some years."""

    list_display = ("name", "family", "valid_from", "valid_to", "standing")
    inlines = (ConditionInline, RequiredInline)


@admin.register(PoolReturn)
class PoolReturnAdmin(DirectorateAdmin):
    """Returns: written and sent on their pages."""

    list_display = ("pool_year", "kind", "quarter", "state", "due_on")
    list_filter = ("kind", "state")


SENT: tuple[type[Model], ...] = (PoolReturnVersion, ReturnFigure, ReturnAnswer)
WRITTEN: tuple[type[Model], ...] = (ReturnTerms, SignOff, ConditionAnswer, Condition, RequiredSignOff)
for model in (*SENT, *WRITTEN):
    admin.site.register(model, type(f"{model.__name__}Admin", (DirectorateAdmin,), {"__doc__": model.__doc__}))
