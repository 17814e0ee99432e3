"""A spreadsheet on its way in: the file, how it was read, what it would do, what it did, whether it was taken back."""

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from salford_css.core import audit, clock, registry
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.states import held_by_database


class ImportState(models.TextChoices):
    """How far an import is."""

    UPLOADED = "uploaded", "file received"
    CHECKED = "checked", "looked at, not yet confirmed"
    APPLIED = "applied", "brought in"
    UNDONE = "undone", "taken back"
    DROPPED = "dropped", "given up"


S = ImportState


class ImportQuerySet(ScopedQuerySet):
    """Imports."""

    def visible_to_user(self, user):
        """Return one's own imports, and those of the kinds one may import oneself."""
        kinds = [kind.code for kind in registry.imports.allowed(user, on=clock.today())]
        return self.filter(Q(by=user) | Q(kind__in=kinds))


@held_by_database()
@audit.track(exclude=("samples",))
class Import(ConcurrentTransitionMixin, models.Model):
    """One file that somebody brings in. Nothing of it is stored elsewhere before its sender confirms.

    `mapping` says in which column of the file, counted from 0, each column of the kind stands; `fixed` holds values
    that are the same for every row; `samples` a few rows of each outcome as they were shown.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=60)
    file = models.FileField(upload_to="imports/%Y/", blank=True, help_text="Empty: no longer kept.")
    name = models.CharField("file name", max_length=200)
    size = models.PositiveBigIntegerField("size in bytes")
    sha256 = models.CharField(max_length=64, db_index=True)
    sheet = models.CharField(max_length=120, blank=True)
    header_row = models.PositiveIntegerField(null=True, blank=True, help_text="As a spreadsheet counts, from 1.")
    headings = models.JSONField(default=list, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    fixed = models.JSONField(default=dict, blank=True)
    state = FSMField(max_length=10, choices=ImportState, default=ImportState.UPLOADED, protected=True)
    job = models.ForeignKey(
        "core.Job", models.PROTECT, null=True, blank=True, related_name="+", help_text="The work in the background."
    )
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    samples = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    by = models.ForeignKey(
        "core.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        help_text="Empty: a command run by whoever runs the machine.",
    )
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="+")
    undone_why = models.CharField(max_length=500, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.uploaded_at:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        """Return the import's page."""
        return reverse("import", args=[self.uid])

    @property
    def is_open(self) -> bool:
        """Say whether it is neither brought in nor given up."""
        return self.state in (S.UPLOADED, S.CHECKED)

    @transition(field=state, source=[S.UPLOADED, S.CHECKED], target=S.UPLOADED)
    def describe(self) -> None:
        """Be read in another way: other sheet, other columns."""

    @transition(field=state, source=[S.UPLOADED, S.CHECKED], target=S.CHECKED)
    def check_over(self) -> None:
        """Have been looked at: what it would do is known."""

    @transition(field=state, source=[S.CHECKED], target=S.APPLIED)
    def apply(self) -> None:
        """Be brought in."""

    @transition(field=state, source=[S.APPLIED], target=S.UNDONE)
    def undo(self) -> None:
        """Be taken back."""

    @transition(field=state, source=[S.UPLOADED, S.CHECKED], target=S.DROPPED)
    def drop(self) -> None:
        """Be given up."""


class ImportOutcome(models.TextChoices):
    """What becomes of a row."""

    CREATED = "created", "created"
    CHANGED = "changed", "changed"
    UNCHANGED = "unchanged", "unchanged"
    REFUSED = "refused", "refused"
    DOUBTFUL = "doubtful", "doubtful"
    ASIDE = "aside", "not read"


@audit.untracked("what an import did row by row; what it changed is in the trail of each record")
class ImportRow(models.Model):
    """A row of an import that was refused, with what is wrong, or that created or changed a record.

    A doubtful row is brought in all the same, one set aside (a footnote, a total) is not: both are shown beforehand.
    `before` and `after` hold the record's facts as cells, so that they can be compared and given back.
    """

    batch = models.ForeignKey(Import, models.PROTECT, related_name="rows", verbose_name="import")
    number = models.PositiveIntegerField(help_text="As a spreadsheet counts, from 1.")
    outcome = models.CharField(max_length=9, choices=ImportOutcome)
    cells = models.JSONField(default=list, blank=True, help_text="A row that was remarked on, as it came.")
    problems = models.JSONField(default=list, blank=True, help_text="Column, value and sentence of each.")
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    record = GenericForeignKey("content_type", "object_id")
    record_name = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    left_because = models.CharField(max_length=500, blank=True, help_text="Why it was not taken back with the rest.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "number", "id"]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="core_importrow_outcome")]

    def __str__(self) -> str:
        return f"Row {self.number}: {self.get_outcome_display()}"


@audit.track()
class ColumnMapping(models.Model):
    """How the columns of a layout that comes again are called: for each column of the kind, its heading there."""

    ref = models.SlugField(max_length=80, unique=True)
    kind = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    columns = models.JSONField(default=dict, help_text="Column of the kind: heading in the file.")
    fixed = models.JSONField(default=dict, blank=True, help_text="Column of the kind: value for every row.")
    layout = models.JSONField(default=dict, blank=True, help_text="What else the kind must know of the layout.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="core_columnmapping_once")]

    def __str__(self) -> str:
        return self.name
