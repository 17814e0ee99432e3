"""What the API keeps for itself: how often each client asked. No business nouns live here."""

from django.db import models

from salford_css.core import audit


@audit.untracked("a counter that begins again every minute")
class RequestCount(models.Model):
    """How many requests came under a name in the minute it was last heard of. Unlogged: lost in a crash, and cheap."""

    name = models.CharField(max_length=200, primary_key=True)
    minute = models.BigIntegerField()
    used = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.used}"
