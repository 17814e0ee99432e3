"""What a pool manager reports to the partners: due when, what was said, who signed it, what each partner answered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.models.pools import PooledFund, PoolYear
from partnerships.querysets.pools import OfFundQuerySet
from partnerships.querysets.returns import OfReturnQuerySet, ReturnQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.sets import Dated, at_least_one, no_overlap
from salford_css.core.states import held_by_database
from salford_css.core.versions import Version, frozen
from salford_css.core.words import capital


@audit.track()
class ReturnTerms(Dated):
    """How soon after its quarter, and its year, a fund's manager reports: as its agreement sets it."""

    fund = models.ForeignKey(PooledFund, models.PROTECT, related_name="return_terms")
    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, null=True, blank=True, related_name="+")
    quarterly_days = models.PositiveSmallIntegerField(help_text="Days after the end of a quarter.")
    annual_days = models.PositiveSmallIntegerField(help_text="Days after 31 March.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "return terms"
        ordering = ["fund", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("fund", name="partnerships_returnterms_once", message="Other terms hold for the fund then."),
        ]

    def __str__(self) -> str:
        return f"{self.fund}: {self.quarterly_days} days after a quarter, {self.annual_days} after a year"


class ReturnKind(models.TextChoices):
    """What sort of return it is."""

    QUARTERLY = "quarterly", "quarterly report"
    ANNUAL = "annual", "annual return"
    BETTER_CARE = "better_care", "Better Care Fund return"


class ReturnState(models.TextChoices):
    """Where a return stands. Corrected, it is submitted again, as its next version."""

    DRAFT = "draft", "in draft"
    SUBMITTED = "submitted", "submitted"
    QUERIED = "queried", "queried"
    ACCEPTED = "accepted", "accepted by every partner"


CONFIRMED = (Standing.VERIFIED, Standing.CORROBORATED)
"""Only rules that are confirmed so far refuse; others warn."""
QUARTERS = Q(quarter__gte=1, quarter__lte=4)


@held_by_database()
@audit.track()
class PoolReturn(ConcurrentTransitionMixin, models.Model):
    """One return of a pool's year. Its figures come from the ledger; what was submitted is kept in its versions."""

    ref = models.SlugField(max_length=140, unique=True)
    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=12, choices=ReturnKind, default=ReturnKind.QUARTERLY)
    quarter = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: the whole year.")
    state = FSMField(max_length=10, choices=ReturnState.choices, default=ReturnState.DRAFT.value, protected=True)
    due_on = models.DateField(null=True, blank=True, help_text="Empty: no date was set.")
    due_at = models.TimeField(null=True, blank=True, help_text="The clock time, where one was set.")
    due_because = models.CharField(max_length=300, blank=True, help_text="Who set the date, or what it follows from.")
    condition_set = models.ForeignKey(
        "partnerships.ConditionSet", models.PROTECT, null=True, blank=True, related_name="returns"
    )
    summary = models.TextField(
        blank=True, help_text="What the partners need beside the figures to judge how the pool works."
    )

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "kind", "quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["pool_year", "kind", "quarter"],
                nulls_distinct=False,
                name="partnerships_poolreturn_once",
                violation_error_message="This return exists already.",
            ),
            models.CheckConstraint(
                condition=Q(kind="annual", quarter__isnull=True) | (~Q(kind="annual") & QUARTERS),
                name="partnerships_poolreturn_quarter",
                violation_error_message="An annual return has no quarter; every other return has one of four.",
            ),
        ]

    def __str__(self) -> str:
        return f"{capital(self.get_kind_display())}, {self.period_words}, {self.pool_year.fund}"

    def get_absolute_url(self) -> str:
        """Return the return's page."""
        return reverse("partnerships:return", args=[self.ref])

    @property
    def period_words(self) -> str:
        """Return the quarter or the year it is about."""
        label = self.pool_year.year.label
        return f"quarter {self.quarter} of {label}" if self.quarter else label

    @property
    def last_month(self) -> int:
        """Return the last month it covers; April is 1."""
        return self.quarter * 3 if self.quarter else 12

    @transition(
        field=state,
        source=[ReturnState.DRAFT.value],
        target=ReturnState.SUBMITTED.value,
        custom={"label": "Submit to the partners"},
    )
    def submit(self) -> None:
        """Go to the partners as version 1."""

    @transition(
        field=state,
        source=[ReturnState.SUBMITTED.value, ReturnState.ACCEPTED.value],
        target=ReturnState.QUERIED.value,
        custom={"label": "Query"},
    )
    def query(self) -> None:
        """Be asked about by a partner."""

    @transition(
        field=state,
        source=[ReturnState.SUBMITTED.value, ReturnState.QUERIED.value],
        target=ReturnState.ACCEPTED.value,
        custom={"label": "Accept"},
    )
    def accept(self) -> None:
        """Be accepted by the last of the partners."""

    @transition(
        field=state,
        source=[ReturnState.SUBMITTED.value, ReturnState.QUERIED.value, ReturnState.ACCEPTED.value],
        target=ReturnState.SUBMITTED.value,
        custom={"label": "Submit a corrected version"},
    )
    def correct(self) -> None:
        """Go to the partners again, as the next version."""


