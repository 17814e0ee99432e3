"""Reports, their headings and their frozen versions."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from strategy.models import (
    Advice,
    Appendix,
    BackgroundDocument,
    Consideration,
    DraftAdvice,
    DraftAnswer,
    DraftAppendix,
    DraftBackground,
    DraftParagraph,
    DraftPledge,
    DraftProposal,
    DraftRecommendation,
    DraftRecommendationProposal,
    DraftWard,
    Heading,
    HeadingSet,
    Recommendation,
    RecommendationProposal,
    Report,
    ReportDraft,
    ReportField,
    ReportFigure,
    ReportSection,
    ReportVersion,
    ReportWard,
)


class HeadingInline(DirectorateInline):
    model = Heading


class FieldInline(DirectorateInline):
    model = ReportField


class SectionInline(DirectorateInline):
    """The numbered sections; their numbers stay."""

    model = ReportSection
    fields = ("number", "heading", "part")


class RecommendationInline(DirectorateInline):
    model = Recommendation


class AppendixInline(DirectorateInline):
    model = Appendix


class ConsiderationInline(DirectorateInline):
    model = Consideration


@admin.register(HeadingSet)
class HeadingSetAdmin(DirectorateAdmin):
    """The headings of some years."""

    list_display = ("name", "organisation", "valid_from", "valid_to")
    inlines = (HeadingInline,)


@admin.register(Heading)
class HeadingAdmin(DirectorateAdmin):
    """Headings over the stored fields."""

    list_display = ("label", "heading_set", "number", "field", "kind", "required")
    list_filter = ("heading_set", "kind", "required")


@admin.register(Report)
class ReportAdmin(DirectorateAdmin):
    """Reports; what was put to a body is in their versions. The working text is written on the report's page."""

    list_display = ("title", "organisation", "part", "contact_post", "plan")
    list_filter = ("part", "organisation", "heading_set")
    search_fields = ("title", "ref")
    readonly_fields = ("working_text", "revision")


@admin.register(ReportVersion)
class ReportVersionAdmin(DirectorateAdmin):
    """Reports as they were put to a body."""

    list_display = ("title", "number", "body", "as_written", "published_on", "part")
    list_filter = ("part", "body")
    search_fields = ("title", "report__ref", "asks")
    inlines = (FieldInline, SectionInline, RecommendationInline, AppendixInline, ConsiderationInline)


@admin.register(ReportSection)
class ReportSectionAdmin(DirectorateAdmin):
    """Numbered sections and paragraphs."""

    list_display = ("number", "heading", "version", "part")
    list_filter = ("part", "version")


@admin.register(ReportField)
class ReportFieldAdmin(DirectorateAdmin):
    """What versions say under their headings."""

    list_display = ("heading", "version", "answer", "text")
    list_filter = ("answer", "heading")


@admin.register(Appendix)
class AppendixAdmin(DirectorateAdmin):
    """Appendices with their ancestors."""

    list_display = ("number", "title", "version", "in_hand", "part")
    list_filter = ("in_hand", "part")


@admin.register(Consideration)
class ConsiderationAdmin(DirectorateAdmin):
    """Which body considered which version."""

    list_display = ("body", "version", "meeting", "as_written", "outcome")
    list_filter = ("body",)
    search_fields = ("body__name", "version__title", "outcome")


class DraftParagraphInline(DirectorateInline):
    """What is being written; numbers are counted on the report's page."""

    model = DraftParagraph
    fields = ("place", "is_section", "heading", "part")


class DraftRecommendationInline(DirectorateInline):
    model = DraftRecommendation


@admin.register(ReportDraft)
class ReportDraftAdmin(DirectorateAdmin):
    """Reports in hand. They are written on the report's own page; here they are looked up."""

    list_display = ("report", "body", "ancestor", "consultation", "revision")
    list_filter = ("body",)
    search_fields = ("report__title", "report__ref")
    inlines = (DraftParagraphInline, DraftRecommendationInline)


admin.site.register(
    (
        ReportWard,
        Recommendation,
        Advice,
        ReportFigure,
        DraftAnswer,
        DraftParagraph,
        DraftAppendix,
        DraftAdvice,
        DraftWard,
        DraftPledge,
        DraftProposal,
        DraftRecommendation,
        BackgroundDocument,
        DraftBackground,
        RecommendationProposal,
        DraftRecommendationProposal,
    ),
    DirectorateAdmin,
)
