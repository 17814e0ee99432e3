"""Which small numbers are hidden on whatever leaves the directorate, and on whose word."""

from django.db import models
from django.db.models import Q

from performance.suppression import SmallNumbers
from salford_css.core import audit, freshness
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, no_overlap


@audit.track()
@freshness.counted
class SuppressionRule(Dated):
    """One publisher's rule. All that hold on a day are applied together: a figure any of them hides is hidden."""

    ref = models.SlugField(max_length=60)
    name = models.CharField(max_length=150)
    numerator_at_most = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="A count of so many or fewer is hidden. Empty: no rule on counts."
    )
    denominator_at_most = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Hidden when counted out of so many or fewer. Empty: no rule on them."
    )
    shows_zero = models.BooleanField(
        "a count of none is shown", default=False, help_text="A zero gives away that nobody was counted."
    )
    hides_what_gives_away = models.BooleanField(
        "hides what would give it away",
        default=True,
        help_text="Where the total less the others tells.",
    )
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("ref", name="performance_suppressionrule_once"),
            models.CheckConstraint(
                condition=Q(numerator_at_most__isnull=False) | Q(denominator_at_most__isnull=False),
                name="performance_suppressionrule_limit",
                violation_error_message="Give a limit for the count or for what it is counted out of.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> SmallNumbers:
        """Return it as a value for the pure rules."""
        return SmallNumbers(
            numerator_at_most=self.numerator_at_most,
            denominator_at_most=self.denominator_at_most,
            shows_zero=self.shows_zero,
            hides_what_gives_away=self.hides_what_gives_away,
        )
