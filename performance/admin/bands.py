"""Bands, their names, comparator groups and caps."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from performance.banding import overlaps
from performance.models import (
    BandInterval,
    BandLabel,
    BandLabels,
    BandSet,
    ComparatorGroup,
    GroupMember,
    SeriesState,
)
from performance.services import judge_series, standing_set
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.deeds import next_number


class IntervalFormSet(BaseInlineFormSet):
    """The intervals of a new set, held against each other as the service holds them."""

    def clean(self) -> None:
        """Refuse a set without intervals, and intervals that share a value."""
        super().clean()
        rows = [one.instance.interval for one in self.forms if one.is_valid() and one.has_changed()]
        if not rows and not any(self.errors) and self.instance.pk is None:
            raise ValidationError("Bands need at least one interval.")
        if faults := overlaps(rows):
            raise ValidationError([f"Some values would fall into two intervals: {one.sentence}" for one in faults])


class BandSetForm(ModelForm):
    """A new set; where one stands already, it is replaced by an import or taken back on its page, not beside it."""

    def clean(self) -> dict[str, Any]:
        """Refuse a second set for the same year and group."""
        typed = super().clean() or {}
        indicator, year = typed.get("indicator"), typed.get("year")
        if self.instance.pk is None and indicator and year and standing_set(indicator, year, typed.get("group")):
            raise ValidationError("This indicator has bands for that year and group already.")
        return typed


class IntervalInline(DirectorateInline):
    """The intervals of a set; no value may lie in two. They are entered with it: a set is replaced, never rewritten."""

    model = BandInterval
    formset = IntervalFormSet
    fields = ("lower", "upper", "bounds", "band", "label")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Take intervals together with a new set only."""
        return obj is None and self._administers(request)


class LabelInline(DirectorateInline):
    model = BandLabel


class MemberInline(DirectorateInline):
    model = GroupMember


@admin.register(BandSet)
class BandSetAdmin(DirectorateAdmin):
    """The bands of an indicator for a year and a group of councils."""

    list_display = ("indicator", "year", "group", "number", "labels", "standing", "known_from", "known_to")
    list_filter = ("standing", "indicator__framework", "year")
    search_fields = ("indicator__code", "indicator__title", "note")
    readonly_fields = ("number", "known_to", "ended_why")
    form = BandSetForm
    inlines = (IntervalInline,)

    def save_model(self, request: HttpRequest, obj: BandSet, form: Any, change: bool) -> None:
        """Count the sets of a year and group on."""
        if not change:
            same = BandSet.objects.filter(indicator=obj.indicator_id, year=obj.year, group=obj.group_id)
            obj.number = next_number(same)
        super().save_model(request, obj, form, change)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Leave labels, source and note to be mended; what judged figures stays as it is."""
        judged_by = ("indicator", "year", "group", "highest_band", "standing", "known_from") if obj else ()
        return (*self.readonly_fields, *judged_by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the intervals and judge the indicator's series by them."""
        super().save_related(request, form, formsets, change)
        states = SeriesState.objects.filter(series__indicator=form.instance.indicator_id)
        judge_series(series=states.values_list("pk", flat=True))


@admin.register(BandInterval)
class BandIntervalAdmin(DirectorateAdmin):
    """Every interval; edited with its set."""

    read_only = True
    list_display = ("band_set", "lower", "upper", "bounds", "band", "label")
    search_fields = ("band_set__indicator__code", "label")
    list_select_related = ("band_set__indicator__framework",)


@admin.register(BandLabels)
class BandLabelsAdmin(DirectorateAdmin):
    """Ways of naming the bands."""

    list_display = ("name", "ref", "framework", "standing")
    inlines = (LabelInline,)


@admin.register(ComparatorGroup)
class ComparatorGroupAdmin(DirectorateAdmin):
    """Groups of organisations that are compared together."""

    list_display = ("name", "ref", "standing")
    inlines = (MemberInline,)


@admin.register(GroupMember)
class GroupMemberAdmin(DirectorateAdmin):
    """Who belonged to which group, from when to when."""

    list_display = ("organisation", "group", "valid_from", "valid_to")
    search_fields = ("organisation__name", "group__name")


admin.site.register(BandLabel, DirectorateAdmin)
