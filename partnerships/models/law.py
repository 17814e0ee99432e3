"""The law as dated data: which Act, which flexibilities, which bodies, functions and checks, from when to when."""

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from partnerships.agreements.checklist import Rule, Severity, check_names
from partnerships.agreements.facts import COUNCIL, NHS
from partnerships.agreements.items import Variant, variant_of
from partnerships.agreements.lifecycle import STATE_WORDS
from salford_css.core import audit
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.sets import Dated, no_overlap

SIDES = [(NHS, "NHS"), (COUNCIL, "local authority")]
SEVERITIES = [(Severity.BLOCK.value, "refuses the step"), (Severity.WARN.value, "warns")]
STATES = sorted(STATE_WORDS.items(), key=lambda pair: list(STATE_WORDS).index(pair[0]))


@audit.track()
class LegalBasis(Dated):
    """A power under which councils and NHS bodies share: section 31 of the Health Act 1999, later section 75."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    regulations = models.CharField(max_length=200, blank=True, help_text="SI 2000/617.")
    standing = models.CharField("standing of the dates", max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "legal bases"
        ordering = ["valid_from", "name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


@audit.track()
class LegalSuccession(models.Model):
    """Which power took the place of which."""

    predecessor = models.ForeignKey(LegalBasis, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(LegalBasis, models.PROTECT, related_name="succeeds")
    on = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="partnerships_legalsuccession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="partnerships_legalsuccession_not_itself",
                violation_error_message="A power cannot succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


@audit.track()
class Flexibility(models.Model):
    """A way of sharing that the Act opened: a pooled fund, lead commissioning, integrated provision."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "flexibilities"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def variant(self, lead_is_nhs: bool | None) -> Variant | None:
        """Return the form of items (a) to (g) it needs; None while the record does not say who leads."""
        return variant_of(self.code.replace("-", "_"), lead_is_nhs)


@audit.track()
class StatutoryFunction(Dated):
    """A function of the NHS or of a council that an arrangement may cover, or may not (`excluded`)."""

    code = models.SlugField(max_length=80, unique=True)
    side = models.CharField(max_length=16, choices=SIDES)
    name = models.CharField(max_length=300)
    excluded = models.BooleanField(default=False)
    reference = models.CharField(max_length=120, blank=True, help_text="Regulation or section.")
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["side", "excluded", "name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


@audit.track()
class BodyEligibility(Dated):
    """A kind of body that could be a partner under a power, from when to when."""

    legal_basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="eligible")
    kind = models.ForeignKey("core.OrganisationKind", models.PROTECT, related_name="eligibility")
    reference = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "body eligibility"
        ordering = ["legal_basis", "kind"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("legal_basis", "kind", name="partnerships_bodyeligibility_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} under {self.legal_basis}"


@audit.track()
class ChecklistRule(Dated):
    """A rule of the statutory checklist: which check, before which state, how severe, and how far it is confirmed."""

    legal_basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="checklist")
    reference = models.CharField(max_length=40, help_text="The regulation: 7(3)(f).")
    item = models.CharField(max_length=1, blank=True, help_text="Of items (a) to (g).")
    title = models.CharField(max_length=300)
    check_name = models.CharField("check", max_length=40, choices=check_names)
    step = models.CharField("before", max_length=24, choices=STATES)
    severity = models.CharField(max_length=5, choices=SEVERITIES)
    standing = models.CharField(
        max_length=12, choices=Standing, help_text="A rule that is not verified or corroborated only warns."
    )
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["legal_basis", "reference", "step"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("legal_basis", "reference", "check_name", "step", name="partnerships_checklistrule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def slug(self) -> str:
        """Name the rule outside, among those of one power and day: `7-3-f-review-within-term-signed`."""
        return slugify(f"{self.reference.replace('(', '-')}-{self.check_name}-{self.step}".replace("_", "-"))

    def as_rule(self) -> Rule:
        """Return the rule as the checklist holds it against facts."""
        return Rule(self.reference, self.check_name, self.step, Severity(self.severity), self.standing)
