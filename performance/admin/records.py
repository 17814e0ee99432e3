"""Facts about money and sources of information."""

from django.contrib import admin

from performance.models import BudgetFact, InformationSource
from salford_css.core.admin.base import DirectorateAdmin


@admin.register(BudgetFact)
class BudgetFactAdmin(DirectorateAdmin):
    """Statements about money, as a source makes them."""

    list_display = ("fact", "kind", "amount", "percent", "direction", "as_written", "standing")


@admin.register(InformationSource)
class InformationSourceAdmin(DirectorateAdmin):
    """Where the directorate knows things from, and as which record each is kept."""

    list_display = ("name", "kind", "register", "framework", "plan", "inspection", "status")
    list_filter = ("kind", "register")
