"""Imports and what became of their rows; written by services only. Mappings of columns are reference data."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin
from salford_css.core.models import ColumnMapping, Import, ImportRow


@admin.register(Import)
class ImportAdmin(DirectorateAdmin):
    """Who brought in which file, and what it did."""

    read_only = True
    list_display = ("name", "kind", "state", "created", "changed", "unchanged", "refused", "by", "uploaded_at")
    list_filter = ("kind", "state")
    search_fields = ("name", "sha256")


@admin.register(ImportRow)
class ImportRowAdmin(DirectorateAdmin):
    """Rows that were refused, created or changed something."""

    read_only = True
    list_display = ("batch", "number", "outcome", "record_name", "left_because")
    list_filter = ("outcome",)
    search_fields = ("record_name", "batch__name")


@admin.register(ColumnMapping)
class ColumnMappingAdmin(DirectorateAdmin):
    """How the columns of layouts that come again are called."""

    list_display = ("name", "kind", "ref")
    list_filter = ("kind",)
    search_fields = ("name", "ref")
