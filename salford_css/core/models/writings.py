"""How often the record was written."""

from django.db import models

from salford_css.core import audit


@audit.untracked("a counter: what was written has a trail of its own")
class Writing(models.Model):
    """How many transactions of one connection to the database wrote what other systems read (core.freshness)."""

    backend = models.IntegerField(primary_key=True, help_text="Process of the connection. 0: those that are closed.")
    times = models.BigIntegerField()
    latest = models.DateTimeField()

    def __str__(self) -> str:
        return f"Connection {self.backend}: {self.times}"
