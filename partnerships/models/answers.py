"""What somebody checked by hand: a rule of the checklist, the evidence seen, by which post and when."""

from django.db import models
from django.db.models import Q

from partnerships.models.agreements import Agreement
from partnerships.models.law import ChecklistRule
from partnerships.querysets.agreements import OfAgreementQuerySet
from salford_css.core import audit
from salford_css.core.versions import Version


class CheckedAs(models.TextChoices):
    """What a check came to."""

    MET = "met", "met"
    NOT_MET = "not_met", "not met"
    NOT_APPLICABLE = "not_applicable", "does not apply"


@audit.track()
class ChecklistAnswer(Version):
    """One check of one rule on an agreement. A later check is a further row; what was once checked stays.

    An answer says what a person saw. It never lifts what the product itself finds missing: where the two differ, the
    checklist shows both.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="checklist_answers")
    rule = models.ForeignKey(ChecklistRule, models.PROTECT, related_name="answers")
    answered = models.CharField("what was found", max_length=16, choices=CheckedAs)
    evidence = models.TextField(blank=True)
    document = models.ForeignKey(
        "core.Document", models.PROTECT, null=True, blank=True, related_name="checklist_answers"
    )
    checked_on = models.DateField()

    objects = OfAgreementQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        ordering = ["agreement", "rule", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "rule", "number"], name="partnerships_checklistanswer_once"),
            models.CheckConstraint(
                condition=~Q(evidence="") | Q(document__isnull=False),
                name="partnerships_checklistanswer_evidence",
                violation_error_message="Say what was seen, or name the document.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_answered_display()}"
