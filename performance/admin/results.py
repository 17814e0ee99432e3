"""Series and results. Figures come in through submissions; here they are looked at, not written."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from performance.models import (
    Commentary,
    PeriodLock,
    Rebase,
    Result,
    ResultKnown,
    ResultPast,
    Series,
    SeriesBreak,
    SeriesState,
    Submission,
    Target,
    TargetPoint,
)
from performance.services import judge_series, rebase_series, withdraw_rebase
from performance.services.newlimits import check_new_limits
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline, actor

OF_A_SERIES = ("series__indicator__code", "series__indicator__title", "series__organisation__name")
NAMED_BY = ("series__indicator__framework", "series__organisation", "series__breakdown")


class BreakInline(DirectorateInline):
    model = SeriesBreak


class JudgedAgainAdmin(DirectorateAdmin):
    """Rows by which a series is judged: it is judged again when one of them is saved."""

    search_fields = OF_A_SERIES
    list_select_related = NAMED_BY

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the row and judge its series by it."""
        super().save_model(request, obj, form, change)
        judge_series(series=[obj.series_id])


@admin.register(Series)
class SeriesAdmin(DirectorateAdmin):
    """Lines of figures: indicator, organisation, part of the people, frequency."""

    list_display = ("indicator", "organisation", "breakdown", "frequency", "ended_after")
    list_filter = ("frequency", "indicator__framework")
    search_fields = ("indicator__code", "indicator__title", "organisation__name", "breakdown__label")
    list_select_related = ("indicator__framework", "organisation", "breakdown")
    inlines = (BreakInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store breaks and judge the series by them."""
        super().save_related(request, form, formsets, change)
        judge_series(series=[form.instance.pk])


@admin.register(SeriesBreak)
class SeriesBreakAdmin(JudgedAgainAdmin):
    """Periods from which figures cannot be compared with those before."""

    list_display = ("series", "period", "why", "known_from")


class RebaseForm(forms.ModelForm):
    """What the service would refuse is said beside its field."""

    def clean(self) -> dict[str, Any]:
        """Ask the service's own question of new limits; of old ones only why they are withdrawn."""
        data = super().clean() or {}
        if self.instance.pk is None and {"series", "period", "known_from"} <= data.keys():
            names = ("series", "period", "why", "known_from", "baseline")
            facts: dict[str, Any] = {name: data.get(name) for name in names}
            check_new_limits(**facts | {"why": data.get("why") or ""})
        elif self.instance.pk is not None and not data.get("withdrawn_why", "").strip():
            raise ValidationError({"withdrawn_why": "Say why the new limits are withdrawn."})
        return data


@admin.register(Rebase)
class RebaseAdmin(DirectorateAdmin):
    """Limits set anew, with who, when and why. A row is set once; changing it withdraws it with a reason."""

    form = RebaseForm
    list_display = ("series", "period", "why", "made_by", "known_from", "withdrawn_at")
    search_fields = OF_A_SERIES
    list_select_related = (*NAMED_BY, "made_by")
    set_once = ("series", "period", "baseline", "why", "known_from", "made_by")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show what can be given."""
        return (*self.set_once, *(("withdrawn_why", "made_at", "withdrawn_at") if obj else ()))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep what was set as it was."""
        return (*self.set_once, "made_at", "withdrawn_at") if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let the service set the limits anew, or withdraw them."""
        if change:
            standing = Rebase.objects.get(pk=obj.pk)
            withdraw_rebase(rebase=standing, why=obj.withdrawn_why, by=actor(request))
            return
        facts = {name: getattr(obj, name) for name in self.set_once}
        obj.pk = rebase_series(by=actor(request), **facts).pk


class FiguresAdmin(DirectorateAdmin):
    """Figures as they stand: written by submissions, shown here."""

    read_only = True
    list_display: tuple[str, ...] = ("series", "period", "words", "stage", "version", "known_from", "submission")
    list_filter = ("status", "stage", "series__indicator__framework")
    search_fields = OF_A_SERIES
    list_select_related = (*NAMED_BY, "definition", "submission")
    date_hierarchy = "period"


@admin.register(Result)
class ResultAdmin(FiguresAdmin):
    """What is believed now."""


@admin.register(ResultPast)
class ResultPastAdmin(FiguresAdmin):
    """What was believed before."""

    list_display = ("series", "period", "words", "version", "known_from", "known_to", "submission")


@admin.register(ResultKnown)
class ResultKnownAdmin(FiguresAdmin):
    """Every belief, past and present."""

    list_display = ("series", "period", "words", "version", "known_from", "known_to", "submission")


@admin.register(SeriesState)
class SeriesStateAdmin(DirectorateAdmin):
    """The stored current row of each series and its judgement."""

    read_only = True
    list_display = ("series", "latest_period", "latest_value", "variation", "assurance", "revision", "judged_revision")
    list_filter = ("variation", "assurance", "latest_status")
    search_fields = OF_A_SERIES
    list_select_related = NAMED_BY


@admin.register(Submission)
class SubmissionAdmin(DirectorateAdmin):
    """Deliveries of figures and what became of them."""

    read_only = True
    list_display = ("made_at", "door", "file_name", "created", "changed", "unchanged", "older", "refused", "user")
    list_filter = ("door",)
    search_fields = ("uid", "file_name", "reason")
    list_select_related = ("user", "client", "document")


@admin.register(PeriodLock)
class PeriodLockAdmin(DirectorateAdmin):
    """Closed periods."""

    list_display = ("framework", "frequency", "period", "organisation", "locked_at", "reopened_at")
    search_fields = ("framework__code", "reason")


@admin.register(Target)
class TargetAdmin(DirectorateAdmin):
    """Every wording of every target."""

    list_display = ("series", "number", "kind", "value", "change", "starts", "ends", "standing")
    search_fields = (*OF_A_SERIES, "words")
    list_select_related = NAMED_BY


@admin.register(Commentary)
class CommentaryAdmin(DirectorateAdmin):
    """Every wording of what was said of a figure."""

    list_display = ("series", "period", "number", "known_from")
    search_fields = (*OF_A_SERIES, "text")
    list_select_related = NAMED_BY


@admin.register(TargetPoint)
class TargetPointAdmin(DirectorateAdmin):
    """What targets ask for period by period."""

    list_display = ("target", "period", "value")
    search_fields = tuple(f"target__{path}" for path in OF_A_SERIES)
    list_select_related = tuple(f"target__{path}" for path in NAMED_BY)
