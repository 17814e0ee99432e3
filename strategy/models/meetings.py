"""Meetings of bodies: when they come round, their agendas, papers, who was there, and minutes."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from salford_css.core import audit
from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one, exactly_one
from salford_css.core.states import held_by_database
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version, frozen
from strategy.lifecycle import MeetingState
from strategy.models.bodies import Body
from strategy.querysets.governance import MeetingQuerySet, OpenPartQuerySet, PaperQuerySet

S = MeetingState


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
    said = models.CharField(
        max_length=500, blank=True, help_text="What the body made of it, beside what it decided. Empty: not recorded."
    )

    objects = PaperQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        """Return the page that says before which bodies it lay."""
        return reverse("strategy:paper", args=[self.item.meeting.ref, self.item.number, self.number])


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


class InterestKind(models.TextChoices):
    """How far an interest keeps somebody from an item."""

    PERSONAL = "personal", "personal: may stay and take part"
    BARRED = "barred", "prejudicial or pecuniary: takes no part"


@audit.track()
class Interest(models.Model):
    """An interest somebody declared, and what they did about it."""

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="interests")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="interests")
    nature = models.CharField(max_length=300)
    kind = models.CharField(max_length=8, choices=InterestKind, blank=True, help_text="Empty: the record does not say.")
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
