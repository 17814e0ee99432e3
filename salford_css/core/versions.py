"""Versions: text that was shown to somebody is a row that never changes again."""

import pgtrigger
from django.db import models


def frozen(name: str = "frozen") -> pgtrigger.Protect:
    """Return the trigger that refuses every update and delete of a row; put it into Meta.triggers."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def kept(name: str = "kept") -> pgtrigger.Protect:
    """Return the trigger that refuses to delete a row: rows are ended, withdrawn or superseded."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete)


class Version(models.Model):
    """One frozen wording. A child names its parent and makes (parent, number) unique."""

    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(help_text="When this version was made in the product.")
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["number"]
        triggers = [frozen()]
