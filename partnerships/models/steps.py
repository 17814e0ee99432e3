"""What happens around an agreement: approvals, consents, notification, notice, consultation and advice."""

from django.db import models
from django.db.models import F, Q

from partnerships.models.agreements import Agreement, AgreementVersion
from partnerships.querysets.agreements import OfAgreementQuerySet
from salford_css.core import audit
from salford_css.core.sets import at_least_one
from salford_css.core.uncertain import UncertainlyDated


@audit.track()
class Approval(UncertainlyDated):
    """A partner approved the arrangement in principle, or a version of it, by a decision of its own."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="approvals")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="approvals")
    in_principle = models.BooleanField(default=False)
    version = models.ForeignKey(AgreementVersion, models.PROTECT, null=True, blank=True, related_name="approvals")
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="approvals")
    words = models.CharField(
        "in the record's words", max_length=300, null=True, blank=True, help_text="Where no decision is on record."
    )

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["agreement", "earliest"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            at_least_one(
                "decision",
                "words",
                name="partnerships_approval_named",
                message="Name the decision, or keep the record's words.",
            ),
            models.CheckConstraint(
                condition=Q(in_principle=True, version__isnull=True) | Q(in_principle=False, version__isnull=False),
                name="partnerships_approval_of_version",
                violation_error_message="Approval is in principle, or of a version.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation", "version", "decision"],
                nulls_distinct=False,
                name="partnerships_approval_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.decision or self.words}"


@audit.track()
class Consent(UncertainlyDated):
    """A body that commissions from an NHS trust let the trust take part (regulations 7(2) and 9(2))."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="consents")
    trust = models.ForeignKey("core.Organisation", models.PROTECT, related_name="consents_needed")
    given_by = models.ForeignKey("core.Organisation", models.PROTECT, related_name="consents_given")
    given = models.BooleanField(default=False, help_text="No: asked for, not on record.")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="consents")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["agreement", "trust", "given_by"], name="partnerships_consent_once"),
            models.CheckConstraint(
                condition=~Q(trust=F("given_by")),
                name="partnerships_consent_not_to_itself",
                violation_error_message="A trust cannot consent for itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_by} for {self.trust}"


@audit.track()
class Notification(UncertainlyDated):
    """The form that went to the NHS regional office, in the days of section 31."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="notifications")
    sent_to = models.CharField(max_length=200)
    responsible = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="notifications")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [*UncertainlyDated.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.sent_to}, {self.when}"


class NoticeScope(models.TextChoices):
    """What a notice ends: Torbay's first notice was about the sharing of risk alone."""

    WHOLE = "whole", "the whole agreement"
    RISK_SHARE = "risk_share", "the sharing of risk"


@audit.track()
class Notice(UncertainlyDated):
    """A partner gave notice."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="notices")
    given_by = models.ForeignKey("core.Organisation", models.PROTECT, related_name="notices_given")
    scope = models.CharField(max_length=10, choices=NoticeScope, default=NoticeScope.WHOLE)
    ends_on = models.DateField("to end on", null=True, blank=True)
    reason = models.TextField(blank=True)
    exit_plan = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [*UncertainlyDated.Meta.constraints]

    def __str__(self) -> str:
        return f"Notice by {self.given_by}, {self.when}"


@audit.track()
class AgreementConsultation(models.Model):
    """A joint consultation about the arrangement (regulation 4(2))."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="consultations")
    consultation = models.ForeignKey("strategy.Consultation", models.PROTECT, related_name="agreements")
    users = models.BooleanField("users were asked", default=False)
    carers = models.BooleanField("carers were asked", default=False)
    staff = models.BooleanField("staff were asked", default=False)

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "consultation"], name="partnerships_agreementconsultation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation} on {self.agreement}"


@audit.track()
class AgreementReport(models.Model):
    """A report that put the arrangement to a body; legal and financial advice stand in it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reports")
    report_version = models.ForeignKey("strategy.ReportVersion", models.PROTECT, related_name="agreements")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "report_version"], name="partnerships_agreementreport_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_version} on {self.agreement}"
