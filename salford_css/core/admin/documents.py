"""Documents, citations, what the sources leave open, and what was published."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.models import Attachment, Citation, Document, Publication, SourceIssue, SourceIssueDocument


class AboutInline(DirectorateInline):
    """Which documents an issue is about."""

    model = SourceIssueDocument


@admin.register(Document)
class DocumentAdmin(DirectorateAdmin):
    """Documents; hash and size are taken when a file is stored."""

    list_display = ("title", "ref", "kind", "part", "as_written", "size")
    list_filter = ("part", "kind")
    readonly_fields = ("sha256", "size")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Weigh and hash a new file."""
        if "file" in form.changed_data:
            obj.weigh()
        super().save_model(request, obj, form, change)


@admin.register(Citation)
class CitationAdmin(DirectorateAdmin):
    """Where every fact comes from."""

    list_display = ("dataset", "item", "content_type", "record_name", "standing", "document")
    list_filter = ("dataset", "standing", "content_type")
    search_fields = ("item", "locator", "as_written")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the records of all rows with one query a kind."""
        return super().get_queryset(request).prefetch_related("record")

    @admin.display(description="record")
    def record_name(self, citation: Citation) -> str:
        """Name the record."""
        return str(citation.record or "no longer there")


@admin.register(SourceIssue)
class SourceIssueAdmin(DirectorateAdmin):
    """Contradictions and gaps of the sources, and how each was settled."""

    list_display = ("ref", "issue", "settled")
    inlines = (AboutInline,)


@admin.register(Publication)
class PublicationAdmin(DirectorateAdmin):
    """What was published; never changed."""

    list_display = ("title", "kind", "as_at", "published_at", "published_by", "part")
    list_filter = ("kind", "part")


@admin.register(Attachment)
class AttachmentAdmin(DirectorateAdmin):
    """Documents attached to records."""

    list_display = ("document", "role", "content_type", "object_id")
    search_fields = ("document__title",)
    list_filter = ("role", "content_type")
