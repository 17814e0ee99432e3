"""Shapes of indicators and results. Every value travels as text, with the digits it was published with."""

from typing import Any

from rest_framework import serializers

from performance.aims import Polarity
from performance.measures import Status
from performance.models.choices import FREQUENCIES, Grade, Stage
from salford_css.core.models import Standing


def published(about: str, **more: Any) -> serializers.DecimalField:
    """Return a field for a published number."""
    return serializers.DecimalField(max_digits=None, decimal_places=None, allow_null=True, help_text=about, **more)


class DefinitionShape(serializers.Serializer[Any]):
    """How an indicator is counted, in the latest wording."""

    number = serializers.IntegerField(help_text="Counts the wordings; a result names the one it was counted under.")
    numerator = serializers.CharField(help_text="What is counted.")
    denominator = serializers.CharField(help_text="Empty: the measure is a count or a sum.")
    unit = serializers.CharField(help_text="As published: percent, per 1000, GBP per week.")
    precision = serializers.IntegerField(help_text="Places after the point in publications.")
    polarity = serializers.ChoiceField([each.value for each in Polarity], help_text="Which way is good.")
    frequency = serializers.ChoiceField([code for code, _ in FREQUENCIES], help_text="How often a figure is due.")
    counting = serializers.CharField(help_text="snapshot, cumulative or flow; empty: not recorded.")
    source_return = serializers.CharField(help_text="The return the figures come from.")
    standing = serializers.ChoiceField(Standing.values, help_text="How sure we are of this wording.")


class IndicatorShape(serializers.Serializer[Any]):
    """An indicator of a framework."""

    indicator = serializers.CharField(source="outside", help_text="Its name in addresses: framework:code.")
    framework = serializers.CharField(source="framework.code", help_text="Who publishes it under this code.")
    framework_name = serializers.CharField(source="framework.name", help_text="The framework in full.")
    code = serializers.CharField(help_text="The framework's own code.")
    title = serializers.CharField(help_text="As published.")
    domain = serializers.CharField(help_text="The heading under which the framework lists it.")
    client_group = serializers.CharField(
        source="client_group.ref", allow_null=True, help_text="Whom it is about, such as older-people."
    )
    standing = serializers.ChoiceField(Standing.values, help_text="How sure we are of code and title.")
    source = serializers.CharField(help_text="Where it stands in print.")  # type: ignore[assignment]
    definition = DefinitionShape(
        source="latest_definition", allow_null=True, help_text="The latest wording; null: nobody has entered one."
    )


class ResultShape(serializers.Serializer[Any]):
    """What is believed today of one period of one series."""

    indicator = serializers.CharField(source="series_indicator", help_text="framework:code")
    organisation = serializers.CharField(source="series_organisation", help_text="ODS code, or ref where it has none.")
    breakdown = serializers.CharField(source="series_breakdown", help_text="`total` is everybody.")
    frequency = serializers.ChoiceField(
        [code for code, _ in FREQUENCIES], source="series.frequency", help_text="The length of its periods."
    )
    period = serializers.CharField(source="period_code", help_text="2026-27, 2026-27-Q1 or 2026-27-M06.")
    first_day = serializers.DateField(source="period", help_text="The period's first day.")
    value = published("Null where there is none: status says why.", source="open_value")
    numerator = published("Null: not published.", source="open_numerator")
    denominator = published("Null: not published, or a count.", source="open_denominator")
    unit = serializers.CharField(source="definition.unit", help_text="As published: percent, days, GBP per week.")
    status = serializers.ChoiceField(
        [each.value for each in Status],
        source="open_status",
        help_text="Missing, withheld and zero differ. A small number, and one that would give it away, is suppressed.",
    )
    stage = serializers.ChoiceField(Stage.values, help_text="How settled the figure is.")
    grade = serializers.ChoiceField(["", *Grade.values], help_text="How good the evidence is; empty: not graded.")
    note = serializers.CharField(source="open_note", help_text="What the publisher adds to the figure.")
    source = serializers.CharField(help_text="Where it stands in print.")  # type: ignore[assignment]
    definition = serializers.IntegerField(source="definition.number", help_text="The wording it was counted under.")
    version = serializers.IntegerField(help_text="Counts the restatements.")
    known_from = serializers.DateField(help_text="The day from which this figure was known.")
    recorded_at = serializers.DateTimeField(help_text="When it was written here.")
