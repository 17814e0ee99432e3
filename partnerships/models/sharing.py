"""What partners may read, and what they may submit, through their own systems. Without a row, nothing."""

from django.db import models
from django.db.models import Q

from partnerships.querysets.sharing import SharingQuerySet
from salford_css.core import audit, freshness
from salford_css.core.sets import Dated, exactly_one, no_overlap


class Access(models.TextChoices):
    """What a share allows."""

    READ = "read", "may read"
    SUBMIT = "submit", "may read and submit"


SUBJECTS = ("indicator", "fund", "body", "agreement")


@audit.track()
@freshness.counted
class Sharing(Dated):
    """One thing shared with one party of a partnership, or with all of them, from when to when.

    `under` is the agreement that provides for it, where one does. Ended, it is withdrawn with effect at once.
    """

    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="sharing")
    under = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, null=True, blank=True, related_name="sharing_provided"
    )
    party = models.ForeignKey(
        "partnerships.PartnershipParty",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shared_with",
        help_text="Empty: every party.",
    )
    access = models.CharField(max_length=6, choices=Access, default=Access.READ)
    indicator = models.ForeignKey(
        "performance.Indicator", models.PROTECT, null=True, blank=True, related_name="sharing"
    )
    fund = models.ForeignKey("partnerships.PooledFund", models.PROTECT, null=True, blank=True, related_name="sharing")
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="sharing")
    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, null=True, blank=True, related_name="sharing"
    )

    objects = SharingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "sharing"
        ordering = ["partnership", "id"]
        constraints = [
            *Dated.Meta.constraints,
            exactly_one(
                *SUBJECTS,
                name="partnerships_sharing_one_subject",
                message="Share an indicator, a pooled fund, a body or an agreement, one of them.",
            ),
            *(
                no_overlap(
                    "partnership",
                    subject,
                    name=f"partnerships_sharing_{subject}_once_for_all",
                    condition=Q(party__isnull=True, **{f"{subject}__isnull": False}),
                    message="This is shared with every party then already.",
                )
                for subject in SUBJECTS
            ),
            *(
                no_overlap(
                    "partnership",
                    "party",
                    subject,
                    name=f"partnerships_sharing_{subject}_once",
                    condition=Q(party__isnull=False, **{f"{subject}__isnull": False}),
                    message="This is shared with the party then already.",
                )
                for subject in SUBJECTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}, shared with {self.party or 'every party'}"

    @property
    def subject(self) -> "models.Model | None":
        """Return what is shared."""
        return next((value for name in SUBJECTS if (value := getattr(self, name))), None)
