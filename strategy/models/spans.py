"""A second and third uncertain date on one row: `original`, `started`, `done` beside the current one."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from salford_css.core import dates


def span(prefix: str) -> property:
    """Return a property that reads and writes `<prefix>_earliest`, `_latest` and `_as_written` as one value."""
    names = [f"{prefix}_{part}" for part in ("earliest", "latest", "as_written")]

    def read(row: Any) -> dates.UncertainDate:
        return dates.UncertainDate(*(getattr(row, name) for name in names))

    def write(row: Any, value: dates.UncertainDate) -> None:
        for name, part in zip(names, (value.earliest, value.latest, value.as_written), strict=True):
            setattr(row, name, part)

    return property(read, write)


def span_check(prefix: str) -> models.CheckConstraint:
    """Demand both ends in order, or neither."""
    first, last = f"{prefix}_earliest", f"{prefix}_latest"
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{last}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{last}__isnull": False, f"{last}__gte": F(first)}),
        name=f"%(app_label)s_%(class)s_{prefix}_when",
        violation_error_message="Give the first and the last possible day, in that order, or neither.",
    )


class Done(models.Model):
    """When something was done: known exactly, roughly, or not (yet)."""

    done_earliest = models.DateField(null=True, blank=True, help_text="First day on which it can have been done.")
    done_latest = models.DateField(null=True, blank=True, help_text="Last day on which it can have been done.")
    done_as_written = models.CharField(max_length=100, blank=True, help_text="In the words of the record.")
    done = span("done")

    class Meta:
        abstract = True
        constraints = [span_check("done")]
