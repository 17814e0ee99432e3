"""Consultation: who was asked, and in which way."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from salford_css.core import audit
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one
from salford_css.core.states import held_by_database
from salford_css.core.uncertain import UncertainlyDated
from strategy.lifecycle import ConsultationState
from strategy.querysets.consultation import ConsultationQuerySet, OfConsultationQuerySet

S = ConsultationState


@held_by_database()
@audit.track()
class Consultation(ConcurrentTransitionMixin, UncertainlyDated):
    """A round of consultation on one version of a report. Its uncertain date is the day it closes."""

    ref = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    report_version = models.ForeignKey("strategy.ReportVersion", models.PROTECT, related_name="consultations")
    state = FSMField(max_length=10, choices=ConsultationState, default=ConsultationState.PLANNED, protected=True)
    agreed_by = models.ForeignKey(
        "strategy.Body", models.PROTECT, null=True, blank=True, related_name="consultations_agreed"
    )
    agreed_on = models.DateField(null=True, blank=True)
    agreed_at = models.ForeignKey(
        "strategy.Meeting", models.PROTECT, null=True, blank=True, related_name="consultations_agreed"
    )
    opens = models.DateField(null=True, blank=True)
    length_as_written = models.CharField(max_length=60, blank=True)
    closes_derived = models.BooleanField(default=False, help_text="The record gives only the length.")
    lead_post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="consultations_led")
    contact_post = models.ForeignKey(
        "core.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations_answered",
        help_text="The post that takes questions; empty: the one that leads.",
    )
    accessible_formats = models.CharField(max_length=300, blank=True)
    equality_assessment = models.ForeignKey(
        "core.Document", models.PROTECT, null=True, blank=True, related_name="assesses_consultations"
    )
    equality_answer = models.TextField(blank=True, help_text="What the assessment found, or why none was made.")
    result = models.TextField(blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-opens"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(latest__isnull=True) | Q(latest__gte=models.F("opens")),
                name="strategy_consultation_closes_after_opening",
                violation_error_message="A consultation cannot close before it opens.",
            ),
        ]
        triggers = indexed("consultation", title="NEW.title", body=["NEW.result"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the consultation's page."""
        return reverse("strategy:consultation", args=[self.ref])

    @transition(field=state, source=[S.PLANNED], target=S.OPEN)
    def open(self) -> None:
        """Take comments."""

    @transition(field=state, source=[S.OPEN], target=S.ANALYSING)
    def stop_comments(self) -> None:
        """Take no more comments; answer those that came."""

    @transition(field=state, source=[S.ANALYSING], target=S.CLOSED)
    def close(self) -> None:
        """Be closed, every comment answered."""


@audit.track()
class ConsultationAudience(models.Model):
    """A group that was to be heard: promised at the start, or one that good practice expects."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="audiences")
    code = models.SlugField(max_length=60, help_text="members, staff, wider-council-staff, nhs, users-and-carers.")
    name = models.CharField(max_length=120)
    promised = models.BooleanField(default=False, help_text="Named when the consultation was agreed.")
    seldom_heard = models.BooleanField(default=False, help_text="A group that is seldom heard unless it is sought out.")

    EVERYBODY = "all"
    """The code of the audience of comments that came from all consultees together; it has no event of its own."""

    objects = OfConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["consultation", "-promised", "name"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "code"], name="strategy_consultationaudience_once")
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class ConsultationEvent(UncertainlyDated):
    """One thing done to hear somebody. `response_*` null: not recorded, which is neither yes nor no."""

    ref = models.SlugField(max_length=100, unique=True)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="events")
    mechanism = models.PositiveSmallIntegerField(help_text="Number of the mechanism it belongs to.")
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="consultation_events")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="consultation_events"
    )
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="consultation_events")
    whom_as_written = models.CharField(max_length=200, null=True, blank=True)
    kind = models.CharField(max_length=120, help_text="Copy sent, considered at meeting, briefing, survey.")
    audience = models.ForeignKey(ConsultationAudience, models.PROTECT, null=True, blank=True, related_name="events")
    meeting = models.ForeignKey(
        "strategy.Meeting", models.PROTECT, null=True, blank=True, related_name="consultation_events"
    )
    response_expected = models.BooleanField(null=True, blank=True, help_text="Empty: not recorded.")
    response_received = models.BooleanField(null=True, blank=True, help_text="Empty: not recorded.")
    response_by_comment = models.BooleanField(
        default=False, editable=False, help_text="A comment that came showed the response; nobody noted it by hand."
    )
    response_before = models.BooleanField(
        null=True, blank=True, editable=False, help_text="What was recorded before that comment came."
    )
    response_due = models.DateField(null=True, blank=True, help_text="Empty: by the day the consultation closes.")
    presented_by = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="consultation_events_presented"
    )
    document = models.ForeignKey(
        "core.Document", models.PROTECT, null=True, blank=True, related_name="consultation_events"
    )
    date_inferred = models.BooleanField(default=False, help_text="Part of the date is our inference.")
    note = models.CharField(max_length=500, blank=True)

    objects = OfConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["consultation", "mechanism", "id"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            at_least_one(
                "body",
                "organisation",
                "post",
                "whom_as_written",
                name="strategy_consultationevent_whom",
                message="Say who was asked: a body, an organisation, a post, or the words of the record.",
            ),
        ]
        triggers = indexed(
            "consultation-event", title="coalesce(NEW.whom_as_written, '') || ': ' || NEW.kind", body=["NEW.note"]
        )

    def __str__(self) -> str:
        return f"{self.whom}: {self.kind}"

    @property
    def whom(self) -> str:
        """Name who was asked."""
        return str(self.body or self.organisation or self.post or self.whom_as_written)

    def get_absolute_url(self) -> str:
        """Return the event's place in the consultation's page."""
        return f"{self.consultation.get_absolute_url()}#{self.ref}"
