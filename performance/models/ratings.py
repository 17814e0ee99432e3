"""Ratings that an inspectorate gave: stars, scores, or words."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from performance.models.choices import CareService, Question
from salford_css.core import audit
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated
from salford_css.core.uncertain import UncertainlyDated


@audit.track()
class RatingScheme(Dated):
    """A way of rating councils: star ratings, the children's score of a comprehensive assessment."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    grades = models.CharField(max_length=200, blank=True, help_text="From worst to best, as the scheme writes them.")
    framework = models.ForeignKey(
        "performance.Framework", models.PROTECT, null=True, blank=True, related_name="rating_schemes"
    )
    standing = models.CharField("standing of the sheet", max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField("the sheet and its source", max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name

    @property
    def is_our_own_sheet(self) -> bool:
        """Say whether we worded what the scheme is: its official sheet is not at hand."""
        return self.standing == Standing.DERIVED


@audit.track()
class Rating(UncertainlyDated):
    """What an organisation was rated, when it was published, and for which year. Its date is that of publication."""

    ref = models.SlugField(max_length=100, unique=True)
    scheme = models.ForeignKey(RatingScheme, models.PROTECT, related_name="ratings")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="ratings")
    assessed_by = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: not named."
    )
    year_assessed = models.CharField(max_length=20, blank=True, help_text="Empty: the source does not say.")
    matrix = models.ForeignKey(
        "performance.RatingMatrix", models.PROTECT, null=True, blank=True, related_name="ratings",
        help_text="By which the grade was worked out here. Empty: it is the published one.",
    )  # fmt: skip
    round = models.CharField(max_length=40, blank=True, help_text="Where a year had several: May, refresh.")
    grade = models.CharField(max_length=20, null=True, blank=True, help_text="As given: 2, S/R. Empty: only words.")
    words = models.CharField(max_length=300, null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name="restates"
    )
    restated_why = models.CharField(max_length=300, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "organisation", "earliest"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(grade__isnull=False) & ~Q(grade="")) | (Q(words__isnull=False) & ~Q(words="")),
                name="performance_rating_grade_or_words",
                violation_error_message="Give the grade, or the words used.",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(restated_why=""),
                name="performance_rating_restated_why",
                violation_error_message="Say why the rating was restated.",
            ),
            models.CheckConstraint(condition=~Q(supersedes=F("id")), name="performance_rating_not_itself"),
        ]
        triggers = indexed(
            "rating",
            title="(SELECT name FROM core_organisation WHERE id = NEW.organisation_id) || ': ' || "
            "(SELECT name FROM performance_ratingscheme WHERE id = NEW.scheme_id) || coalesce(' ' || NEW.grade, '')",
            body=["NEW.words", "NEW.as_written"],
        )

    def __str__(self) -> str:
        return f"{self.scheme}: {self.organisation}, {self.grade or self.words}"

    def get_absolute_url(self) -> str:
        """Return the rating's page."""
        return reverse("performance:rating", kwargs={"ref": self.ref})


@audit.track()
class RatingJudgement(models.Model):
    """One of the judgements behind a rating: children, serving people well now: most."""

    rating = models.ForeignKey(Rating, models.CASCADE, related_name="judgements")
    service = models.CharField(max_length=10, choices=CareService)
    question = models.CharField(max_length=10, choices=Question)
    judgement = models.CharField(max_length=30)
    before_caps = models.CharField(max_length=30, blank=True, help_text="Empty: no cap changed it, or not recorded.")

    class Meta:
        ordering = ["rating", "service", "question"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "service", "question"], name="performance_ratingjudgement_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_service_display()}, {self.get_question_display()}: {self.judgement}"
