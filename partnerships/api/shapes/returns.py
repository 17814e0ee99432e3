"""Shapes of what a pool's manager reports, and of the figures a reporting round asks for."""

from typing import Any

from rest_framework import serializers

from partnerships.models import FigurePart, PartnerAnswer, ReturnKind
from partnerships.models import ReturnState as PoolReturnState
from performance.collecting.facts import ALLOWED
from performance.collecting.lifecycle import Cause, ReturnState
from performance.models import Stage
from salford_css.core.api.shapes import DecimalText, StrictShape, Words

SENT_STATES = tuple(state for state in PoolReturnState.values if state != PoolReturnState.DRAFT)


def number(words: str) -> serializers.DecimalField:
    """Return a field of a number as it was given."""
    return serializers.DecimalField(20, 10, allow_null=True, help_text=words)


class ReturnFigureShape(serializers.Serializer[Any]):
    """A row of a return."""

    part = serializers.ChoiceField(FigurePart.values, help_text="To which part it belongs.")
    name = serializers.CharField(help_text="What it is.")
    plan = number("Planned; pounds but for metrics.")
    actual = number("What came of it.")
    forecast = number("Expected.")
    variance = number("The difference.")
    words = serializers.CharField(help_text="Remarks.")
    illustrative = serializers.BooleanField(help_text="True: made up for a demonstration.")


class AnswerShape(serializers.Serializer[Any]):
    """What a partner said to a version."""

    version = serializers.IntegerField(source="version.number", help_text="To which version.")
    party = serializers.CharField(source="party_name", help_text="Who.")
    answer = serializers.ChoiceField(PartnerAnswer.values, help_text="What.")
    on = serializers.DateField(help_text="When.")
    words = serializers.CharField(help_text="In its words; may be empty.")


class ReturnShape(serializers.Serializer[Any]):
    """What a pool's manager reported of a quarter or a year, in its newest version."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    pool = serializers.CharField(source="pool_year.fund.ref", help_text="Of which pool.")
    year = serializers.CharField(source="year_code", help_text="The financial year.")
    kind = serializers.ChoiceField(ReturnKind.values, help_text="What sort of return.")
    quarter = serializers.IntegerField(allow_null=True, help_text="Null: the whole year.")
    state = serializers.ChoiceField(SENT_STATES, help_text="Where it stands.")
    due_on = serializers.DateField(allow_null=True, help_text="When it was due; null: no day was set.")
    version = serializers.IntegerField(source="newest_number", help_text="The newest version; answers name it.")
    submitted_on = serializers.DateField(source="newest_on", help_text="When that was sent.")
    summary = serializers.CharField(source="newest_summary", help_text="What the manager wrote beside the figures.")
    figures = ReturnFigureShape(many=True, source="figures_told", help_text="As they were sent.")
    answers = AnswerShape(many=True, source="answers_told", help_text="What the partners said, oldest first.")


class AnswerTaken(StrictShape):
    """Your organisation's answer to the newest version of a return."""

    version = serializers.IntegerField(min_value=1, help_text="The version you read.")
    answer = serializers.ChoiceField(PartnerAnswer.values, help_text="What you say to it.")
    words = Words(max_length=1000, default="", allow_blank=True, help_text="What you ask; a query needs it.")


class RoundFigureShape(serializers.Serializer[Any]):
    """A figure that a round asks for, and what stands there."""

    indicator = serializers.CharField(help_text="framework:code.")
    title = serializers.CharField(source="series.indicator.title", help_text="What it is called.")
    value = number("The figure; null: none yet, or the two parts are given.")
    numerator = number("What is counted.")
    denominator = number("Out of what.")
    status = serializers.CharField(help_text="Why there is no figure; empty: none said.")
    stage = serializers.ChoiceField(Stage.values, help_text="How settled it is.")
    source = serializers.CharField(help_text="Where it comes from.")  # type: ignore[assignment]
    commentary = serializers.CharField(help_text="What is said of it.")
    cause = serializers.CharField(help_text="Why it lies away from its target.")
    explanation = serializers.CharField(help_text="The same in words.")


class ResultReturnShape(serializers.Serializer[Any]):
    """What a reporting round asks of your organisation, and how far it is."""

    ref = serializers.CharField(help_text="Its name in addresses.")
    framework = serializers.CharField(source="round.framework.code", help_text="Of which framework.")
    period = serializers.CharField(source="period_told", help_text="The period the figures are about.")
    opens = serializers.DateField(source="round.opens", help_text="From when figures are taken.")
    due = serializers.DateField(source="round.due", help_text="By when the return is handed in.")
    state = serializers.ChoiceField(ReturnState.values, help_text="Where it stands.")
    figures = RoundFigureShape(many=True, source="entries_told", help_text="What it asks of that which you may submit.")


class RoundFigureTaken(StrictShape):
    """A figure: its value, or the two parts it is divided from, or the reason why there is none."""

    indicator = Words(max_length=120, help_text="framework:code.")
    value = DecimalText(required=False, allow_null=True, default=None, help_text="The figure, as text.")
    numerator = DecimalText(required=False, allow_null=True, default=None, help_text="What is counted, as text.")
    denominator = DecimalText(required=False, allow_null=True, default=None, help_text="Out of what, as text.")
    status = serializers.ChoiceField(
        [status.value for status in ALLOWED], default="", allow_blank=True, help_text="Why there is no figure."
    )
    stage = serializers.ChoiceField(Stage.values, default=Stage.PROVISIONAL.value, help_text="How settled it is.")
    source = Words(max_length=500, default="", allow_blank=True, help_text="Where it comes from.")  # type: ignore[assignment]
    commentary = Words(max_length=10_000, default="", allow_blank=True, help_text="What is worth saying.")
    cause = serializers.ChoiceField(
        Cause.choices, default="", allow_blank=True, help_text="Beyond its tolerance: why it lies away from its target."
    )
    explanation = Words(max_length=10_000, default="", allow_blank=True, help_text="Beyond its tolerance: in words.")
    action = Words(
        max_length=500, default="", allow_blank=True, help_text="On the wrong side of its target: what will be done."
    )
    act_by = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="By when that is to have worked."
    )


class ResultsTaken(StrictShape):
    """Figures for a return of a reporting round."""

    figures = RoundFigureTaken(many=True, allow_empty=False, help_text="Each indicator once.")
    hand_in = serializers.BooleanField(
        default=True, help_text="false: the figures are kept as a draft; true: the return is handed in with them."
    )
