"""What the product writes about itself: decisions taken, the feed, search, clients, days off, jobs and post."""

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Func
from django.urls import reverse
from oauth2_provider.models import AbstractApplication

from salford_css.core import audit
from salford_css.core.search import CONFIGURATION
from salford_css.core.versions import frozen


@audit.untracked("it is a log itself, append-only by trigger")
class ActivityLog(models.Model):
    """What somebody decided, in words. Names are text so that the record outlives the person."""

    deed = models.SlugField(max_length=60)
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    record = GenericForeignKey("content_type", "object_id")
    record_name = models.CharField(max_length=300)
    user = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="+")
    actor = models.CharField(max_length=200, help_text="The post, or the command that acted.")
    organisation = models.CharField(max_length=200, blank=True)
    client = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id", "-at"], name="core_activity_record")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.deed}: {self.record_name}"


class TransactionId(models.Field):
    """PostgreSQL's 64-bit transaction id; orders the feed so that a slow transaction is not skipped."""

    def db_type(self, connection):
        """Return the column type."""
        return "xid8"


@audit.untracked("it is the feed of changes itself")
class Change(models.Model):
    """One line of the feed that partners poll; a withdrawn share leaves a tombstone that names its recipient."""

    xact = TransactionId(db_default=Func(function="pg_current_xact_id", output_field=TransactionId()), editable=False)
    at = models.DateTimeField()
    kind = models.SlugField(max_length=40)
    ref = models.CharField(max_length=120)
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    tombstone_for = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["xact", "id"]
        indexes = [models.Index(fields=["xact", "id"], name="core_change_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


@audit.untracked("derived from the rows it describes, by trigger")
class SearchDocument(models.Model):
    """What search reads: one row for each searchable thing, of every kind."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.TextField()
    body = models.TextField()
    vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=CONFIGURATION)
        + SearchVector("body", weight="B", config=CONFIGURATION),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="core_searchdocument_once")]
        indexes = [GinIndex(fields=["vector"], name="core_searchdocument_vector")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


@audit.untracked("kept for 48 hours, so that a repeated request is answered alike")
class IdempotencyKey(models.Model):
    """A request an outside client sent before, and what it was answered."""

    client = models.ForeignKey("core.ApiClient", models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.BinaryField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="core_idempotencykey_once")]

    def __str__(self) -> str:
        return self.key


@audit.track(exclude=("client_secret",))
class ApiClient(AbstractApplication):
    """A partner's system. It acts for one organisation and sees what that organisation is shown."""

    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="api_clients", null=True)
    allowed_scopes = models.TextField(help_text="The scopes the client may ask for, separated by spaces.", blank=True)
    is_active = models.BooleanField(
        "active", default=True, help_text="Switched off, it gets no token, and tokens it holds stop working at once."
    )

    is_api_client = True
    is_authenticated = True

    class Meta(AbstractApplication.Meta):
        verbose_name = "API client"

    def __str__(self) -> str:
        return self.name or self.client_id

    def is_usable(self, request: Any) -> bool:
        """Say whether the client may get and use tokens: it is active and acts for somebody."""
        return self.is_active and self.organisation_id is not None

    @property
    def scopes(self) -> frozenset[str]:
        """Return the scopes the client may ask for."""
        return frozenset(self.allowed_scopes.split())


@audit.track()
class NonWorkingDay(models.Model):
    """A day of the council's own on which clear and working days do not count, laid over a calendar's bank holidays.

    Weekends and bank holidays are known by the calendar's name and need no row; a row may also take one of them away.
    """

    calendar = models.SlugField(max_length=40, default="england-and-wales")
    day = models.DateField()
    why = models.CharField(max_length=120)
    worked = models.BooleanField(
        "worked after all", default=False, help_text="The day counts, although the calendar has it off."
    )

    class Meta:
        ordering = ["calendar", "day"]
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="core_nonworkingday_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.why}"


@audit.track()
class NamedMoment(models.Model):
    """A day to which pages can be set back (or the present), with what it shows."""

    ref = models.SlugField(max_length=40, unique=True)
    day = models.DateField(null=True, blank=True, help_text="Empty: the present day.")
    label = models.CharField(max_length=120)
    is_default = models.BooleanField(default=False, help_text="Pages open at this moment (demonstration only).")

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="core_namedmoment_one_default"
            )
        ]

    def __str__(self) -> str:
        return self.label


@audit.untracked("progress of a running job; what the job changed is in the trail")
class Job(models.Model):
    """A long job and how far it is."""

    uid = models.UUIDField(unique=True)
    kind = models.SlugField(max_length=60)
    started_by = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, blank=True)
    sentence = models.CharField(max_length=500, blank=True, help_text="What the job is doing, or how it ended.")
    failed = models.BooleanField(default=False)
    result_url = models.CharField(max_length=300, blank=True, help_text="Where what the job made can be seen.")

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"

    def get_absolute_url(self) -> str:
        """Return the page that says how far it is."""
        return reverse("job", args=[self.uid])


class MessageState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", "waiting"
    SENT = "sent", "sent"
    FAILED = "failed", "failed"


@audit.track(exclude=("body",))
class OutboxMessage(models.Model):
    """An e-mail, stored in the transaction that caused it and sent afterwards by the worker."""

    uid = models.UUIDField(unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=MessageState, default=MessageState.WAITING)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["state", "asked_at"], name="core_outbox_waiting")]

    def __str__(self) -> str:
        return self.subject


@audit.track(exclude=("token_hash",))
class CalendarLink(models.Model):
    """A secret address at which a calendar program reads a user's dates without a session. Only its hash is kept."""

    user = models.OneToOneField("core.User", models.PROTECT, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Calendar of {self.user}"
