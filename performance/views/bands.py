"""Sets of bands: which are on record, and one of them with its intervals and the sets before it."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from performance.banding import gaps
from performance.models import BandSet, Framework
from performance.policies import may_keep_figures
from performance.services import withdraw_bands
from performance.views.indicator.facts import blobs
from performance.views.ways import PERFORMANCE, crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.deedpage import DeedPage
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear


class BandSetFilter(ListFilter):
    """Sets by words, framework and standing."""

    words_in = ("indicator__title", "indicator__code", "note", "source")
    framework = django_filters.ModelChoiceFilter(
        label="Framework", field_name="indicator__framework", queryset=Framework.objects.all(), to_field_name="code",
        empty_label="All",
    )  # fmt: skip
    standing = django_filters.ChoiceFilter(label="Standing", choices=Standing.choices, empty_label="All")


def bands_in_words(band_set: BandSet) -> str:
    """Say every interval with its band, best band first: `10 to under 15: good`."""
    rows = sorted(band_set.intervals.all(), key=lambda one: -(one.band or 0))
    return "; ".join(f"{one.interval.words}: {one.name}" for one in rows)


class BandSetList(ListPage):
    """The bands that judge, with when and for whom."""

    heading = "Bands"
    noun = ("set of bands", "sets of bands")
    crumbs = crumbs(("Bands", ""))
    filterset = BandSetFilter
    template = "performance/bands.html"
    default_sort = ("indicator__framework__code", "indicator__code", "-year")
    columns = (
        Column(
            "measure", "Measure", lambda row: str(row.indicator), ("indicator__title",),
            url=lambda row: row.get_absolute_url(),
        ),
        Column("year", "Year", lambda row: str(FinancialYear(row.year)), ("year",)),
        Column("group", "Councils", lambda row: row.group or "every council", ("group__name",)),
        Column("bands", "Bands", bands_in_words),
        Column("highest", "Best that can be reached", lambda row: row.highest_band, ("highest_band",), empty="the top"),
        Column("standing", "Standing", lambda row: row.get_standing_display(), ("standing",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the sets that judge on the day."""
        return BandSet.objects.visible_to(self.request.user).judging(self.as_at).with_names()

    def lead(self, total: int) -> str:
        """Say what a band is."""
        return (
            f"{total} {self.noun[total != 1]} judge{'s' * (total == 1)} figures as at {self.as_at:%-d %B %Y}. A value "
            "earns the band of the interval in which it lies; outside every interval it is not banded."
        )

    def extra(self) -> dict[str, Any]:
        """Lead to the import for who keeps figures."""
        return {"keeps": may_keep_figures(self.request.user, on=clock.today())}


class BandSetPage(DetailPage):
    """One set of bands."""

    model = BandSet
    trail_parts = ("intervals",)
    near = ("indicator__framework", "group", "labels")
    template = "performance/band_set.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Bands", reverse("performance:bands")), (row.indicator.title, ""))

    def context(self, row: BandSet) -> dict[str, Any]:
        """Return the intervals, what is remarkable about them, and the sets of the same year and group."""
        intervals = list(row.intervals.order_by("lower"))
        for one in intervals:
            one.band_set = row
        same = BandSet.objects.filter(indicator=row.indicator_id, year=row.year, group=row.group_id)
        return {
            "year": FinancialYear(row.year),
            "intervals": [(one, blobs(one.band)) for one in sorted(intervals, key=_from_below)],
            "gaps": [one.sentence for one in gaps([interval.interval for interval in intervals])],
            "facts": _facts(row),
            "others": same.exclude(pk=row.pk).order_by("-number"),
            "keeps": row.known_to is None and may_keep_figures(self.request.user, on=clock.today()),
        }


def _from_below(one: Any) -> tuple[bool, Any]:
    return one.lower is not None, one.lower or 0


def _facts(row: BandSet) -> list[Fact]:
    judged_to = f"{row.known_to:%-d %B %Y}: {row.ended_why}" if row.known_to else "they stand"
    return [
        Fact("Year", str(FinancialYear(row.year))),
        Fact("Councils", str(row.group or "every council")),
        Fact("Standing", row.get_standing_display()),
        Fact("Best band that can be reached", str(row.highest_band or "the top one")),
        Fact("Judges from", f"{row.known_from:%-d %B %Y}" if row.known_from else "always"),
        Fact("Ended", judged_to),
    ]


class WithdrawForm(DirectorateForm):
    """Why bands are taken back."""

    why = forms.CharField(
        label="Reason", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the bands are taken back."},
    )  # fmt: skip


class WithdrawBands(DeedPage):
    """Take a set of bands back; the one it replaced judges again."""

    model = BandSet
    form = WithdrawForm
    heading = "Take the bands back"
    verb = "Take them back"
    done = "The bands are taken back."

    def row(self, **address: Any) -> Any:
        """Find a set that judges."""
        rows = BandSet.objects.visible_to(self.request.user).filter(uid=address["uid"], known_to__isnull=True)
        found = rows.select_related("indicator__framework", "group", "labels").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps figures."""
        return may_keep_figures(self.request.user, on=self.today)

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [PERFORMANCE, Crumb("Bands", reverse("performance:bands"))]

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "If they took the place of other bands, those judge again from today. Nothing is deleted."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service take them back."""
        return withdraw_bands(band_set=row, why=data["why"], by=self.request.user) or row
