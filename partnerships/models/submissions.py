"""What partners' systems sent: the receipt of each submission, and spending reported month by month."""

import uuid

from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.models.pool_lines import PoolLine
from partnerships.models.pools import MONTHS, PoolYear
from partnerships.querysets.submissions import OfSenderQuerySet, ReceiptQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.periods import Period
from salford_css.core.states import held_by_database
from salford_css.core.versions import frozen, kept


class ExpenditureState(models.TextChoices):
    """What became of a report of spending."""

    RECEIVED = "received", "received"
    ACCEPTED = "accepted", "taken into the ledger"
    REFUSED = "refused", "refused"
    REPLACED = "replaced", "replaced by a later version"


@held_by_database()
@audit.track()
class ExpenditureReturn(ConcurrentTransitionMixin, models.Model):
    """A partner reports what a month's lines cost. It counts once whoever keeps the pool has taken it into the ledger.

    A correction is the next version of the same month and partner; it is never an edit.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="expenditure_returns")
    month = models.PositiveSmallIntegerField(help_text="April is 1.")
    party = models.ForeignKey("partnerships.PartnershipParty", models.PROTECT, related_name="expenditure_returns")
    number = models.PositiveSmallIntegerField("version")
    note = models.CharField(max_length=500, blank=True, help_text="What its sender said; for a correction, why.")
    sent_on = models.DateField()
    state = FSMField(max_length=10, choices=ExpenditureState, default=ExpenditureState.RECEIVED.value, protected=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True, help_text="Why it was refused.")

    objects = OfSenderQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "month", "party", "number"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["pool_year", "month", "party", "number"], name="partnerships_expenditurereturn_once"
            ),
            models.CheckConstraint(
                condition=MONTHS,
                name="partnerships_expenditurereturn_month",
                violation_error_message="A year has months 1 to 12.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""),
                name="partnerships_expenditurereturn_refused_why",
                violation_error_message="Say why it is refused.",
            ),
        ]

    def __str__(self) -> str:
        return f"Spending of {self.period.label} from {self.party}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the report's page."""
        return reverse("partnerships:spending-report", args=[self.uid])

    @property
    def period(self) -> Period:
        """Return the month it is about."""
        return self.pool_year.month(self.month)

    @transition(field=state, source=ExpenditureState.RECEIVED.value, target=ExpenditureState.ACCEPTED.value)
    def accept(self) -> None:
        """Be taken into the ledger."""

    @transition(field=state, source=ExpenditureState.RECEIVED.value, target=ExpenditureState.REFUSED.value)
    def refuse(self) -> None:
        """Be refused, with a reason."""

    @transition(field=state, source=ExpenditureState.RECEIVED.value, target=ExpenditureState.REPLACED.value)
    def replace(self) -> None:
        """Make way for the next version."""


@audit.untracked("It is written with its return, in one transaction, and never changes; the return has the trail.")
class ExpenditureLine(models.Model):
    """What a report of spending says of one line, in pounds."""

    expenditure = models.ForeignKey(ExpenditureReturn, models.PROTECT, related_name="lines")
    line = models.ForeignKey(PoolLine, models.PROTECT, related_name="reported")
    actual = MoneyField(null=True, blank=True, help_text="Spent in the month.")
    forecast = MoneyField(null=True, blank=True, help_text="For the whole year.")
    cause = models.CharField(max_length=500, blank=True)

    objects = OfSenderQuerySet.as_manager()

    class Meta:
        ordering = ["expenditure", "line"]
        triggers = [frozen()]
        constraints = [
            models.UniqueConstraint(fields=["expenditure", "line"], name="partnerships_expenditureline_once"),
            models.CheckConstraint(
                condition=Q(actual__isnull=False) | Q(forecast__isnull=False),
                name="partnerships_expenditureline_something",
                violation_error_message="Give what was spent, what is expected, or both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.actual}"


class ReceiptKind(models.TextChoices):
    """What a partner's system sent."""

    CONTRIBUTION = "contribution", "a contribution paid"
    EXPENDITURE = "expenditure", "a month's spending"
    RESULTS = "results", "results"
    ANSWER = "answer", "an answer to a return"
    DISPUTE = "dispute", "a disputed figure"
    LETTER = "letter", "a letter about a disputed figure"
    WITHDRAWAL = "withdrawal", "the withdrawal of a dispute"


RECEIVED_FOR = ("payment", "expenditure", "round_return", "return_answer", "dispute", "letter")


def led_to(count: int) -> Q:
    """Return the condition that a receipt names so many records."""
    named = Func(*map(F, RECEIVED_FOR), function="num_nonnulls", output_field=models.IntegerField())
    return Q(models.lookups.Exact(named, count))


@audit.track(exclude=("body",))
class Receipt(models.Model):
    """What was received, when, from which client, and its checksum; kept for what was refused too.

    What has become of it since is read from what it led to (`ReceiptQuerySet.with_state`).
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=ReceiptKind)
    client = models.ForeignKey("core.ApiClient", models.PROTECT, related_name="receipts")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="receipts")
    received_at = models.DateTimeField()
    address = models.CharField(max_length=300, help_text="Method and address it was sent to.")
    idempotency_key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the body, as hex.")
    body = models.TextField(help_text="The body as it came.")
    refused_because = models.TextField(blank=True, help_text="Why it was refused at once; empty: it was taken.")
    payment = models.ForeignKey("partnerships.Payment", models.PROTECT, null=True, blank=True, related_name="receipts")
    expenditure = models.ForeignKey(ExpenditureReturn, models.PROTECT, null=True, blank=True, related_name="receipts")
    round_return = models.ForeignKey(
        "performance.RoundReturn", models.PROTECT, null=True, blank=True, related_name="receipts"
    )
    return_answer = models.ForeignKey(
        "partnerships.ReturnAnswer", models.PROTECT, null=True, blank=True, related_name="receipts"
    )
    dispute = models.ForeignKey("partnerships.Dispute", models.PROTECT, null=True, blank=True, related_name="receipts")
    letter = models.ForeignKey(
        "partnerships.DisputeMessage", models.PROTECT, null=True, blank=True, related_name="receipts"
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        triggers = [frozen()]
        indexes = [models.Index(fields=["organisation", "-received_at"], name="partnerships_receipt_recent")]
        constraints = [
            models.CheckConstraint(
                condition=Q(refused_because="") & led_to(1) | ~Q(refused_because="") & led_to(0),
                name="partnerships_receipt_refused_or_taken",
                violation_error_message="What was taken led to one record, what was refused to none.",
            ),
        ]

    def __str__(self) -> str:
        return f"Receipt for {self.get_kind_display()}, {self.organisation}, {self.received_at:%-d %B %Y}"
