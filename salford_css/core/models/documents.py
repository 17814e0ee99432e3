"""Documents, evidence, citations, and what the sources leave open."""

import hashlib

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated


class Part(models.TextChoices):
    """Whether the public may read it."""

    OPEN = "open", "Part 1, open to the public"
    EXEMPT = "exempt", "Part 2, exempt"


class Standing(models.TextChoices):
    """How far a fact or a rule is confirmed. Only the first two may block anything."""

    VERIFIED = "verified", "verified: read in the named source"
    CORROBORATED = "corroborated", "corroborated: another source relies on it"
    DERIVED = "derived", "derived from verified figures"
    UNVERIFIED = "unverified", "unverified"
    ILLUSTRATIVE = "illustrative", "illustrative: made up for the demonstration"


class DocumentQuerySet(ScopedQuerySet):
    """Documents."""

    def visible_to_user(self, user):
        """Return what the user may read: cabinet members see no exempt document unless granted."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user):
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else Q(part=Part.OPEN)


@audit.track()
class Document(UncertainlyDated):
    """A document: a file, an address, or only known to exist."""

    ref = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, help_text="Report, minutes, agreement, statement, plan, web page.")
    file = models.FileField(upload_to="documents/%Y/", blank=True)
    address = models.URLField(max_length=500, blank=True)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    note = models.TextField(blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [*UncertainlyDated.Meta.constraints]
        triggers = indexed("document", title="NEW.title", body=["NEW.kind", "NEW.note"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the document's page."""
        return reverse("document", args=[self.ref])

    def weigh(self) -> None:
        """Take size and hash of the file, in pieces; without a file there is neither."""
        self.size, self.sha256 = None, ""
        if self.file:
            digest = hashlib.sha256()
            for piece in self.file.chunks():
                digest.update(piece)
            self.size, self.sha256 = self.file.size, digest.hexdigest()


class AttachmentRole(models.TextChoices):
    """Why a document is attached."""

    EVIDENCE = "evidence", "evidence"
    BACKGROUND = "background", "background document"
    SIGNED = "signed", "signed document"


@audit.track()
class Attachment(models.Model):
    """A document attached to any record."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments")
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    role = models.CharField(max_length=10, choices=AttachmentRole)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="core_attachment_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "content_type", "object_id", "role"], name="core_attachment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.role})"


@audit.track()
class Citation(models.Model):
    """Where a fact comes from. `dataset` and `item` name the entry of a loaded file, so that loading is repeatable."""

    dataset = models.SlugField(max_length=40)
    item = models.CharField(max_length=120)
    field = models.CharField(max_length=60, blank=True, help_text="Empty: the whole record.")
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="citations")
    locator = models.CharField(max_length=500, blank=True, help_text="Section, page or address.")
    as_written = models.TextField(blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "item", "content_type", "object_id", "field"], name="core_citation_once"
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="core_citation_record")]

    def __str__(self) -> str:
        return f"{self.dataset}: {self.item}"


@audit.track()
class SourceIssue(models.Model):
    """A contradiction or gap in the sources themselves, and how it was settled."""

    ref = models.SlugField(max_length=60, unique=True)
    issue = models.TextField()
    settled = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, through="SourceIssueDocument", related_name="issues")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["ref"]
        triggers = indexed(
            "source-issue", title="'Source issue: ' || left(NEW.issue, 90)", body=["NEW.issue", "NEW.settled"]
        )

    def __str__(self) -> str:
        return self.issue

    def get_absolute_url(self) -> str:
        """Return the issue's page."""
        return reverse("source-issue", args=[self.ref])


@audit.track()
class SourceIssueDocument(models.Model):
    """Which document an issue is about."""

    issue = models.ForeignKey(SourceIssue, models.CASCADE, related_name="about")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    locator = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "document", "locator"], name="core_sourceissuedocument_once")
        ]

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.document}"
