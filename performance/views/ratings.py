"""Ratings that inspectorates gave."""

from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import F, QuerySet
from django.urls import reverse

from performance.models import Rating, RatingMatrix, RatingScheme
from performance.policies import may_keep_figures
from performance.selectors.councils import own_organisation
from performance.selectors.ratings import Why, why_of
from performance.sentences.ratings import (
    better_sentences,
    cap_sentences,
    judgement_sentences,
    line_sentence,
    matrix_rows,
    without_caps_sentence,
)
from performance.views.ways import crumbs
from salford_css.core import clock
from salford_css.core.components import Crumb, Fact
from salford_css.core.detail import DetailPage
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage
from salford_css.core.models import Standing


def scheme_name(scheme: RatingScheme) -> str:
    """Name a scheme, and say so when its sheet is ours."""
    return f"{scheme}, our own sheet" if scheme.is_our_own_sheet else str(scheme)


def grade_words(rating: Rating) -> str:
    """Write a grade; one worked out by a made-up matrix says so."""
    made_up = " (illustrative)" if rating.standing == Standing.ILLUSTRATIVE else ""
    return f"{rating.grade}{made_up}" if rating.grade else ""


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
    template = "performance/ratings.html"
    default_sort = (F("earliest").desc(nulls_last=True), "organisation__name")  # type: ignore[assignment]
    columns = (
        Column(
            "organisation", "Organisation", lambda row: row.organisation.name, ("organisation__name",),
            url=lambda row: row.get_absolute_url(),
        ),
        Column("scheme", "Scheme", lambda row: scheme_name(row.scheme), ("scheme__name",)),
        Column("grade", "Grade", grade_words, ("grade",), empty="in words only"),
        Column("year_assessed", "Year assessed", lambda row: row.year_assessed, ("year_assessed",), empty="not stated"),
        Column("words", "In words", lambda row: row.words, empty="none given"),
        Column("published", "Published", lambda row: str(row.when), ("earliest",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the ratings published by the day, those without a date among them."""
        rows = Rating.objects.visible_to(self.request.user).select_related("scheme", "organisation")
        return rows.exclude(earliest__gt=self.as_at)

    def extra(self) -> dict[str, Any]:
        """Lead to the matrices, and to working a rating out."""
        return {
            "matrices": RatingMatrix.objects.visible_to(self.request.user).select_related("scheme"),
            "keeps": may_keep_figures(self.request.user, on=clock.today()),
        }

    def lead(self, total: int) -> str:
        """Say what ours was last, and that others stand beside it."""
        own = own_organisation(on=self.as_at)
        ours = self.rows().filter(organisation=own, grade__isnull=False).order_by("-earliest").first() if own else None
        last = f" {own}'s last known grade is {ours.grade} ({ours.scheme.name}, {ours.when})." if ours else ""
        return f"{total} ratings of social services were published by {self.as_at:%-d %B %Y}.{last}"


class RatingPage(DetailPage):
    """One rating: why it is what it is, the judgements behind it, and those before and after."""

    model = Rating
    trail_parts = ("judgements", "caps")
    near = ("scheme__framework", "organisation", "assessed_by", "supersedes", "matrix__scheme")
    template = "performance/rating.html"
    on_thread = False

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Ratings", reverse("performance:ratings")), (str(row.organisation), ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return facts, judgements, and the same scheme over time."""
        why = why_of(row)
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
            "why": told_why(row, why) if why else None,
            "restate": why is not None and may_keep_figures(self.request.user, on=clock.today()),
        }


@dataclass(frozen=True)
class ToldWhy:
    """Why a rating is what it is, sentence by sentence."""

    opening: str
    made_up: bool
    matrix_url: str
    judgements: list[str]
    caps: list[str]
    line: str
    without_caps: str
    better: list[str]


def told_why(rating: Rating, why: Why) -> ToldWhy:
    """Put a reasoned rating into words; where the rating names no matrix, ours is held beside what was published."""
    reasoned = why.reasoned
    return ToldWhy(
        opening=_opening(rating, why),
        made_up=why.matrix.is_illustrative,
        matrix_url=why.matrix.get_absolute_url(),
        judgements=judgement_sentences(reasoned),
        caps=cap_sentences(reasoned),
        line=line_sentence(reasoned.line),
        without_caps=without_caps_sentence(reasoned),
        better=better_sentences(why.matrix.matrix, reasoned),
    )


def _opening(rating: Rating, why: Why) -> str:
    grade = why.reasoned.grade
    if why.stated:
        return f"The matrix “{why.matrix.name}” turns these judgements into {grade or 'no grade'}."
    same = "the same as was published" if grade == rating.grade else f"while {rating.grade or 'no grade'} was published"
    return (
        "The source does not say how the judgements became the grade, and the official matrix is not at hand. "
        f"The matrix “{why.matrix.name}” gives {grade or 'no grade'}, {same}."
    )


class MatrixPage(DetailPage):
    """One matrix: its scales and its lines in words."""

    model = RatingMatrix
    trail_parts = ("lines",)
    near = ("scheme",)
    template = "performance/rating_matrix.html"
    on_thread = False

    @classmethod
    def lookup(cls, **address: Any) -> dict[str, Any]:
        """Find by scheme and number."""
        return {"scheme__ref": address["scheme"], "number": address["number"]}

    def crumbs(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return crumbs(("Ratings", reverse("performance:ratings")), (row.name, ""))

    def context(self, row: Any) -> dict[str, Any]:
        """Return scales, lines, and the other matrices of the scheme."""
        matrix = row.matrix
        return {
            "scales": [("Serving people well now", matrix.now.words), ("Prospects", matrix.prospects.words)],
            "lines": matrix_rows(matrix),
            "used": row.ratings.count(),
            "others": RatingMatrix.objects.filter(scheme=row.scheme).exclude(pk=row.pk).select_related("scheme"),
            "keeps": may_keep_figures(self.request.user, on=clock.today()),
        }