@audit.track()
class PoolReturnVersion(Version):
    """A return as it was submitted: its figures are rows of their own and never change."""

    pool_return = models.ForeignKey(PoolReturn, models.PROTECT, related_name="versions")
    as_at = models.DateField(help_text="The day its figures are true of.")
    submitted_on = models.DateField()
    summary = models.TextField(blank=True)
    submitted_by = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_return", "number"]
        constraints = [
            models.UniqueConstraint(fields=["pool_return", "number"], name="partnerships_poolreturnversion_once")
        ]
        triggers = Version.Meta.triggers

    def __str__(self) -> str:
        return f"{self.pool_return}, version {self.number}"


class FigurePart(models.TextChoices):
    """To which part of a return a figure belongs."""

    SUMMARY = "summary", "summary"
    INCOME = "income", "income"
    EXPENDITURE = "expenditure", "expenditure"
    PARTNER = "partner", "partners"
    RELIEF = "relief", "relief before any split"
    CONDITION = "condition", "conditions"
    METRIC = "metric", "metrics"


@audit.untracked("It is written with its version, in one transaction, and never changes; the version has the trail.")
class ReturnFigure(models.Model):
    """One row of a submitted return: what was planned, what came of it, what is expected; pounds but for metrics."""

    version = models.ForeignKey(PoolReturnVersion, models.PROTECT, related_name="figures")
    place = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=11, choices=FigurePart)
    name = models.CharField(max_length=500)
    plan = PublishedNumberField(null=True, blank=True)
    actual = PublishedNumberField(null=True, blank=True)
    forecast = PublishedNumberField(null=True, blank=True)
    variance = PublishedNumberField(null=True, blank=True)
    words = models.CharField(max_length=1200, blank=True)
    illustrative = models.BooleanField(default=False)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["version", "place"]
        constraints = [models.UniqueConstraint(fields=["version", "place"], name="partnerships_returnfigure_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return self.name


class PartnerAnswer(models.TextChoices):
    """What a partner says to a version of a return."""

    ACCEPTED = "accepted", "accepted"
    QUERIED = "queried", "queried"


@audit.track()
class ReturnAnswer(models.Model):
    """A partner accepted a version of a return, or asked about it. Of several answers the newest counts."""

    version = models.ForeignKey(PoolReturnVersion, models.PROTECT, related_name="partner_answers")
    party = models.ForeignKey("partnerships.PartnershipParty", models.PROTECT, related_name="return_answers")
    answer = models.CharField(max_length=8, choices=PartnerAnswer)
    on = models.DateField()
    words = models.CharField(max_length=1000, blank=True, help_text="What is asked, or how acceptance was given.")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["version", "on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer="queried", words=""),
                name="partnerships_returnanswer_query_has_words",
                violation_error_message="Say what is asked.",
            )
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_answer_display()}"


@audit.track()
class SignOff(models.Model):
    """Somebody signed a version of a return off: a post or a body, on a day, for itself or by delegation."""

    pool_return = models.ForeignKey(PoolReturn, models.PROTECT, related_name="sign_offs")
    for_version = models.PositiveSmallIntegerField(help_text="The number of the version signed.")
    requirement = models.ForeignKey(
        "partnerships.RequiredSignOff", models.PROTECT, null=True, blank=True, related_name="given"
    )
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="returns_signed")
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="returns_signed")
    as_written = models.CharField(
        max_length=200, null=True, blank=True, help_text="The office or body where no record of it is held."
    )
    on = models.DateField()
    delegated = models.BooleanField(default=False)
    delegated_by = models.CharField(max_length=300, blank=True, help_text="Who delegated it, and where that stands.")
    reviewed_on = models.DateField(
        null=True, blank=True, help_text="The day the body looked at what was signed for it."
    )

    objects = OfReturnQuerySet.as_manager()

    class Meta:
        ordering = ["pool_return", "for_version", "requirement"]
        constraints = [
            at_least_one("post", "body", "as_written", name="partnerships_signoff_named", message="Say who signed."),
            models.UniqueConstraint(
                fields=["pool_return", "for_version", "requirement"],
                condition=Q(requirement__isnull=False),
                name="partnerships_signoff_once",
                violation_error_message="This is signed already.",
            ),
            models.CheckConstraint(
                condition=Q(delegated=False) | ~Q(delegated_by=""),
                name="partnerships_signoff_delegated_by",
                violation_error_message="Say who delegated it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post or self.body or self.as_written}: {self.pool_return}"

    def clean(self) -> None:
        """Refuse what may not be delegated, and a signature the return does not ask for."""
        super().clean()
        asked = self.requirement
        if asked is None:
            return
        if asked.condition_set_id != self.pool_return.condition_set_id:
            raise ValidationError({"requirement": f"This return does not ask for {asked}."})
        if self.delegated and not asked.delegable and asked.standing in CONFIRMED:
            raise ValidationError(f"{asked} signs in person: this signature may not be delegated.")
