"""What a council has agreed about reading its charts, from which day: one row for a framework, a council, or all."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from performance.spc import Conventions, TargetOnLimit
from salford_css.core import audit
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated


@audit.track()
class ChartConvention(Dated):
    """How series are judged by runs and limits. The narrowest row that holds decides: both named, then either."""

    framework = models.ForeignKey(
        "performance.Framework", models.PROTECT, null=True, blank=True, related_name="conventions",
        help_text="Empty: every framework.",
    )  # fmt: skip
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: every council."
    )
    run_length = models.PositiveSmallIntegerField(
        default=7, help_text="So many on one side of the average, or rising throughout, are a signal. Usually 6 or 7."
    )
    screen_moving_ranges = models.BooleanField(
        "leave out outlying steps", default=False, help_text="Steps beyond 3.267 times their average do not count."
    )
    two_in_three_counts_beyond_limits = models.BooleanField(
        "a value beyond a limit counts for two in three", default=False
    )
    minimum_points = models.PositiveSmallIntegerField(
        default=13, help_text="With fewer values a series is called too short to judge."
    )
    target_on_limit = models.CharField(
        "a target exactly on a limit", max_length=12, choices=[(one.value, one.label) for one in TargetOnLimit],
        default=TargetOnLimit.HIT_OR_MISS.value,
    )  # fmt: skip
    why = models.CharField(max_length=300, help_text="Who agreed it, and on which advice.")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "organisation", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="performance_chartconvention_once",
                expressions=[
                    (Coalesce("framework", Value(0)), RangeOperators.EQUAL),
                    (Coalesce("organisation", Value(0)), RangeOperators.EQUAL),
                    ("validity", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Such conventions hold on some of these days already.",
            ),
            models.CheckConstraint(
                condition=Q(run_length__gte=5, run_length__lte=12),
                name="performance_chartconvention_run",
                violation_error_message="A run is 5 to 12 values long.",
            ),
            models.CheckConstraint(
                condition=Q(minimum_points__gte=8, minimum_points__lte=60),
                name="performance_chartconvention_minimum",
                violation_error_message="Ask for 8 to 60 values before a series is judged.",
            ),
        ]

    def __str__(self) -> str:
        of = " and ".join(str(one) for one in (self.framework, self.organisation) if one)
        return f"Chart conventions of {of or 'every framework and council'}"

    @property
    def conventions(self) -> Conventions:
        """Return them as the statistics take them."""
        return Conventions(
            run_length=self.run_length,
            screen_moving_ranges=self.screen_moving_ranges,
            minimum_points=self.minimum_points,
            two_in_three_counts_beyond_limits=self.two_in_three_counts_beyond_limits,
            target_on_limit=TargetOnLimit(self.target_on_limit),
        )
