"""What was published, byte for byte: the deed, its files with their hashes, and the figures they print."""

from functools import reduce
from operator import or_
from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from salford_css.core import audit, registry
from salford_css.core.models.documents import Part
from salford_css.core.querysets import ScopedQuerySet, visible
from salford_css.core.search import indexed
from salford_css.core.versions import frozen


class PublicationQuerySet(ScopedQuerySet):
    """Publications."""

    def visible_to_user(self, user):
        """Return what the user may read: of records they may see, and no Part 2 without the right to it."""
        open_to_them = self if user.may_read_exempt else self.filter(part=Part.OPEN)
        models_published = {kind.model for kind in registry.documents.kinds.values()}
        of_seen = [
            Q(content_type=ContentType.objects.get_for_model(model), object_id__in=visible(model, user).values("pk"))
            for model in sorted(models_published, key=lambda model: model._meta.label)
        ]
        return open_to_them.filter(reduce(or_, of_seen)) if of_seen else self.none()

    def of(self, row: models.Model) -> Self:
        """Return the publications of one record, newest first."""
        return self.filter(content_type=ContentType.objects.get_for_model(row), object_id=row.pk)


@audit.track()
class Publication(models.Model):
    """A document of a record as it was published: never changed, withdrawn only by a later one."""

    uid = models.UUIDField(unique=True)
    kind = models.SlugField(max_length=60, help_text="The sort of document, as its builder is registered.")
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    title = models.CharField(max_length=300)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    as_at = models.DateField(help_text="The day its figures were said to be true of.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="publications", help_text="Empty: the system."
    )
    remarks = models.TextField(blank=True, help_text="What a file could not show as it stands in the record.")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="core_publication_record")]
        triggers = [frozen(), *indexed("publication", title="NEW.title", body=["NEW.remarks"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the publication's page."""
        return reverse("publication", args=[self.uid])


class Format(models.TextChoices):
    """What a document is published as. Each stands for itself: none is made from another."""

    HTML = "html", "Web page"
    DOCX = "docx", "Word"
    PDF = "pdf", "PDF"


def _of_content(*functions: str | tuple[str, str]) -> Func:
    """Return an expression on the content: functions of PostgreSQL, innermost first, some with an argument."""
    made: F | Func = F("content")
    for function in functions:
        name, *arguments = (function,) if isinstance(function, str) else function
        made = Func(made, *map(Value, arguments), function=name)
    return made  # type: ignore[return-value]


@audit.untracked("its bytes are frozen by trigger and would be kept twice")
class PublicationFile(models.Model):
    """One file of a publication. Hash and size are the database's own, so they cannot say anything else."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    format = models.CharField(max_length=4, choices=Format)
    name = models.CharField(max_length=150, help_text="The name a reader keeps it under.")
    content = models.BinaryField()
    sha256 = models.GeneratedField(
        expression=_of_content("sha256", ("encode", "hex")),
        output_field=models.CharField(max_length=64),
        db_persist=True,
    )
    size = models.GeneratedField(
        expression=_of_content("octet_length"), output_field=models.PositiveBigIntegerField(), db_persist=True
    )

    class Meta:
        ordering = ["publication", "format"]
        constraints = [models.UniqueConstraint(fields=["publication", "format"], name="core_publicationfile_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the file itself."""
        return reverse("publication-file", args=[self.publication.uid, self.format])


@audit.track()
class PublicationFigure(models.Model):
    """A figure of the record that a publication prints, with the version that was read."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="figures")
    token = models.CharField(max_length=200)
    text = models.CharField(max_length=100, help_text="The figure as it was printed.")
    label = models.CharField(max_length=300, blank=True, help_text="What it counts.")
    version = models.CharField(max_length=100)
    url = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["publication", "id"]
        constraints = [models.UniqueConstraint(fields=["publication", "token"], name="core_publicationfigure_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.token}: {self.text}"
