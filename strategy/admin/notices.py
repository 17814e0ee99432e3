"""Who was written to about what."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin
from strategy.models import Notice


@admin.register(Notice)
class NoticeAdmin(DirectorateAdmin):
    """E-mails that were sent once; the product writes this itself."""

    read_only = True
    list_display = ("kind", "about", "user", "sent_on")
    list_filter = ("kind", "sent_on")
    search_fields = ("about", "user__username")
