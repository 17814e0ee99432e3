"""The shape of every trail table: what changed, when, by whom and why. Written by database triggers only."""

import pghistory.models
from django.db import models


class Trail(pghistory.models.Event):
    """One event of one row. The key has 64 bits because a council's trail outgrows 32.

    The class name ends every trail table's name; with the library's own name, the trail of Consultation would be
    called ConsultationEvent, which is a noun of ours.
    """

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True
