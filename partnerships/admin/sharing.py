"""What partners may read and submit."""

from django.contrib import admin

from partnerships.models import Sharing
from salford_css.core.admin.base import DirectorateAdmin


@admin.register(Sharing)
class SharingAdmin(DirectorateAdmin):
    """Shares with partners, from when to when; end one to withdraw it."""

    list_display = ("partnership", "subject", "party", "access", "valid_from", "valid_to")
    list_filter = ("access",)
    search_fields = ("partnership__name", "party__organisation__name", "fund__name", "indicator__title", "body__name")
    list_select_related = ("partnership", "party", "indicator", "fund", "body", "agreement")
