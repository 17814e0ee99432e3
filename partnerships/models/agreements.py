"""Agreements: one arrangement under the law, its versions with what each says, and every step on the way to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.agreements.items import PARTS
from partnerships.agreements.lifecycle import MOVES, STATE_WORDS, State
from partnerships.models.law import STATES
from partnerships.models.triggers import settled, settled_with_version
from partnerships.querysets.agreements import AgreementQuerySet, OfAgreementQuerySet, VersionQuerySet
from salford_css.core import audit
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one
from salford_css.core.states import held_by_database
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version


def step(name: str, field: Any) -> Callable[[Any], Any]:
    """Return the transition that a move of the lifecycle describes."""
    move = MOVES[name]
    return transition(
        field=field, source=[s.value for s in move.sources], target=move.target.value, custom={"label": move.words}
    )


class Ending(models.TextChoices):
    """How an agreement ended."""

    TERMINATED = "terminated", "terminated"
    EXPIRED = "expired", "expired"
    RENEWED = "renewed", "renewed as another"


@held_by_database()
@audit.track()
class Agreement(ConcurrentTransitionMixin, models.Model):
    """An arrangement under the law. What it says is in its versions; without one, nothing is on record.

    The steps below only move the state. Services ask the lifecycle's guards what is missing, then take one.
    """

    ref = models.SlugField(max_length=100, unique=True)
    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=300)
    state = FSMField(max_length=24, choices=STATES, default=State.PROPOSAL.value, protected=True)
    legal_basis = models.ForeignKey(
        "partnerships.LegalBasis", models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    legal_basis_as_written = models.CharField(max_length=200, blank=True)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    ended_how = models.CharField(max_length=10, choices=Ending, blank=True)
    note = models.TextField(blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="partnerships_agreement_once"),
            models.CheckConstraint(
                condition=Q(previous__isnull=True) | ~Q(previous=F("id")),
                name="partnerships_agreement_not_after_itself",
                violation_error_message="An agreement cannot follow itself.",
            ),
        ]
        triggers = indexed("agreement", title="NEW.title", body=["NEW.legal_basis_as_written", "NEW.note"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the agreement's page."""
        return reverse("partnerships:agreement", args=[self.ref])

    @property
    def state_words(self) -> str:
        """Return the state as a sentence has it."""
        return STATE_WORDS[self.state]

    def version_on(self, day: date) -> "AgreementVersion | None":
        """Return the version in force on a day: the newest put to the partners and effective by then."""
        return self.versions.settled_by(day).filter(Q(effective_from__isnull=True) | Q(effective_from__lte=day)).last()

    @property
    def draft(self) -> "AgreementVersion | None":
        """Return the version being drafted, if any."""
        return self.versions.filter(settled_on__isnull=True).last()

    @step("approve_in_principle", state)
    def approve_in_principle(self) -> None:
        """Have the first approval of each body."""

    @step("consult", state)
    def consult(self) -> None:
        """Be consulted on."""

    @step("begin_drafting", state)
    def begin_drafting(self) -> None:
        """Be drafted."""

    @step("consult_again", state)
    def consult_again(self) -> None:
        """Be consulted on again, because the draft changed materially."""

    @step("seek_approvals", state)
    def seek_approvals(self) -> None:
        """Go before every partner."""

    @step("sign", state)
    def sign(self) -> None:
        """Be signed."""

    @step("notify", state)
    def notify(self) -> None:
        """Have been notified."""

    @step("go_live", state)
    def go_live(self) -> None:
        """Start."""

    @step("vary", state)
    def vary(self) -> None:
        """Be varied."""

    @step("adopt_variation", state)
    def adopt_variation(self) -> None:
        """Go on as varied."""

    @step("review", state)
    def review(self) -> None:
        """Be reviewed."""

    @step("end_review", state)
    def end_review(self) -> None:
        """Go on unchanged."""

    @step("give_notice", state)
    def give_notice(self) -> None:
        """Come under notice."""

    @step("withdraw_notice", state)
    def withdraw_notice(self) -> None:
        """Go on, the notice being withdrawn."""

    @step("close", state)
    def close(self) -> None:
        """Be wound up."""

    @step("end", state)
    def end(self) -> None:
        """End."""

    @step("withdraw", state)
    def withdraw(self) -> None:
        """Be given up before it was live."""


