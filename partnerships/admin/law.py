"""The law: powers, flexibilities, functions, eligible bodies, the statutory checklist."""

from django.contrib import admin

from partnerships.models import (
    BodyEligibility,
    ChecklistRule,
    Flexibility,
    LegalBasis,
    LegalSuccession,
    StatutoryFunction,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class EligibilityInline(DirectorateInline):
    """Kinds of body that could be partners."""

    model = BodyEligibility
    fields = ("kind", "valid_from", "valid_to", "reference", "standing")


class SuccessionInline(DirectorateInline):
    """Which power followed."""

    model = LegalSuccession
    fk_name = "predecessor"
    verbose_name_plural = "followed by"


@admin.register(LegalBasis)
class LegalBasisAdmin(DirectorateAdmin):
    """Powers to share, from when to when."""

    list_display = ("name", "regulations", "valid_from", "valid_to", "standing")
    inlines = (EligibilityInline, SuccessionInline)


@admin.register(LegalSuccession)
class LegalSuccessionAdmin(DirectorateAdmin):
    """Which power took the place of which."""


@admin.register(Flexibility)
class FlexibilityAdmin(DirectorateAdmin):
    """Ways of sharing that the Act opened."""


@admin.register(StatutoryFunction)
class StatutoryFunctionAdmin(DirectorateAdmin):
    """Functions that an arrangement may cover, and those it may not."""

    list_display = ("name", "side", "excluded", "reference", "standing")
    list_filter = ("side", "excluded", "standing")


@admin.register(BodyEligibility)
class BodyEligibilityAdmin(DirectorateAdmin):
    """Kinds of body that could be partners under a power."""


@admin.register(ChecklistRule)
class ChecklistRuleAdmin(DirectorateAdmin):
    """The statutory checklist. A rule that is not verified or corroborated only warns."""

    list_display = ("reference", "title", "legal_basis", "step", "severity", "standing")
    list_filter = ("legal_basis", "step", "severity", "standing")
