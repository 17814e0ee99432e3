"""Choices that the models of this app share, with their words."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import models

from salford_css.core.periods import Frequency

FREQUENCIES = [
    (Frequency.MONTH.value, "every month"),
    (Frequency.QUARTER.value, "every quarter"),
    (Frequency.YEAR.value, "every year"),
    (Frequency.TWO_YEARS.value, "every second year"),
]


def labelled(kinds: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return choices for an enumeration of a pure module whose members have a label."""
    return [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class Stage(models.TextChoices):
    """How settled a figure is."""

    ESTIMATE = "estimate", "estimate"
    IN_YEAR = "in_year", "in-year, not validated"
    PROVISIONAL = "provisional", "provisional"
    FINAL = "final", "final"
    RESTATED = "restated", "restated"
    CORRECTED = "corrected", "corrected"


class Grade(models.TextChoices):
    """How good the evidence for a figure is."""

    FIRM = "A", "firm"
    FAIR = "B", "fair"
    WEAK = "C", "weak"
    UNPROVEN = "D", "unproven"


class Counting(models.TextChoices):
    """How the counting runs through the year."""

    SNAPSHOT = "snapshot", "as it stands on one day"
    CUMULATIVE = "cumulative", "added up since April"
    FLOW = "flow", "what happened in the period"


class CareService(models.TextChoices):
    """Which half of social services a judgement is about."""

    CHILDREN = "children", "children"
    ADULTS = "adults", "adults"


class Audience(models.TextChoices):
    """To whom a measure is a headline: shown first, told first."""

    CABINET = "cabinet", "Cabinet"
    DIRECTORS = "directors", "the Directors' Team"
    SCRUTINY = "scrutiny", "scrutiny"
    PARTNERS = "partners", "partners"
    PUBLIC = "public", "the public"


class Shade(models.TextChoices):
    """The colour that stands beside a band's name."""

    DEEP_GREEN = "deep-green", "dark green"
    LIGHT_GREEN = "light-green", "light green"
    YELLOW = "yellow", "yellow"
    ORANGE = "orange", "orange"
    RED = "red", "red"
    GREY = "grey", "grey"


class Question(models.TextChoices):
    """The two questions a service was judged on."""

    NOW = "now", "serving people well now"
    PROSPECTS = "prospects", "prospects, later capacity for improvement"