@audit.track()
class AgreementVersion(Version):
    """One wording of an agreement. It is drafted freely until put to the partners (`settled_on`), then it is frozen."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    settled_on = models.DateField("put to the partners on", null=True, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    ends_on = models.DateField("last day", null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    improvement = models.TextField(blank=True, help_text="How the exercise of the functions will improve.")
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, null=True, blank=True, related_name="agreements")
    plan_as_written = models.CharField(max_length=200, blank=True)
    attachments = GenericRelation("core.Attachment")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="partnerships_agreementversion_once"),
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("effective_from")),
                name="partnerships_agreementversion_dates",
                violation_error_message="It cannot end before it begins.",
            ),
        ]
        triggers = [settled()]

    def __str__(self) -> str:
        return f"{self.agreement}, version {self.number}"

    def clean(self) -> None:
        """Refuse a variation dated before the version it varies, at whatever door."""
        super().clean()
        if self.effective_from is None or self.agreement_id is None:
            return
        before = self.agreement.versions.filter(number__lt=self.number).order_by("number").last()
        if before and before.effective_from and self.effective_from < before.effective_from:
            words = f"A variation cannot be dated before the version it varies ({before.effective_from:%-d %B %Y})."
            raise ValidationError({"effective_from": words})


@audit.track()
class AgreementItem(models.Model):
    """What a version says of one part of items (a) to (g); for staff, goods and the like, of one partner."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="items")
    part = models.CharField(max_length=24, choices=PARTS)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(help_text="`None` where the agreement says there is none.")
    complete = models.BooleanField(default=True, help_text="No: it says something, though not all that is asked.")
    indicator = models.ForeignKey(
        "performance.Indicator", models.PROTECT, null=True, blank=True, related_name="agreement_items"
    )

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["version", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "part", "organisation", "indicator"],
                nulls_distinct=False,
                name="partnerships_agreementitem_once",
            )
        ]
        triggers = [settled_with_version()]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.text[:100]}"


@audit.track()
class AgreementFlexibility(models.Model):
    """A way of sharing that a version uses, and who leads where one body acts for the others."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="flexibilities")
    flexibility = models.ForeignKey(
        "partnerships.Flexibility", models.PROTECT, null=True, blank=True, related_name="versions"
    )
    as_written = models.CharField(max_length=200, null=True, blank=True)
    planned = models.BooleanField(default=False)
    lead = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agreement flexibilities"
        constraints = [
            at_least_one(
                "flexibility",
                "as_written",
                name="partnerships_agreementflexibility_named",
                message="Name a flexibility, or keep the record's words.",
            ),
            models.UniqueConstraint(
                fields=["version", "flexibility"],
                condition=Q(flexibility__isnull=False),
                name="partnerships_agreementflexibility_once",
            ),
        ]
        triggers = [settled_with_version()]

    def __str__(self) -> str:
        return str(self.flexibility or self.as_written)


@audit.track()
class AgreementFunction(models.Model):
    """A function in scope: whose it is in law, and who exercises it. Delegating does not end the first's liability."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="functions")
    function = models.ForeignKey("partnerships.StatutoryFunction", models.PROTECT, related_name="agreements")
    accountable = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    exercised_by = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "function"], name="partnerships_agreementfunction_once")
        ]
        triggers = [settled_with_version()]

    def __str__(self) -> str:
        return str(self.function)


@audit.track()
class Signature(UncertainlyDated):
    """A partner signed a version."""

    version = models.ForeignKey(AgreementVersion, models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="signatures")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="signatures")

    objects = OfAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["version", "organisation"], name="partnerships_signature_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.when}"
