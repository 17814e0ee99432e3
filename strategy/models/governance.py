"""Who decides: bodies, their meetings, agendas, papers, minutes and decisions. One chain for every kind of body."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from salford_css.core import audit
from salford_css.core.models import Part
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, at_least_one, exactly_one
from salford_css.core.states import held_by_database
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version, frozen
from strategy.lifecycle import MeetingState, Outcome
from strategy.querysets.governance import DecisionQuerySet, MeetingQuerySet, OpenPartQuerySet

S = MeetingState


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    DECISION = "decision", "decides"
    SCRUTINY = "scrutiny", "scrutiny"
    MEMBER_PANEL = "member_panel", "panel of members"
    MANAGEMENT = "management", "management"
    STAFF_SIDE = "staff_side", "staff side"
    JOINT = "joint", "joint body"
    NHS = "nhs", "NHS"
    PARTNERSHIP = "partnership", "partnership"
    CORPORATE = "corporate", "corporate"
    AREA = "area", "area"
    USER_AND_CARER = "user_and_carer", "users and carers"


class BodyStatus(models.TextChoices):
    """Whether the body exists yet. When it ended is told by its dates."""

    ESTABLISHED = "established", "established"
    PROPOSED = "proposed", "proposed"


@audit.track()
class Body(Dated):
    """A body that meets: Cabinet, a scrutiny committee, the management team, a trust board, a partnership board."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=BodyKind)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="bodies")
    status = models.CharField(max_length=12, choices=BodyStatus, default=BodyStatus.ESTABLISHED)
    note = models.TextField(blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["name"]
        constraints = [*Dated.Meta.constraints]
        triggers = indexed("body", title="NEW.name", body=["NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the body's page."""
        return reverse("strategy:body", args=[self.ref])


@audit.track()
class BodyLead(Dated):
    """Who leads or represents the directorate on a body: a post, the words of the record, or both."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="leads")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="bodies_led")
    as_written = models.CharField(max_length=200, null=True, blank=True)
    chairs = models.BooleanField(default=False)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "id"]
        constraints = [
            *Dated.Meta.constraints,
            at_least_one(
                "post", "as_written", name="strategy_bodylead_named", message="Name a post, or keep the record's words."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.post or self.as_written}"


@audit.track()
class MeetingSeries(models.Model):
    """A meeting that comes round: weekly, quarterly, each year."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="series")
    body_as_written = models.CharField(max_length=200, null=True, blank=True)
    frequency = models.CharField(max_length=100)
    with_whom = models.CharField(max_length=200, blank=True)
    with_organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="meeting_series"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "meeting series"
        ordering = ["name"]
        constraints = [
            at_least_one(
                "body",
                "body_as_written",
                name="strategy_meetingseries_named",
                message="Name the body that meets, or keep the record's words.",
            )
        ]
        triggers = indexed("meeting-series", title="NEW.name", body=["NEW.frequency", "NEW.with_whom"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the series' page."""
        return reverse("strategy:meeting-series", args=[self.ref])


class MeetingForm(models.TextChoices):
    """How a body comes to its decisions."""

    SITTING = "sitting", "sitting"
    WRITTEN = "written", "written procedure"


@held_by_database()
@audit.track()
class Meeting(ConcurrentTransitionMixin, UncertainlyDated):
    """A body meets, or decides by written procedure."""

    ref = models.SlugField(max_length=100, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    series = models.ForeignKey(MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings")
    form = models.CharField(max_length=8, choices=MeetingForm, default=MeetingForm.SITTING)
    state = FSMField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED, protected=True)
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    agenda_published_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-earliest", "body"]
        constraints = [*UncertainlyDated.Meta.constraints]
        triggers = indexed(
            "meeting",
            title="(SELECT name FROM strategy_body WHERE id = NEW.body_id) || "
            "coalesce(', ' || to_char(NEW.earliest, 'FMDD FMMonth YYYY'), '')",
            body=["'Meeting'", "NEW.as_written", "NEW.note"],
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.when}"

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("strategy:meeting", args=[self.ref])

    @transition(field=state, source=[S.PLANNED], target=S.HELD)
    def hold(self) -> None:
        """Have taken place."""

    @transition(field=state, source=[S.PLANNED], target=S.CANCELLED)
    def cancel(self) -> None:
        """Not take place."""


@audit.track()
class AgendaItem(models.Model):
    """An item of a meeting's agenda; Part 2 is exempt."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    exempt_reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    objects = OpenPartQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="strategy_agendaitem_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


@audit.track()
class Paper(models.Model):
    """What lies before a body under an item."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField(default=1)
    report_version = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="papers")

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="strategy_paper_once"),
            exactly_one(
                "report_version",
                "document",
                name="strategy_paper_one_thing",
                message="A paper is a version of a report or a document, one of them.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.report_version or self.document)


class Presence(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", "present"
    APOLOGIES = "apologies", "apologies"
    ABSENT = "absent", "absent"


@audit.track()
class Attendance(models.Model):
    """Who was at a meeting, by post; `user` is whoever held it, and is not shown outside."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="attendance")
    user = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="attendance")
    as_written = models.CharField(max_length=200, null=True, blank=True)
    presence = models.CharField(max_length=10, choices=Presence, default=Presence.PRESENT)
    capacity = models.CharField(max_length=120, blank=True, help_text="Member, in attendance, adviser.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [
            at_least_one(
                "post",
                "user",
                "as_written",
                name="strategy_attendance_named",
                message="Name a post, a user, or keep the record's words.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "post"],
                condition=Q(post__isnull=False, user__isnull=True),
                name="strategy_attendance_post_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "post", "user"],
                condition=Q(user__isnull=False),
                name="strategy_attendance_user_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.post or self.as_written or "somebody without a post")


@audit.track()
class Interest(models.Model):
    """An interest somebody declared, and what they did about it."""

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="interests")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="interests")
    nature = models.CharField(max_length=300)
    withdrew = models.BooleanField("left the meeting for the item", default=False)

    def __str__(self) -> str:
        return f"{self.attendance}: {self.nature}"


@audit.track()
class Minutes(Version):
    """The minutes of a meeting, version by version; frozen."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    text = models.TextField()
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    approved_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="minutes_approved")

    objects = OpenPartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number", "part"], name="strategy_minutes_once")]
        triggers = [frozen(), *indexed("minutes", title="'Minutes'", body=["NEW.text"])]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the minutes' place in the meeting's page."""
        return f"{self.meeting.get_absolute_url()}#minutes"


FROZEN_ONCE_PUBLISHED = ("body_id", "post_id", "outcome", "wording", "reasons", "made_earliest", "published_on")


@audit.track()
class Decision(models.Model):
    """What a body or a post decided, line by line. Published, its words stand; what follows is call-in or a new one.

    The effective date is worked out by the rule named in `rule`, never typed.
    """

    ref = models.SlugField(max_length=100, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="decisions")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions")
    recommendation = models.ForeignKey(
        "strategy.Recommendation", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="decisions")
    proposal_version = models.ForeignKey(
        "strategy.ProposalVersion", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    wording = models.TextField()
    reasons = models.TextField(blank=True)
    options_rejected = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    key = models.BooleanField("key decision", default=False)
    urgency = models.CharField(max_length=300, blank=True, help_text="Who consented to which urgent route, and why.")
    made_earliest = models.DateField(null=True, blank=True)
    made_latest = models.DateField(null=True, blank=True)
    made_as_written = models.CharField(max_length=100, blank=True)
    deferred_until = models.CharField(max_length=200, blank=True)
    rule = models.ForeignKey("strategy.ClockRule", models.PROTECT, null=True, blank=True, related_name="decisions")
    published_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_earliest", "ref"]
        constraints = [
            exactly_one(
                "body",
                "post",
                name="strategy_decision_one_decider",
                message="A decision is made by a body or by a post, one of them.",
            ),
            models.CheckConstraint(
                condition=Q(made_earliest__isnull=True, made_latest__isnull=True)
                | Q(made_earliest__isnull=False, made_latest__isnull=False, made_latest__gte=F("made_earliest")),
                name="strategy_decision_made_when",
                violation_error_message="Give the first and the last possible day, in that order, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(made_earliest__isnull=True)
                | Q(published_on__gte=F("made_earliest")),
                name="strategy_decision_published_after_made",
                violation_error_message="A decision cannot be published before it is made.",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True)
                | Q(published_on__isnull=True)
                | Q(effective_on__gte=F("published_on")),
                name="strategy_decision_effective_after_published",
                violation_error_message="A decision cannot take effect before it is published.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.published_on IS NOT NULL AND ("
                    + ", ".join(f"OLD.{name}" for name in FROZEN_ONCE_PUBLISHED)
                    + ") IS DISTINCT FROM ("
                    + ", ".join(f"NEW.{name}" for name in FROZEN_ONCE_PUBLISHED)
                    + ")"
                ),
            ),
            *indexed("decision", title="left(NEW.wording, 200)", body=["NEW.wording", "NEW.reasons"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.wording[:120]}"

    def get_absolute_url(self) -> str:
        """Return the decision's page."""
        return reverse("strategy:decision", args=[self.ref])


class CallInOutcome(models.TextChoices):
    """What came of a call-in."""

    UPHELD = "upheld", "the decision stands"
    REFERRED_BACK = "referred_back", "referred back"
    LAPSED = "lapsed", "lapsed"


@audit.track()
class CallIn(models.Model):
    """Scrutiny called a decision in."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="call_in")
    body = models.ForeignKey(Body, models.PROTECT, related_name="call_ins")
    requested_on = models.DateField()
    requested_by = models.CharField(max_length=300, help_text="Members by number or office, never by name.")
    grounds = models.TextField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="call_ins")
    outcome = models.CharField(max_length=14, choices=CallInOutcome, blank=True)
    concerns = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_on__isnull=True) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="strategy_callin_settled",
                violation_error_message="An outcome needs its day, and a day its outcome.",
            )
        ]

    def __str__(self) -> str:
        return f"Call-in of {self.decision}"


@audit.track()
class Referral(models.Model):
    """A decision sent on to another body."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="referrals")
    body = models.ForeignKey(Body, models.PROTECT, related_name="referrals")
    referred_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="strategy_referral_once")]

    def __str__(self) -> str:
        return f"{self.decision} to {self.body}"
