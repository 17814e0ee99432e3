"""From judgements to a grade: the matrix as lines that an administrator edits, until a rating rests on it."""

from typing import Any

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from performance.stars import Condition, Line, Matrix, scale_of
from salford_css.core import audit
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated

USED = """
    IF EXISTS (SELECT 1 FROM performance_rating WHERE matrix_id = {row}.{key}) THEN
        RAISE EXCEPTION 'A rating rests on this matrix: make a new one instead of changing it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
    RETURN {back};
"""


def _kept_once_used(
    name: str, *, row: str, key: str, operation: pgtrigger.Operation, condition: Any = None
) -> pgtrigger.Trigger:
    back = "OLD" if operation == pgtrigger.Delete else "NEW"
    return pgtrigger.Trigger(
        condition=condition,
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        func=USED.format(row=row, key=key, name=f"performance_matrix_{name}", back=back),
    )


@audit.track()
class RatingMatrix(Dated):
    """One way of turning four judgements into a grade, with the scales of the judgements."""

    scheme = models.ForeignKey("performance.RatingScheme", models.PROTECT, related_name="matrices")
    number = models.PositiveSmallIntegerField(help_text="Counts the matrices of a scheme.")
    name = models.CharField(max_length=150)
    now_scale = models.CharField(
        max_length=200, default="no, some, most, yes",
        help_text="Serving people well, worst first, with commas; other words for a step behind a stroke: no/not well.",
    )  # fmt: skip
    prospects_scale = models.CharField(
        max_length=200, default="poor, uncertain, promising, excellent", help_text="Prospects, likewise."
    )
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rating matrices"
        ordering = ["scheme", "number"]
        triggers = [
            _kept_once_used(
                "kept_scales", row="OLD", key="id", operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("scheme", "number", "now_scale", "prospects_scale"),
            ),
        ]  # fmt: skip
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["scheme", "number"], name="performance_ratingmatrix_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.scheme}, matrix {self.number})"

    def get_absolute_url(self) -> str:
        """Return the page of the matrix."""
        return reverse("performance:rating-matrix", kwargs={"scheme": self.scheme.ref, "number": self.number})

    def clean(self) -> None:
        """Refuse a scale that cannot be read, beside the field."""
        super().clean()
        wrong = {}
        for name in ("now_scale", "prospects_scale"):
            try:
                scale_of(getattr(self, name))
            except ValueError as refused:
                wrong[name] = str(refused)
        if wrong:
            raise ValidationError(wrong)

    @property
    def is_illustrative(self) -> bool:
        """Say whether the matrix is made up for the demonstration."""
        return self.standing == Standing.ILLUSTRATIVE

    @property
    def is_used(self) -> bool:
        """Say whether a rating rests on it, so that it stays as it is."""
        return self.ratings.exists()

    @property
    def matrix(self) -> Matrix:
        """Return the matrix as a value for the rules of rating. Raises ValueError where a scale cannot be read."""
        return Matrix(
            now=scale_of(self.now_scale),
            prospects=scale_of(self.prospects_scale),
            lines=tuple(line.line for line in self.lines.all()),
        )


STEPS = tuple(
    f"{service}_{question}_{end}"
    for service in ("one", "other")
    for question in ("now", "prospects")
    for end in ("from", "to")
)


def _step() -> models.CharField:
    return models.CharField(max_length=30, blank=True)


@audit.track()
class RatingRule(models.Model):
    """One line of a matrix: when every condition holds, the grade follows. Lines are tried from the first on."""

    matrix = models.ForeignKey(RatingMatrix, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField(help_text="The line that is tried first has the lowest.")
    grade = models.CharField(max_length=20)
    either_way = models.BooleanField(
        default=True, help_text="Either service may be the one; otherwise the one is children, the other adults."
    )
    one_now_from = _step()
    one_now_to = _step()
    one_prospects_from = _step()
    one_prospects_to = _step()
    other_now_from = _step()
    other_now_to = _step()
    other_prospects_from = _step()
    other_prospects_to = _step()
    words = models.CharField(max_length=300, blank=True, help_text="Why the line is there.")

    class Meta:
        ordering = ["matrix", "place"]
        triggers = [
            _kept_once_used("kept_line", row="OLD", key="matrix_id", operation=pgtrigger.Update),
            _kept_once_used("kept_from_deletion", row="OLD", key="matrix_id", operation=pgtrigger.Delete),
            _kept_once_used("kept_whole", row="NEW", key="matrix_id", operation=pgtrigger.Insert),
        ]
        constraints = [
            models.UniqueConstraint(fields=["matrix", "place"], name="performance_ratingrule_once"),
            models.CheckConstraint(condition=~Q(grade=""), name="performance_ratingrule_grade"),
        ]

    def __str__(self) -> str:
        return f"Line {self.place} of {self.matrix}: {self.grade}"

    def clean(self) -> None:
        """Refuse a step that its scale does not have, beside the field."""
        super().clean()
        if self.matrix_id is None:
            return
        wrong = {}
        for name in STEPS:
            scale = scale_of(self.matrix.now_scale if "_now_" in name else self.matrix.prospects_scale)
            try:
                if word := getattr(self, name):
                    scale.place(word)
            except ValueError as refused:
                wrong[name] = str(refused)
        if wrong:
            raise ValidationError(wrong)

    @property
    def line(self) -> Line:
        """Return the line as a value for the rules of rating."""
        one = Condition(self.one_now_from, self.one_now_to, self.one_prospects_from, self.one_prospects_to)
        other = Condition(self.other_now_from, self.other_now_to, self.other_prospects_from, self.other_prospects_to)
        return Line(self.place, self.grade, one, other, self.either_way, self.words)
