"""Ratings that inspectorates gave."""

from typing import Any

import django_filters
from django.db.models import F, QuerySet
from django.urls import reverse

from performance.models import Rating, RatingScheme
from performance.selectors.councils import own_organisation
from performance.views.ways import crumbs
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage


def scheme_name(scheme: RatingScheme) -> str:
    """Name a scheme, and say so when its sheet is ours."""
    return f"{scheme}, our own sheet" if scheme.is_our_own_sheet else str(scheme)


class RatingFilter(ListFilter):
    """Ratings by words and scheme."""

    words_in = ("organisation__name", "words", "grade", "as_written")
    scheme = django_filters.ModelChoiceFilter(
        label="Scheme", queryset=RatingScheme.objects.all(), to_field_name="ref", empty_label="All"
    )


class RatingList(ListPage):
    """Every rating known on the day, ours and others'."""

    heading = "Ratings"
    noun = ("rating", "ratings")
    crumbs = crumbs(("Ratings", ""))
    filterset = RatingFilter
    default_sort = (F("earliest").desc(nulls_last=True), "organisation__name")  # type: ignore[assignment]
    columns = (
        Column(
            "organisation", "Organisation", lambda row: row.organisation.name, ("organisation__name",),
            url=lambda row: row.get_absolute_url(),
        ),
        Column("scheme", "Scheme", lambda row: scheme_name(row.scheme), ("scheme__name",)),
        Column("grade", "Grade", lambda row: row.grade, ("grade",), empty="in words only"),
        Column("words", "In words", lambda row: row.words, empty="none given"),
        Column("published", "Published", lambda row: str(row.when), ("earliest",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the ratings published by the day, those without a date among them."""
        rows = Rating.objects.visible_to(self.request.user).select_related("scheme", "organisation")
        return rows.exclude(earliest__gt=self.as_at)

    def lead(self, total: int) -> str:
        """Say what ours was last, and that others stand beside it."""
        own = own_organisation(on=self.as_at)
        ours = self.rows().filter(organisation=own, grade__isnull=False).order_by("-earliest").first() if own else None
        last = f" {own}'s last known grade is {ours.grade} ({ours.scheme.name}, {ours.when})." if ours else ""
        return f"{total} ratings of social services were published by {self.as_at:%-d %B %Y}.{last}"


class RatingPage(DetailPage):
    """One rating with the judgements behind it, and those before and after."""

    model = Rating
    trail_parts = ("judgements",)
    near = ("scheme", "organisation", "assessed_by", "supersedes")
    template = "performance/rating.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Ratings", reverse("performance:ratings")), (str(row.organisation), ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return facts, judgements, and the same scheme over time."""
        others = Rating.objects.visible_to(self.request.user).filter(organisation=row.organisation, scheme=row.scheme)
        return {
            "facts": [
                Fact(
                    "Grade",
                    row.grade or "given in words only",
                    note=f"of {row.scheme.grades}" * bool(row.scheme.grades),
                ),
                Fact("Scheme", row.scheme.name, note="our own sheet" * row.scheme.is_our_own_sheet),
                Fact("Published", str(row.when)),
                Fact("Year assessed", row.year_assessed or "not stated"),
                Fact("Given by", str(row.assessed_by) if row.assessed_by else "not named"),
            ],
            "judgements": row.judgements.all(),
            "others": others.exclude(pk=row.pk).select_related("scheme", "organisation").order_by("earliest"),
            "restated_by": getattr(row, "superseded_by", None),
        }
