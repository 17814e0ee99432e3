"""Shapes of spending that a partner reports, month by month."""

from typing import Any

from rest_framework import serializers

from partnerships.models import ExpenditureState
from salford_css.core.api.shapes import MonthCode, Pounds, StrictShape, Words

LINE = "The line's name in the statement."


class ExpenditureLineShape(serializers.Serializer[Any]):
    """What was reported of a line."""

    line = serializers.CharField(source="line.code", help_text=LINE)
    actual = serializers.DecimalField(14, 2, allow_null=True, help_text="Pounds spent in the month; null: not said.")
    forecast = serializers.DecimalField(
        14, 2, allow_null=True, help_text="Pounds expected of the year; null: not said."
    )
    cause = serializers.CharField(help_text="Why it differs from the budget.")


class ExpenditureShape(serializers.Serializer[Any]):
    """A month's spending as your organisation reported it."""

    uid = serializers.UUIDField(help_text="Its name in addresses.")
    period = serializers.CharField(source="month_code", help_text="The month.")
    version = serializers.IntegerField(source="number", help_text="A correction has the next number.")
    state = serializers.ChoiceField(ExpenditureState.values, help_text="What has become of it.")
    note = serializers.CharField(help_text="What you said.")
    sent_on = serializers.DateField(help_text="The day it came.")
    answered_on = serializers.DateField(allow_null=True, help_text="The day it was answered.")
    answer = serializers.CharField(help_text="Why it was refused; empty otherwise.")
    currency = serializers.CharField(help_text="GBP.")
    lines = ExpenditureLineShape(many=True, source="lines_told", help_text="Line by line.")


class ExpenditureLineTaken(StrictShape):
    """A line of a month's spending: what was spent, what is expected of the year, or both."""

    line = Words(max_length=60, help_text=LINE)
    actual = Pounds(required=False, allow_null=True, default=None, help_text="Pounds spent in the month, as text.")
    forecast = Pounds(required=False, allow_null=True, default=None, help_text="Pounds expected of the year, as text.")
    cause = Words(max_length=500, default="", allow_blank=True, help_text="Why it differs from the budget.")


class ExpenditureTaken(StrictShape):
    """A month's spending, whole. Sent again it is the next version, with a note that says why."""

    period = MonthCode(help_text="The month, such as 2006-07-M06; April is month 01.")
    note = Words(max_length=500, default="", allow_blank=True, help_text="For a correction: why.")
    lines = ExpenditureLineTaken(many=True, allow_empty=False, help_text="Line by line; each line once.")
