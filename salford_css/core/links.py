"""Links on the golden thread. Only a sourced link is a fact; ours carries author and reason and looks different."""

from django.db import models
from django.db.models import Q

from salford_css.core.sets import Dated


class Basis(models.TextChoices):
    """On whose word two things are joined."""

    SOURCED = "sourced", "the record says so"
    OUR_READING = "our_reading", "our reading"


class ThreadLink(Dated):
    """A dated join between two places on the thread.

    A child names both ends, repeats `ThreadLink.Meta.constraints`, and adds its own uniqueness.
    """

    basis = models.CharField(max_length=12, choices=Basis)
    author = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Where the record says so.")

    class Meta:
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(basis=Basis.SOURCED) | (Q(author__isnull=False) & ~Q(reason="")),
                name="%(app_label)s_%(class)s_our_reading",
                violation_error_message="Our reading needs an author and a reason.",
            ),
        ]

    @property
    def is_our_reading(self) -> bool:
        """Say whether the link is editorial."""
        return self.basis == Basis.OUR_READING
